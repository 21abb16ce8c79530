/* pair: --from 0.14 no-run report-more */
/* A member of a struct that is declared elsewhere. */
static int64_t now(PersonDevice *s)
{
    return qemu_get_clock(s->clock) + 3;
}
