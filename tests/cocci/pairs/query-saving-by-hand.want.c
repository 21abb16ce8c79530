/* pair: --from 1.0 */
/* Timers saved by hand. */
static void save(QEMUFile *f, struct query_dev *s)
{
    qemu_put_be32(f, s->level);
    timer_put(f, s->timer);
}

static int load(QEMUFile *f, struct query_dev *s, int version)
{
    s->level = qemu_get_be32(f);
    timer_get(f, s->timer);
    return 0;
}
