/*
 * new: compiled with our headers, beside an old object: every name that both use
 * means here what it means today.
 */
#include <stdio.h>
#include <unistd.h>
#include <vmtimer.h>
#include <vmtimer/ptimer.h>

void old_part(void);

static void tick(void *name)
{
    printf("%s\n", (const char *)name);
}

static void count_down(void)
{
    char name[] = "new counter, in a transaction";
    ptimer_state *s = ptimer_init(tick, name, PTIMER_POLICY_LEGACY);

    ptimer_transaction_begin(s);
    ptimer_set_period(s, 1000);
    ptimer_set_limit(s, 1000000, 0);
    ptimer_set_count(s, 0);
    ptimer_run(s, 1);
    ptimer_transaction_commit(s);
    ptimer_free(s);
}

static void on_new_head(void *opaque, QEMUClockType type)
{
    printf("head of %d\n", (int)type);
}

int main(void)
{
    char name[] = "new timer", handler[] = "new handler";
    AioContext *ctx = aio_context_new(NULL);
    QEMUTimer timer;
    int ends[2];

    if (!ctx || qemu_init_main_loop(NULL) || pipe(ends)) {
        return 1;
    }
    init_clocks(on_new_head);
    timer_init_ns(&timer, QEMU_CLOCK_HOST, tick, name);
    qemu_clock_enable(QEMU_CLOCK_HOST, false);
    timer_mod(&timer, 1);
    main_loop_wait(true);
    printf("has %d, expired %d\n", qemu_clock_has_timers(QEMU_CLOCK_HOST),
           qemu_clock_expired(QEMU_CLOCK_HOST));
    init_clocks(NULL);
    qemu_clock_enable(QEMU_CLOCK_HOST, true);
    main_loop_wait(false);
    aio_set_fd_handler(ctx, ends[1], NULL, tick, NULL, NULL, handler);
    aio_poll(ctx, true);
    aio_context_unref(ctx);
    vmtimer_vm_stop();
    vmtimer_vm_start();
    count_down();
    old_part();
    return 0;
}
