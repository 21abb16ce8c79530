/*
 * old-1.6: what a compiler of that time left: no header of ours, the prototypes
 * and meanings of 1.6.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

typedef struct QEMUClock QEMUClock;
typedef struct QEMUTimer QEMUTimer;
typedef struct AioContext AioContext;

extern QEMUClock *rt_clock, *vm_clock, *host_clock;
void init_clocks(void);
int qemu_init_main_loop(void);
int main_loop_wait(int nonblocking);
void qemu_clock_enable(QEMUClock *clock, bool enabled);
int64_t qemu_clock_has_timers(QEMUClock *clock);
int64_t qemu_clock_expired(QEMUClock *clock);
void qemu_clock_warp(QEMUClock *clock);
QEMUTimer *qemu_new_timer(QEMUClock *clock, int scale, void (*cb)(void *),
                          void *opaque);
void qemu_mod_timer(QEMUTimer *ts, int64_t expire_time);
void qemu_del_timer(QEMUTimer *ts);
void qemu_free_timer(QEMUTimer *ts);
AioContext *aio_context_new(void);
bool aio_poll(AioContext *ctx, bool blocking);
void aio_set_fd_handler(AioContext *ctx, int fd, void (*io_read)(void *),
                        void (*io_write)(void *), int (*io_flush)(void *),
                        void *opaque);
void aio_context_unref(AioContext *ctx);

void old_part(void);

static void tick(void *name)
{
    printf("%s\n", (const char *)name);
}

static int in_flight(void *opaque)
{
    return 1;
}

static void clocks(void)
{
    char name[] = "old timer";
    QEMUTimer *timer = qemu_new_timer(host_clock, 1, tick, name);

    qemu_mod_timer(timer, 1);
    qemu_clock_enable(host_clock, false);
    printf("has %d, expired %d\n", (int)qemu_clock_has_timers(host_clock),
           (int)qemu_clock_expired(host_clock));
    main_loop_wait(1);
    printf("disabled\n");
    qemu_clock_enable(host_clock, true);
    main_loop_wait(0);
    printf("has %d\n", (int)qemu_clock_has_timers(host_clock));
    qemu_free_timer(timer);
    qemu_clock_warp(vm_clock);
}

void old_part(void)
{
    char name[] = "old handler";
    AioContext *ctx = aio_context_new();
    int ends[2];

    init_clocks();
    printf("again: %d\n", qemu_init_main_loop());
    clocks();
    if (pipe(ends) == 0) {
        aio_set_fd_handler(ctx, ends[1], NULL, tick, in_flight, name);
        aio_poll(ctx, true);
        aio_set_fd_handler(ctx, ends[1], NULL, NULL, NULL, NULL);
    }
    aio_context_unref(ctx);
}
