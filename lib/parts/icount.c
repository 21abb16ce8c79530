/*
 * icount: VIRTUAL time counted in executed instructions.
 *
 * A clock source like any other: read is bias + (executed << shift), there is no
 * kernel deadline, the loop is told to look away. A new head starts a warp while
 * all CPUs are idle, and calls the executing loop back while one is not.
 *
 *   VIRTUAL     ____/^^^^^^  instructions          warp (sleep=on): VIRTUAL stands,
 *          ____/             idle, then accounted  a VIRTUAL_RT timer is armed for
 *                                                  the deadline's distance; when it
 *                                                  fires, the bias grows
 *
 * Real running time is VIRTUAL_RT's reading, so that a replay sees it again.
 *
 * Lock: `lock` guards bias, shift and the warp's start; held over executed() alone.
 */
#include "vmtimer/icount.h"

#include "parts/contract.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum {
    MAX_SHIFT = 10,     /* 1 MIPS */
    AUTO_SHIFT = 3,     /* 125 MIPS */
    ADJUST_RT_MS = 1000,
    ADJUST_VM_MS = 100,
    WOBBLE_NS = 100 * SCALE_MS, /* off by this much before the shift moves */
};

static struct {
    const VmtimerIcountCpu *cpu;
    void *cpu_opaque;
    int shift;
    bool sleeps;
    int64_t bias_ns;
    int64_t warp_start_ns; /* of VIRTUAL_RT; -1: not warping */
    int64_t last_delta_ns;
    QEMUTimer warp_timer;
    QEMUTimer adjust_rt_timer;
    QEMUTimer adjust_vm_timer;
} state = {.warp_start_ns = -1};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static int64_t executed(void)
{
    return state.cpu->executed(state.cpu_opaque);
}

static bool is_idle(void)
{
    return state.cpu->is_idle && state.cpu->is_idle(state.cpu_opaque);
}

static void kick(void)
{
    if (state.cpu->kick) {
        state.cpu->kick(state.cpu_opaque);
    }
}

static int64_t real_ns(void)
{
    return qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL_RT);
}

void vmtimer_icount_set_cpu(const VmtimerIcountCpu *cpu, void *opaque)
{
    CONTRACT(cpu && cpu->executed, "a CPU must have executed()");
    state.cpu = cpu;
    state.cpu_opaque = opaque;
}

/* The caller holds the lock. */
static int64_t virtual_ns(void)
{
    return state.bias_ns + (executed() << state.shift);
}

int64_t icount_get_raw(void)
{
    return state.cpu ? executed() : 0;
}

int64_t icount_get(void)
{
    if (!state.cpu) {
        return 0;
    }
    pthread_mutex_lock(&lock);
    int64_t now_ns = virtual_ns();
    pthread_mutex_unlock(&lock);
    return now_ns;
}

static int current_shift(void)
{
    pthread_mutex_lock(&lock);
    int shift = state.shift;
    pthread_mutex_unlock(&lock);
    return shift;
}

int64_t icount_to_ns(int64_t icount)
{
    return icount * (INT64_C(1) << current_shift());
}

int64_t icount_round(int64_t count)
{
    int shift = current_shift();
    bool has_rest = count & ((INT64_C(1) << shift) - 1);

    return (count >> shift) + has_rest;
}

/* How far VIRTUAL is before real running time, where that limits a warp. */
static int64_t ahead_ns(int64_t now_ns)
{
    return use_icount == ICOUNT_ADAPTATIVE ? virtual_ns() - now_ns : 0;
}

/* In adaptive mode VIRTUAL does not jump past real running time. */
static int64_t warp_ns(int64_t now_ns)
{
    int64_t elapsed_ns = now_ns - state.warp_start_ns;

    if (use_icount == ICOUNT_ADAPTATIVE) {
        int64_t behind_ns = -ahead_ns(now_ns);

        return elapsed_ns < behind_ns ? elapsed_ns : behind_ns;
    }
    return elapsed_ns;
}

/* Count the stretch since the warp began. True: VIRTUAL moved. */
static bool account(void)
{
    int64_t now_ns = real_ns();
    bool moved = false;

    pthread_mutex_lock(&lock);
    if (state.warp_start_ns != -1) {
        int64_t jump_ns = warp_ns(now_ns);

        if (jump_ns > 0) {
            state.bias_ns += jump_ns;
            moved = true;
        }
    }
    state.warp_start_ns = -1;
    pthread_mutex_unlock(&lock);
    return moved;
}

void icount_account_warp_timer(void)
{
    if (!use_icount || !state.sleeps) {
        return;
    }
    timer_del(&state.warp_timer);
    if (account() && qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL, -1) == 0) {
        qemu_clock_notify(QEMU_CLOCK_VIRTUAL);
    }
}

static void warp_at_once(int64_t deadline_ns)
{
    pthread_mutex_lock(&lock);
    state.bias_ns += deadline_ns;
    pthread_mutex_unlock(&lock);
    qemu_clock_notify(QEMU_CLOCK_VIRTUAL);
}

/*
 * The first idle moment counts: a warp that goes on keeps its start. The timer comes
 * when the jump to the deadline is allowed.
 */
static void warp_with_time(int64_t deadline_ns)
{
    int64_t now_ns = real_ns();

    pthread_mutex_lock(&lock);
    if (state.warp_start_ns == -1 || state.warp_start_ns > now_ns) {
        state.warp_start_ns = now_ns;
    }
    int64_t held_back_ns = ahead_ns(now_ns);
    pthread_mutex_unlock(&lock);
    int64_t wait_ns = deadline_ns + (held_back_ns > 0 ? held_back_ns : 0);
    if (wait_ns < INT64_MAX - now_ns) {
        timer_mod_anticipate_ns(&state.warp_timer, now_ns + wait_ns);
    }
}

void icount_start_warp_timer(void)
{
    if (!use_icount || !is_idle()) {
        return;
    }
    int64_t deadline_ns = qemu_clock_deadline_ns_all(
        QEMU_CLOCK_VIRTUAL, ~QEMU_TIMER_ATTR_EXTERNAL);
    if (deadline_ns == 0) {
        qemu_clock_notify(QEMU_CLOCK_VIRTUAL);
    } else if (deadline_ns > 0 && state.sleeps) {
        warp_with_time(deadline_ns);
    } else if (deadline_ns > 0) {
        warp_at_once(deadline_ns);
    }
}

/* The machine is idle still, and what VIRTUAL waits for may be another timer. */
static void on_warp_timer(void *opaque)
{
    icount_account_warp_timer();
    icount_start_warp_timer();
}

void icount_notify_exit(void)
{
    if (use_icount) {
        kick();
        qemu_clock_notify(QEMU_CLOCK_VIRTUAL);
    }
}

/*
 * Adaptive: when VIRTUAL lags behind real running time, an instruction takes
 * longer; when it is ahead, shorter. The bias takes up the step.
 */
static void adjust(void)
{
    int64_t real_now_ns = real_ns();

    pthread_mutex_lock(&lock);
    int64_t now_ns = virtual_ns();
    int64_t delta_ns = now_ns - real_now_ns;

    if (delta_ns > 0 && state.last_delta_ns + WOBBLE_NS < delta_ns * 2
        && state.shift > 0) {
        state.shift--;
    }
    if (delta_ns < 0 && state.last_delta_ns - WOBBLE_NS > delta_ns * 2
        && state.shift < MAX_SHIFT) {
        state.shift++;
    }
    state.last_delta_ns = delta_ns;
    state.bias_ns = now_ns - (executed() << state.shift);
    pthread_mutex_unlock(&lock);
}

static void arm_adjust_rt(void)
{
    timer_mod(&state.adjust_rt_timer,
              qemu_clock_get_ms(QEMU_CLOCK_VIRTUAL_RT) + ADJUST_RT_MS);
}

static void on_adjust_rt(void *opaque)
{
    arm_adjust_rt();
    adjust();
}

static void arm_adjust_vm(void)
{
    timer_mod_ns(&state.adjust_vm_timer,
                 qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL)
                     + (int64_t)ADJUST_VM_MS * SCALE_MS);
}

static void on_adjust_vm(void *opaque)
{
    arm_adjust_vm();
    adjust();
}

static int64_t source_read(void *opaque)
{
    return icount_get();
}

static bool source_use_for_deadline(void *opaque)
{
    return false;
}

/* What is being executed was to end at the old head. */
static void source_new_head(void *opaque)
{
    if (is_idle()) {
        icount_start_warp_timer();
    } else {
        kick();
    }
}

static const VmtimerClockSource icount_source = {
    .read = source_read,
    .use_for_deadline = source_use_for_deadline,
    .new_head = source_new_head,
};

typedef struct Options {
    ICountMode mode;
    int shift;
    bool sleeps;
} Options;

static void parse_shift(Options *o, const char *value)
{
    const char *error = NULL;

    if (strcmp(value, "auto") == 0) {
        o->mode = ICOUNT_ADAPTATIVE;
        o->shift = AUTO_SHIFT;
        return;
    }
    o->mode = ICOUNT_PRECISE;
    o->shift = (int)strtonum(value, 0, MAX_SHIFT, &error);
    if (error) {
        contract_broken("configure_icount", "the shift is 0 to 10, or auto");
    }
}

static Options parse(const char *option)
{
    Options o = {.sleeps = true};
    char *copy = strdup(option);
    char *rest = copy;
    char *word;

    if (!copy) {
        contract_broken("configure_icount", "out of memory");
    }
    while ((word = strsep(&rest, ","))) {
        if (strcmp(word, "sleep=on") == 0) {
            o.sleeps = true;
        } else if (strcmp(word, "sleep=off") == 0) {
            o.sleeps = false;
        } else {
            parse_shift(&o, strncmp(word, "shift=", 6) ? word : word + 6);
        }
    }
    free(copy);
    if (o.mode == ICOUNT_DISABLED) {
        contract_broken("configure_icount", "the shift is 0 to 10, or auto");
    }
    if (o.mode == ICOUNT_ADAPTATIVE && !o.sleeps) {
        contract_broken("configure_icount", "auto needs sleep=on");
    }
    return o;
}

static void start_adjusting(void)
{
    timer_init_ms(&state.adjust_rt_timer, QEMU_CLOCK_VIRTUAL_RT, on_adjust_rt,
                  NULL);
    timer_init_ns(&state.adjust_vm_timer, QEMU_CLOCK_VIRTUAL, on_adjust_vm,
                  NULL);
    arm_adjust_rt();
    arm_adjust_vm();
}

void configure_icount(const char *option)
{
    if (!option) {
        return;
    }
    CONTRACT(state.cpu, "vmtimer_icount_set_cpu comes first");
    CONTRACT(!use_icount, "instructions are counted already");
    Options o = parse(option);
    int64_t now_ns = qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL);

    pthread_mutex_lock(&lock);
    state.shift = o.shift;
    state.sleeps = o.sleeps;
    state.bias_ns = now_ns - (executed() << o.shift);
    pthread_mutex_unlock(&lock);
    timer_init_ns(&state.warp_timer, QEMU_CLOCK_VIRTUAL_RT, on_warp_timer, NULL);
    use_icount = o.mode;
    vmtimer_clock_set_source(QEMU_CLOCK_VIRTUAL, &icount_source, NULL);
    if (o.mode == ICOUNT_ADAPTATIVE) {
        start_adjusting();
    }
}

int64_t cpu_get_icount(void)
{
    return icount_get();
}

int64_t cpu_get_icount_raw(void)
{
    return icount_get_raw();
}

int64_t cpu_icount_to_ns(int64_t icount)
{
    return icount_to_ns(icount);
}

int64_t qemu_icount_round(int64_t count)
{
    return icount_round(count);
}

void qemu_start_warp_timer(void)
{
    icount_start_warp_timer();
}

void qemu_account_warp_timer(void)
{
    icount_account_warp_timer();
}
