/*
 * vmtimer/extras.h - what vmtimer has beyond QEMU
 */
#ifndef VMTIMER_EXTRAS_H
#define VMTIMER_EXTRAS_H

#if defined(__clang__) && !defined(__cplusplus) && !defined(__STDC_VERSION__)
#pragma clang system_header /* gnu89 has no bool */
#endif

#include "main-loop.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * vmtimer_vm_stop, vmtimer_vm_start - stop and start the machine
 *
 * Stop disables VIRTUAL (waiting as qemu_clock_enable does) and freezes the
 * running time; start undoes both. Idempotent.
 */
void vmtimer_vm_stop(void);
void vmtimer_vm_start(void);

/**
 * VmtimerClockSource - where a clock's time comes from
 * @read: the time, ns. Required. Any thread
 * @kernel_deadline: the CLOCK_MONOTONIC time (HOST: CLOCK_REALTIME) at which
 *     the clock will have reached @expire_ns, rounded up, in *@ret_kernel_ns;
 *     false: it never will by itself. NULL: never; say qemu_clock_notify()
 *     after moving it
 * @use_for_deadline: NULL: true
 * @before_pass: asked before a list runs; false: it does not. NULL: true
 * @before_timer: asked before each due timer, in order; false ends the pass and
 *     leaves the rest armed. NULL: true
 * @new_head: a list of this clock has a new head; comes before its notify.
 *     NULL: nothing
 *
 * icount, record/replay and every fake clock are such tables. @read,
 * @kernel_deadline and @use_for_deadline may run while a wake-up is being set, with
 * locks of ours held: they must not arm timers, nor wait for a thread that does.
 * No lock of ours is held over the others.
 */
typedef struct VmtimerClockSource {
    int64_t (*read)(void *opaque);
    bool (*kernel_deadline)(void *opaque, int64_t expire_ns,
                            int64_t *ret_kernel_ns);
    bool (*use_for_deadline)(void *opaque);
    bool (*before_pass)(void *opaque);
    bool (*before_timer)(void *opaque, const QEMUTimer *ts);
    void (*new_head)(void *opaque);
} VmtimerClockSource;

/**
 * vmtimer_clock_set_source - let @source drive a clock; NULL: its own again
 *
 * The table and @opaque stay the caller's and must outlive their use; another
 * thread that was reading may still be in the old source when this returns.
 * Every context re-arms.
 */
void vmtimer_clock_set_source(QEMUClockType type,
                              const VmtimerClockSource *source, void *opaque);

/**
 * vmtimer_clock_set_rate - let running time pass at @num / @den of real time
 * @type: QEMU_CLOCK_VIRTUAL or VIRTUAL_RT, which go together; others stop the
 * program
 *
 * Takes effect now, without a jump. Both must be positive.
 */
void vmtimer_clock_set_rate(QEMUClockType type, uint32_t num, uint32_t den);

/**
 * vmtimer_clock_step - go to the next deadline of frozen running time, run it
 * @type: QEMU_CLOCK_VIRTUAL
 *
 * Moves VIRTUAL and, unless that has a source, VIRTUAL_RT. Runs the lists that
 * this thread may run: the default ones, bare ones, and those of contexts it owns.
 * Returns the time reached, -1 when nothing was pending. A storm ends it, and
 * every verb that moves time; so does a callback that lets time run, or sets a
 * source on VIRTUAL. On a running clock, or one with a source, it stops the program
 * with a sentence: freeze with cpu_disable_ticks().
 */
int64_t vmtimer_clock_step(QEMUClockType type);

/**
 * vmtimer_run_until_idle - step until nothing is pending up to @limit_ns
 *
 * @limit_ns is absolute. Returns the time reached: that of the last firing.
 */
int64_t vmtimer_run_until_idle(int64_t limit_ns);

/**
 * vmtimer_del - timer_del that tells: true if it was pending, this call won
 * vmtimer_del_sync - and its callback runs in no other thread on return
 *
 * From its own callback vmtimer_del_sync returns at once. It waits for a
 * callback in another thread: the caller must hold no lock which that callback
 * takes.
 */
bool vmtimer_del(QEMUTimer *ts);
bool vmtimer_del_sync(QEMUTimer *ts);

/* Room for @n pending timers, so that arming them allocates nothing. */
void vmtimer_list_reserve(QEMUTimerList *timer_list, unsigned n);

/**
 * vmtimer_list_favour - make the list cheap for the calling thread
 *
 * It is the one that arms and runs it, nearly always: it takes the list's lock
 * without an atomic instruction from now on. Another thread that uses the list
 * pays some microseconds; after 32 times of that the list is as it was. False:
 * another thread has asked before, or the kernel, or a sandbox, has no
 * membarrier(2); nothing has changed.
 */
bool vmtimer_list_favour(QEMUTimerList *timer_list);

/**
 * vmtimer_list_set_window - let timers of a list wait for each other
 * @window_ns: by how much one may be late for it; 0, as at first: not at all
 *
 * A loop that sleeps is woken when the first has waited so long, and runs all that
 * are due by then: fewer wake-ups. Still never early. What the list is asked
 * (timerlist_deadline_ns) stays exact, and so does a loop that is awake.
 */
void vmtimer_list_set_window(QEMUTimerList *timer_list, int64_t window_ns);

/**
 * vmtimer_context_fd - one descriptor for a foreign loop
 *
 * Watch it for input, level-triggered (poll(2), epoll(7) without EPOLLET); when
 * readable, call vmtimer_context_dispatch. It is right at all times, whichever
 * thread arms. It stays the library's. NULL: the main loop's.
 */
int vmtimer_context_fd(AioContext *ctx);

/* One turn without waiting, in the owning thread. True if anything ran. */
bool vmtimer_context_dispatch(AioContext *ctx);

/**
 * vmtimer_set_storm_limit - callbacks of one timer in one pass; 0: no limit
 *
 * 16 times as many in all. Default 10 000. What is left stays armed, in order, and
 * everything else gets a turn. Said to the log, once per timer until it is
 * initialised anew, if its time moved by less than 1 us per run; of more than 256
 * such timers the first may be said again. Verbs that move virtual time count over
 * all passes at one instant.
 */
void vmtimer_set_storm_limit(unsigned limit);

typedef void VmtimerLogFunc(void *opaque, const char *message);

/*
 * Where the library's rare words go; NULL: stderr. Set it before other threads use
 * the library. @func is called in any thread, maybe with locks of ours held: it
 * must not call the library. When the program is being stopped, abort follows.
 */
void vmtimer_set_log(VmtimerLogFunc *func, void *opaque);

/* Walk a list and stop the program with a sentence if it is broken. */
void vmtimer_check(QEMUTimerList *timer_list);

#ifdef __cplusplus
}
#endif

#endif
