/*
 * replay-whole: a run with timers of every recorded clock, played again in another
 * process: this program's, as `replay-whole play LOG TRACE`.
 *
 * The kernel's clock stands; the recording run moves it by irregular steps.
 */
#include "child.h"
#include "fake-clock.h"
#include "folder.h"
#include "promise.h"
#include "vmtimer.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define MS INT64_C(1000000)
#define START INT64_C(1000000000000) /* of the kernel's clock, ns */

enum { FIRINGS = 300 };

/* Five timers, each with its way of arming itself and others. */
typedef struct Actor {
    QEMUTimer timer;
    QEMUClockType type;
    char name;
    void (*act)(struct Actor *actor);
} Actor;

static Actor actors[5];
static FILE *trace;
static unsigned fired;
static uint64_t noise;

static int64_t now_ns(QEMUClockType type)
{
    return qemu_clock_get_ns(type);
}

static void act(void *opaque)
{
    Actor *actor = opaque;

    fired++;
    fprintf(trace, "%c %" PRId64 " %" PRId64 " %" PRId64 "\n", actor->name,
            now_ns(QEMU_CLOCK_VIRTUAL), now_ns(QEMU_CLOCK_HOST),
            now_ns(QEMU_CLOCK_VIRTUAL_RT));
    actor->act(actor);
}

static void arm_in(Actor *actor, int64_t ns)
{
    timer_mod_ns(&actor->timer, now_ns(actor->type) + ns);
}

static void tick_each_3_ms(Actor *actor)
{
    arm_in(actor, 3 * MS);
}

static void tick_by_what_time_it_is(Actor *actor)
{
    arm_in(actor, 1 * MS + now_ns(actor->type) % 1000);
    arm_in(&actors[4], now_ns(QEMU_CLOCK_HOST) % 7 * MS);
}

/* A pass inside a pass, over another clock and over its own. */
static void poll_others(Actor *actor)
{
    arm_in(actor, 5 * MS);
    qemu_clock_run_timers(QEMU_CLOCK_HOST);
    qemu_clock_run_timers(actor->type);
}

static void read_and_pass(Actor *actor)
{
    int64_t value = REPLAY_CLOCK(REPLAY_CLOCK_HOST, (int64_t)(noise >> 33));

    fprintf(trace, "read %" PRId64 ", passed %d\n", value,
            replay_checkpoint(CHECKPOINT_RESET));
    arm_in(actor, 2 * MS + value % 1000);
}

static void say_nothing(Actor *actor)
{
}

static void begin_run(const char *path)
{
    static const struct {
        QEMUClockType type;
        void (*act)(Actor *actor);
    } cast[] = {
        {QEMU_CLOCK_VIRTUAL, tick_each_3_ms},
        {QEMU_CLOCK_VIRTUAL_RT, poll_others},
        {QEMU_CLOCK_HOST, tick_by_what_time_it_is},
        {QEMU_CLOCK_VIRTUAL, read_and_pass},
        {QEMU_CLOCK_VIRTUAL, say_nothing},
    };

    trace = fopen(path, "w");
    for (int i = 0; i < 5; i++) {
        actors[i] = (Actor){.type = cast[i].type, .name = (char)('A' + i),
                            .act = cast[i].act};
        timer_init_ns(&actors[i].timer, cast[i].type, act, &actors[i]);
        arm_in(&actors[i], i * MS);
    }
}

static void end_run(void)
{
    need_equal(vmtimer_replay_finish(), 0);
    fclose(trace);
}

static void record(const char *log, const char *path)
{
    fake_kernel_clock_set_ns(START);
    need_equal(vmtimer_replay_record(log, &error_fatal), 0);
    begin_run(path);
    while (fired < FIRINGS) {
        noise = noise * UINT64_C(6364136223846793005) + 1442695040888963407;
        fake_kernel_clock_advance_ns((int64_t)(noise >> 44));
        timerlistgroup_run_timers(&main_loop_tlg);
    }
    end_run();
}

static void play(const char *log, const char *path)
{
    fake_kernel_clock_set_ns(5 * START); /* and stands */
    need_equal(vmtimer_replay_play(log, &error_fatal), 0);
    begin_run(path);
    while (!vmtimer_replay_is_done()) {
        timerlistgroup_run_timers(&main_loop_tlg);
    }
    need_equal(fired, FIRINGS);
    end_run();
}

static int play_its_role(char **argv)
{
    vmtimer_set_log(NULL, NULL);
    (strcmp(argv[1], "record") == 0 ? record : play)(argv[2], argv[3]);
    return 0;
}

static const char *program; /* /proc/self/exe may be valgrind */

/* This program again, at other addresses. */
static void run_role(char *role, char *log, char *path)
{
    char *argv[] = {"replay-whole", role, log, path, NULL};
    int status = -1;
    pid_t pid = fork();

    if (pid == 0) {
        execv(program, argv);
        _exit(127);
    }
    waitpid(pid, &status, 0);
    assert_int_equal(status, 0);
}

static char *read_whole(const char *path, size_t *ret_size)
{
    FILE *file = fopen(path, "r");
    char *text = calloc(1, 1 << 20);

    *ret_size = fread(text, 1, 1 << 20, file);
    fclose(file);
    return text;
}

static void a_replay_in_another_process_fires_bit_for_bit_the_same(void **state)
{
    Folder *f = folder_new();
    char *log = folder_file(f, "log");
    char *first_path = folder_file(f, "first");
    char *second_path = folder_file(f, "second");
    size_t first_size, second_size;

    run_role("record", log, first_path);
    run_role("play", log, second_path);
    char *first = read_whole(first_path, &first_size);
    char *second = read_whole(second_path, &second_size);
    assert_true(first_size > FIRINGS * 40);
    assert_int_equal(first_size, second_size);
    assert_string_equal(first, second);
    for (const char *name = "ABCDE"; *name; name++) { /* each had its part */
        assert_non_null(strchr(first, *name));
    }
    free(first);
    free(second);
    folder_free(f);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        PROMISE(a_replay_in_another_process_fires_bit_for_bit_the_same),
    };

    program = argv[0];
    return argc == 4 ? play_its_role(argv)
                     : cmocka_run_group_tests_name("replay-whole", tests, NULL,
                                                   NULL);
}
