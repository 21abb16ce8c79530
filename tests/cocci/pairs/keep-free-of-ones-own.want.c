/* pair: --from 5.2 no-run by-hand-more */
/* What frees here is the file's own, and deletes nothing. */
#define timer_free(thing) own_forget(thing)

static void over(struct own_dev *s)
{
    timer_del(s->timer);
    timer_free(s->timer);
}
