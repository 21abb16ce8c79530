/*
 * old-0.12: what a compiler of that time left: no header of ours, the prototypes
 * and meanings of 0.12.
 */
#include <stdint.h>
#include <stdio.h>

typedef struct QEMUClock QEMUClock;
typedef struct QEMUTimer QEMUTimer;
typedef struct QEMUBH QEMUBH;
typedef struct ptimer_state ptimer_state;

extern QEMUClock *rt_clock, *vm_clock;
int64_t qemu_get_clock(QEMUClock *clock);
QEMUTimer *qemu_new_timer(QEMUClock *clock, void (*cb)(void *), void *opaque);
void qemu_mod_timer(QEMUTimer *ts, int64_t expire_time);
void qemu_free_timer(QEMUTimer *ts);
void main_loop_wait(int timeout);
QEMUBH *qemu_bh_new(void (*cb)(void *), void *opaque);
ptimer_state *ptimer_init(QEMUBH *bh);
void ptimer_set_period(ptimer_state *s, int64_t period);
void ptimer_set_count(ptimer_state *s, uint64_t count);
void ptimer_run(ptimer_state *s, int oneshot);

void old_part(void);

static ptimer_state *s; /* nothing frees it before 2.9 */

static void tick(void *name)
{
    printf("%s\n", (const char *)name);
}

void old_part(void)
{
    char name[] = "old timer, in ms";
    char counter[] = "old counter, by a bottom half";
    QEMUTimer *timer = qemu_new_timer(rt_clock, tick, name);

    s = ptimer_init(qemu_bh_new(tick, counter));
    qemu_mod_timer(timer, qemu_get_clock(rt_clock) + 2);
    main_loop_wait(0); /* polls */
    printf("polled\n");
    main_loop_wait(500); /* waits */
    qemu_free_timer(timer);
    ptimer_set_period(s, 1000); /* no transaction */
    ptimer_set_count(s, 20);
    ptimer_run(s, 1);
    main_loop_wait(500);
    main_loop_wait(500);
}
