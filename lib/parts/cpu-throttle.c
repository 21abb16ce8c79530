/*
 * cpu-throttle: let vCPU threads sleep a part of the time.
 *
 *   p = 25    |work 10 ms|sleep 3.33|work 10 ms|sleep 3.33|
 *             tick                  tick
 *
 * The tick asks each vCPU that has not slept since it was asked; it sleeps in its
 * own thread at its next throttle point. Stopping sets the percentage to 0 and lets
 * the timer run out.
 *
 * A second timer looks for a migration's dirty pages where nobody else did for 5 s.
 *
 * Lock: `vcpus_lock` guards the list; percentage and asking are atomic.
 */
#include "parts/contract.h"
#include "vmtimer/cpu-throttle.h"

#include <errno.h>
#include <pthread.h>
#include <time.h>

static pthread_mutex_t vcpus_lock = PTHREAD_MUTEX_INITIALIZER;
static VmtimerVcpu *vcpus;
static QEMUTimer tick_timer;
static int percentage;

enum { DIRTY_SYNC_MS = 5000, FIRST_ROUND = 1 };

static struct {
    const VmtimerDirtySync *who;
    void *opaque;
    uint64_t count; /* at the last tick */
    QEMUTimer timer;
} dirty_sync;

/* Of every 100 - p parts of work, p of sleep; rounded up. */
static int64_t sleep_ns(int pct)
{
    int work = 100 - pct;

    return ((int64_t)CPU_THROTTLE_TIMESLICE_NS * pct + work - 1) / work;
}

/* Cut off, as QEMU does. */
static int64_t round_ns(int pct)
{
    return (int64_t)CPU_THROTTLE_TIMESLICE_NS * 100 / (100 - pct);
}

static void ask(VmtimerVcpu *vcpu)
{
    if (!__atomic_exchange_n(&vcpu->is_asked, 1, __ATOMIC_ACQ_REL)
        && vcpu->kick) {
        vcpu->kick(vcpu);
    }
}

static void on_tick(void *opaque)
{
    int pct = cpu_throttle_get_percentage();

    if (!pct) {
        return;
    }
    pthread_mutex_lock(&vcpus_lock);
    for (VmtimerVcpu *vcpu = vcpus; vcpu; vcpu = vcpu->next) {
        ask(vcpu);
    }
    pthread_mutex_unlock(&vcpus_lock);
    timer_mod(&tick_timer,
              qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL_RT) + round_ns(pct));
}

static uint64_t dirty_sync_count(void)
{
    return dirty_sync.who->count(dirty_sync.opaque);
}

void cpu_throttle_dirty_sync_timer_tick(void *opaque)
{
    if (!dirty_sync.who) {
        return;
    }
    uint64_t count = dirty_sync_count();

    if (count > FIRST_ROUND && count == dirty_sync.count) {
        dirty_sync.who->sync(dirty_sync.opaque);
    }
    dirty_sync.count = dirty_sync_count();
    timer_mod(&dirty_sync.timer,
              qemu_clock_get_ms(QEMU_CLOCK_VIRTUAL_RT) + DIRTY_SYNC_MS);
}

static void init(void)
{
    timer_init_ns(&tick_timer, QEMU_CLOCK_VIRTUAL_RT, on_tick, NULL);
    timer_init_ms(&dirty_sync.timer, QEMU_CLOCK_VIRTUAL_RT,
                  cpu_throttle_dirty_sync_timer_tick, NULL);
}

void cpu_throttle_init(void)
{
    static pthread_once_t done = PTHREAD_ONCE_INIT;

    pthread_once(&done, init);
}

void vmtimer_dirty_sync_set(const VmtimerDirtySync *sync, void *opaque)
{
    cpu_throttle_init();
    dirty_sync.who = sync;
    dirty_sync.opaque = opaque;
}

/* What another migration counted is no news. */
void cpu_throttle_dirty_sync_timer(bool enable)
{
    cpu_throttle_init();
    if (enable) {
        dirty_sync.count = 0;
        cpu_throttle_dirty_sync_timer_tick(NULL);
    } else {
        timer_del(&dirty_sync.timer);
    }
}

void cpu_throttle_set(int new_throttle_pct)
{
    bool was_active = cpu_throttle_active();
    int pct = new_throttle_pct;

    cpu_throttle_init();
    if (pct < CPU_THROTTLE_PCT_MIN) {
        pct = CPU_THROTTLE_PCT_MIN;
    } else if (pct > CPU_THROTTLE_PCT_MAX) {
        pct = CPU_THROTTLE_PCT_MAX;
    }
    __atomic_store_n(&percentage, pct, __ATOMIC_RELEASE);
    if (!was_active) {
        on_tick(NULL);
    }
}

void cpu_throttle_stop(void)
{
    __atomic_store_n(&percentage, 0, __ATOMIC_RELEASE);
    cpu_throttle_dirty_sync_timer(false);
}

int cpu_throttle_get_percentage(void)
{
    return __atomic_load_n(&percentage, __ATOMIC_ACQUIRE);
}

bool cpu_throttle_active(void)
{
    return cpu_throttle_get_percentage() != 0;
}

void vmtimer_vcpu_register(VmtimerVcpu *vcpu)
{
    vcpu->is_asked = 0;
    pthread_mutex_lock(&vcpus_lock);
    for (VmtimerVcpu *other = vcpus; other; other = other->next) {
        CONTRACT(other != vcpu, "this vCPU is registered already");
    }
    vcpu->next = vcpus;
    vcpus = vcpu;
    pthread_mutex_unlock(&vcpus_lock);
}

void vmtimer_vcpu_unregister(VmtimerVcpu *vcpu)
{
    pthread_mutex_lock(&vcpus_lock);
    VmtimerVcpu **link = &vcpus;
    while (*link && *link != vcpu) {
        link = &(*link)->next;
    }
    CONTRACT(*link, "this vCPU is not registered");
    *link = vcpu->next;
    pthread_mutex_unlock(&vcpus_lock);
}

static void sleep_for(int64_t ns)
{
    struct timespec left = {
        .tv_sec = (time_t)(ns / NANOSECONDS_PER_SECOND),
        .tv_nsec = (long)(ns % NANOSECONDS_PER_SECOND),
    };

    while (clock_nanosleep(CLOCK_MONOTONIC, 0, &left, &left) == EINTR) {
        continue;
    }
}

int64_t vmtimer_vcpu_throttle_point(VmtimerVcpu *vcpu)
{
    int64_t slept_ns = 0;

    if (__atomic_load_n(&vcpu->is_asked, __ATOMIC_ACQUIRE)) {
        int pct = cpu_throttle_get_percentage();

        if (pct) {
            slept_ns = sleep_ns(pct);
            sleep_for(slept_ns);
        }
        __atomic_store_n(&vcpu->is_asked, 0, __ATOMIC_RELEASE);
    }
    return slept_ns;
}
