/* pair: --from 1.7 run-only by-name */
#include "hw/ptimer.h"
#include "qemu/main-loop.h"
struct p { QEMUBH *bh; ptimer_state *t; int n; };
static void tick(void *o) { struct p *s = o; s->n++; }
static void go(struct p *s) { ptimer_set_freq(s->t, 1000); ptimer_set_limit(s->t, 7, 1); if (s->n == 0) ptimer_run(s->t, 1); else if (s->n == 1) ptimer_stop(s->t); else { ptimer_stop(s->t); ptimer_run(s->t, 0); } }
void pair_run(void *opaque)
{
    static struct p p;
    p.bh = qemu_bh_new(tick, &p);
    p.t = ptimer_init(p.bh);
    go(&p);
    pair_value("d", qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL, QEMU_TIMER_ATTR_ALL));
    p.n = 2; go(&p);
    pair_value("c", ptimer_get_count(p.t));
    p.n = 1; go(&p);
    pair_value("d", qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL, QEMU_TIMER_ATTR_ALL));
}
