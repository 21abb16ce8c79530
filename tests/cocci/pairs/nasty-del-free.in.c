/* pair: --from 1.7 run-only */
#define STOP(t) do { timer_del(t); timer_free(t); } while (0)
#define KILL(t) timer_del(t); timer_free(t)
struct d { QEMUTimer *t[3]; int n; };
static int calls;
static int next(void) { return calls++; }
void pair_run(void *opaque)
{
    struct d d, *s = &d;
    for (d.n = 0; d.n < 3; d.n++) { d.t[d.n] = timer_new_ns(QEMU_CLOCK_HOST, pair_fired, opaque); timer_mod(d.t[d.n], 3000000 + d.n); }
    timer_del(s->t[next()]); timer_free(s->t[next()]);
    timer_del(s->t[2]);
    if (s->n) timer_free(s->t[2]);
    pair_value("n", calls);
    QEMUTimer *u = timer_new_ns(QEMU_CLOCK_HOST, pair_fired, opaque), *v = timer_new_ns(QEMU_CLOCK_HOST, pair_fired, opaque), *w = timer_new_ns(QEMU_CLOCK_HOST, pair_fired, opaque);
    STOP(u);
    if (v) { KILL(v); }
    if (w != NULL && calls) { timer_del(w); timer_free(w); } else pair_value("else", 1);
    if (calls) timer_del(d.t[0]); timer_free(NULL);
}
