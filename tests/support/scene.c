/*
 * scene: a list on a standing clock, four timers A to D, and who fired when.
 */
#include "scene.h"

#include "fake-clock.h"

#include <stdlib.h>
#include <string.h>

static void fire(void *opaque)
{
    Spy *spy = opaque;
    Scene *s = spy->scene;

    if (s->count < sizeof s->fired - 1) {
        s->fired[s->count] = spy->name;
        s->fired_ns[s->count] = qemu_clock_get_ns(s->type);
    }
    s->count++;
    spy->fired++;
    if (spy->then) {
        spy->then(spy); /* may free the spy */
    }
}

static void on_notify(void *opaque, QEMUClockType type)
{
    Scene *s = opaque;

    s->notified++;
}

void spy_init(Spy *spy, Scene *s, char name, QEMUTimerList *list, int scale)
{
    *spy = (Spy){.scene = s, .name = name};
    timer_init_tl(&spy->timer, list, scale, fire, spy);
}

Scene *scene_new_on(QEMUClockType type)
{
    Scene *s = calloc(1, sizeof *s);

    s->type = type;
    s->list = timerlist_new(type, on_notify, s);
    spy_init(&s->a, s, 'A', s->list, SCALE_NS);
    spy_init(&s->b, s, 'B', s->list, SCALE_NS);
    spy_init(&s->c, s, 'C', s->list, SCALE_NS);
    spy_init(&s->d, s, 'D', s->list, SCALE_NS);
    return s;
}

Scene *scene_new(void)
{
    Scene *s = scene_new_on(QEMU_CLOCK_REALTIME);

    fake_clock_install(QEMU_CLOCK_REALTIME);
    fake_clock_set_ns(QEMU_CLOCK_REALTIME, T0);
    s->notified = 0;
    return s;
}

void scene_free(Scene *s)
{
    timer_del(&s->a.timer);
    timer_del(&s->b.timer);
    timer_del(&s->c.timer);
    timer_del(&s->d.timer);
    vmtimer_check(s->list);
    timerlist_free(s->list);
    free(s);
}

void scene_run_at(Scene *s, int64_t now_ns)
{
    fake_clock_set_ns(s->type, now_ns);
    s->progress = timerlist_run_timers(s->list);
    vmtimer_check(s->list);
}

void scene_forget(Scene *s)
{
    memset(s->fired, 0, sizeof s->fired);
    s->count = 0;
}
