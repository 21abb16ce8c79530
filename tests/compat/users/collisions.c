/*
 * collisions: every macro of the compat headers, beside other things of the
 * same name. Compiles in every dialect; exit 0 when each meant what it said.
 */
#if defined(__clang__) && !defined(__STDC_VERSION__)
#pragma clang diagnostic ignored "-Wc99-extensions" /* our own use of bool */
#endif

#include "qemu-common.h"
#include "qemu-timer.h"
#include "sysemu.h"
#include "block/aio.h"

/* Members: a value and a function each. */
struct values {
    int init_clocks, qemu_init_main_loop, qemu_clock_deadline_ns_all;
    int timer_init, qemu_new_timer, qemu_clock_enable, qemu_clock_has_timers;
    int qemu_clock_expired, qemu_clock_warp;
    int aio_context_new, aio_set_fd_handler, aio_set_event_notifier;
    int event_notifier_set_handler, ptimer_init, timerlist_new;
    int timerlistgroup_init;
};

struct functions {
    int (*init_clocks)(int *);
    int (*qemu_init_main_loop)(int *);
    int (*qemu_clock_deadline_ns_all)(int, int);
    int (*timer_init)(int *);
    int (*qemu_new_timer)(int, int, int, int);
    int (*qemu_clock_enable)(int, int);
    int (*qemu_clock_has_timers)(int);
    int (*qemu_clock_expired)(int);
    int (*qemu_clock_warp)(int);
    int (*aio_context_new)(int *);
    int (*ptimer_init)(int, int, int);
    int (*timerlist_new)(int, int *, int);
    int (*timerlistgroup_init)(int, int *);
};

/* Declarations, as an old tree's own header has them. */
void init_clocks(QEMUTimerListNotifyCB *notify_cb);
int qemu_init_main_loop(Error **errp);
int64_t qemu_clock_deadline_ns_all(QEMUClockType type);
int64_t qemu_clock_deadline_ns_all(QEMUClockType type, int attr_mask);
void timer_init(QEMUTimer *ts, QEMUTimerList *timer_list, int scale,
                QEMUTimerCB *cb, void *opaque);
QEMUTimer *qemu_new_timer(QEMUClock *clock, QEMUTimerCB *cb, void *opaque);
QEMUTimer *qemu_new_timer(QEMUClock *clock, int scale,
                          QEMUTimerCB *cb, void *opaque);
void qemu_clock_enable(QEMUClock *clock, bool enabled);
int64_t qemu_clock_has_timers(QEMUClock *clock);
int64_t qemu_clock_expired(QEMUClock *clock);
ptimer_state *ptimer_init(QEMUBH *bh);
ptimer_state *ptimer_init(QEMUBH *bh, uint8_t policy_mask);
ptimer_state *ptimer_init(ptimer_cb callback, void *callback_opaque,
                          uint8_t policy_mask);
void ptimer_set_freq(ptimer_state *s, uint32_t freq);
QEMUTimerList *timerlist_new(QEMUClockType type, QEMUTimerListNotifyCB *cb,
                             void *opaque);
void timerlistgroup_init(QEMUTimerListGroup *tlg, QEMUTimerListNotifyCB *cb,
                         void *opaque);
AioContext *aio_context_new(Error **errp);
void aio_set_fd_handler(AioContext *ctx, int fd, IOHandler *io_read,
                        IOHandler *io_write, void *opaque);
void aio_set_event_notifier(AioContext *ctx, EventNotifier *notifier,
                            EventNotifierHandler *io_read);

/* And a definition, as in the tools of 1.0. */
void qemu_clock_warp(QEMUClock *clock);
void qemu_clock_warp(QEMUClock *clock)
{
    (void)clock;
}

static int one(int *p)
{
    return *p + 1;
}

static int same(int a)
{
    return a;
}

static int sum2(int a, int b)
{
    return a + b;
}

static int sum3(int a, int b, int c)
{
    return a + b + c;
}

static int sum4(int a, int b, int c, int d)
{
    return a + b + c + d;
}

static int sum_at(int a, int *b, int c)
{
    return a + *b + c;
}

static int at(int a, int *b)
{
    return a + *b;
}

static int members(void)
{
    struct values v = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 1, 1, 1, 1, 1, 1 };
    struct functions f = { one, one, sum2, one, sum4, sum2, same, same, same,
                           one, sum3, sum_at, at };
    struct functions *p = &f;
    int n = 1;

    v.qemu_new_timer += v.init_clocks + v.qemu_init_main_loop
                        + v.qemu_clock_deadline_ns_all + v.timer_init;
    v.qemu_clock_warp += v.qemu_clock_enable + v.qemu_clock_has_timers
                         + v.qemu_clock_expired;
    v.aio_context_new += v.aio_set_fd_handler + v.aio_set_event_notifier
                         + v.event_notifier_set_handler + v.ptimer_init
                         + v.timerlist_new + v.timerlistgroup_init;
    return v.qemu_new_timer == 15 && v.qemu_clock_warp == 30
           && v.aio_context_new == 7 && p->aio_context_new(&n) == 2
           && p->ptimer_init(1, 2, 3) == 6
           && p->timerlist_new(1, &n, 3) == 5
           && f.timerlistgroup_init(1, &n) == 2
           && p->init_clocks(&n) == 2 && p->qemu_init_main_loop(&n) == 2
           && p->qemu_clock_deadline_ns_all(1, 2) == 3
           && p->timer_init(&n) == 2 && f.qemu_new_timer(1, 2, 3, 4) == 10
           && f.qemu_clock_enable(3, 4) == 7 && f.qemu_clock_has_timers(5) == 5
           && f.qemu_clock_expired(6) == 6 && p->qemu_clock_warp(7) == 7;
}

/* Variables, which hide the functions. */
static int variables(int timer_init)
{
    int init_clocks = 1, qemu_init_main_loop = 2;
    int qemu_clock_deadline_ns_all = 3, qemu_new_timer = 4;
    int (*qemu_clock_enable)(int, int) = sum2;
    int (*qemu_clock_has_timers)(int) = same;
    int qemu_clock_expired = 5, qemu_clock_warp = 6;
    int aio_context_new = 0, aio_set_fd_handler = 0;
    int aio_set_event_notifier = 0, event_notifier_set_handler = 0;
    int ptimer_init = 0, timerlist_new = 0, timerlistgroup_init = 0;

    return init_clocks + qemu_init_main_loop + qemu_clock_deadline_ns_all
           + qemu_new_timer + qemu_clock_enable(1, 1)
           + qemu_clock_has_timers(1) + qemu_clock_expired + qemu_clock_warp
           + aio_context_new + aio_set_fd_handler + aio_set_event_notifier
           + event_notifier_set_handler + ptimer_init + timerlist_new
           + timerlistgroup_init
           + timer_init == 31;
}

/* Addresses: the newest shape, of qemu_new_timer the last. */
static int addresses(void)
{
    void (*a)(QEMUTimerListNotifyCB *) = init_clocks;
    int (*b)(Error **) = &qemu_init_main_loop;
    int64_t (*c)(QEMUClockType, int) = qemu_clock_deadline_ns_all;
    QEMUTimer *(*d)(QEMUClock *, int, QEMUTimerCB *, void *) = qemu_new_timer;
    void (*e)(QEMUClockType, bool) = qemu_clock_enable;
    bool (*f)(QEMUClockType) = qemu_clock_has_timers;
    bool (*g)(QEMUClockType) = qemu_clock_expired;
    void (*h)(QEMUClockType) = qemu_clock_warp;

    e(QEMU_CLOCK_VIRTUAL, true);
    h(QEMU_CLOCK_VIRTUAL);
    return a && b && c(QEMU_CLOCK_VIRTUAL, -1) == -1 && d
           && !f(QEMU_CLOCK_VIRTUAL) && !g(QEMU_CLOCK_VIRTUAL);
}

/* Parenthesised, the name is a function's and never a macro's. */
static int parenthesised(void)
{
    (qemu_clock_enable)(QEMU_CLOCK_VIRTUAL, true);
    return !(qemu_clock_has_timers)(QEMU_CLOCK_VIRTUAL)
           && (qemu_clock_deadline_ns_all)(QEMU_CLOCK_VIRTUAL, -1) == -1;
}

static int calls(void)
{
    QEMUClock *clocks[2];
    QEMUClock **pointer = clocks;

    clocks[0] = vm_clock;
    clocks[1] = rt_clock;
    qemu_clock_enable((*pointer), 1);
    qemu_clock_enable(pointer[1], 1);
    qemu_clock_warp(vm_clock);
    qemu_clock_warp(QEMU_CLOCK_VIRTUAL);
    return !qemu_clock_has_timers(clocks[0]) && !qemu_clock_expired(vm_clock)
           && qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL) == -1;
}

int main(void)
{
    return members() && variables(7) && addresses() && parenthesised()
           && calls() ? 0 : 1;
}
