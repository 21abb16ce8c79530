/*
 * scene: a list on a standing clock, four timers A to D, and who fired when.
 *
 *     Scene *s = scene_new();
 *     timer_mod(&s->a.timer, T0 + 10);
 *     scene_run_at(s, T0 + 10);
 *     assert_fired(s, "A");
 *     scene_free(s);
 */
#ifndef SUPPORT_SCENE_H
#define SUPPORT_SCENE_H

#include "promise.h"
#include "vmtimer.h"

#define T0 INT64_C(1000) /* where the clock stands at first, ns */

typedef struct Scene Scene;
typedef struct Spy Spy;

/* A timer that records its firings and then does what the test wants. */
struct Spy {
    QEMUTimer timer;
    Scene *scene;
    char name;
    unsigned fired;
    void (*then)(Spy *spy);
    Spy *other; /* for `then` */
};

struct Scene {
    QEMUClockType type;
    QEMUTimerList *list;
    Spy a, b, c, d;
    unsigned notified;
    bool progress; /* what the last run said */
    unsigned count;
    char fired[256]; /* the names, in order */
    int64_t fired_ns[256]; /* the clock in the callback */
};

/* On a REALTIME that stands at T0. */
Scene *scene_new(void);

/* On a clock that the caller drives. */
Scene *scene_new_on(QEMUClockType type);

/* Deletes what is pending. */
void scene_free(Scene *s);

void spy_init(Spy *spy, Scene *s, char name, QEMUTimerList *list, int scale);

/* The clock moves there, and one pass runs. */
void scene_run_at(Scene *s, int64_t now_ns);

/* These fired since the last time this was asked, in this order. */
#define assert_fired(s, names) \
    do {                                                  \
        assert_string_equal((s)->fired, names);           \
        scene_forget(s);                                  \
    } while (0)

void scene_forget(Scene *s);

#endif
