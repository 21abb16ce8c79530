/*
 * group-save: timers in a snapshot by name.
 *
 * VIRTUAL and HOST are clocks that the test moves.
 */
#include "fake-clock.h"
#include "promise.h"
#include "scene.h"

#include <errno.h>
#include <string.h>

/* Timers of a machine: two of VIRTUAL, one of HOST, one idle. */
typedef struct Machine {
    Scene *virtual;
    Scene *host;
    VmtimerSavedTimer timers[4];
} Machine;

static Machine machine_new(void)
{
    Machine m;

    fake_clock_install(QEMU_CLOCK_VIRTUAL);
    fake_clock_install(QEMU_CLOCK_HOST);
    fake_clock_set_ns(QEMU_CLOCK_VIRTUAL, 1000);
    fake_clock_set_ns(QEMU_CLOCK_HOST, 50000);
    m.virtual = scene_new_on(QEMU_CLOCK_VIRTUAL);
    m.host = scene_new_on(QEMU_CLOCK_HOST);
    m.timers[0] = (VmtimerSavedTimer){"rtc", &m.virtual->a.timer};
    m.timers[1] = (VmtimerSavedTimer){"pit", &m.virtual->b.timer};
    m.timers[2] = (VmtimerSavedTimer){"alarm", &m.host->a.timer};
    m.timers[3] = (VmtimerSavedTimer){"", &m.virtual->c.timer};
    timer_mod(m.timers[0].timer, 1010);
    timer_mod(m.timers[1].timer, 1200);
    timer_mod(m.timers[2].timer, 50300);
    return m;
}

static void machine_free(Machine *m)
{
    scene_free(m->virtual);
    scene_free(m->host);
}

/* The machine's group, for a reader. */
static QEMUFile *saved(const Machine *m)
{
    QEMUFile *f = vmtimer_file_new();
    size_t size;

    vmtimer_group_save(f, "board", m->timers, 4);
    const void *bytes = vmtimer_file_bytes(f, &size);
    QEMUFile *loaded = vmtimer_file_load_bytes(bytes, size, NULL);
    qemu_fclose(f);
    return loaded;
}

/* Later: VIRTUAL stood, or went on; HOST did. */
static void later(Machine *m, int64_t virtual_ns)
{
    for (int i = 0; i < 3; i++) {
        timer_del(m->timers[i].timer);
    }
    timer_mod(m->timers[3].timer, 5);
    fake_clock_set_ns(QEMU_CLOCK_VIRTUAL, virtual_ns);
    fake_clock_set_ns(QEMU_CLOCK_HOST, 51000);
}

static uint64_t time_of(const Machine *m, int i)
{
    return timer_expire_time_ns(m->timers[i].timer);
}

static void a_group_that_was_saved_is_as_it_was(void **state)
{
    Machine m = machine_new();
    QEMUFile *f = saved(&m);

    later(&m, 1000);
    assert_int_equal(vmtimer_group_load(f, "board", m.timers, 4,
                                        VMTIMER_OVERDUE_FIRE, NULL), 0);
    assert_int_equal(time_of(&m, 0), 1010);
    assert_int_equal(time_of(&m, 1), 1200);
    assert_int_equal(time_of(&m, 2), 50300);
    assert_false(timer_pending(m.timers[3].timer));
    qemu_fclose(f);
    machine_free(&m);
}

static void names_tell_not_the_order(void **state)
{
    Machine m = machine_new();
    QEMUFile *f = saved(&m);
    VmtimerSavedTimer others[] = {m.timers[2], m.timers[3], m.timers[1],
                                  m.timers[0]};

    later(&m, 1000);
    assert_int_equal(vmtimer_group_load(f, "board", others, 4,
                                        VMTIMER_OVERDUE_FIRE, NULL), 0);
    assert_int_equal(time_of(&m, 0), 1010);
    assert_int_equal(time_of(&m, 1), 1200);
    assert_int_equal(time_of(&m, 2), 50300);
    qemu_fclose(f);
    machine_free(&m);
}

static void overdue_timers_fire_once(void **state)
{
    Machine m = machine_new();
    QEMUFile *f = saved(&m);

    later(&m, 1100);
    assert_int_equal(vmtimer_group_load(f, "board", m.timers, 4,
                                        VMTIMER_OVERDUE_FIRE, NULL), 0);
    scene_run_at(m.virtual, 1100);
    assert_fired(m.virtual, "A");
    scene_run_at(m.virtual, 1200);
    assert_fired(m.virtual, "B");
    scene_run_at(m.host, 51000);
    assert_fired(m.host, "A");
    qemu_fclose(f);
    machine_free(&m);
}

static void overdue_timers_may_be_skipped(void **state)
{
    Machine m = machine_new();
    QEMUFile *f = saved(&m);

    later(&m, 1010);
    assert_int_equal(vmtimer_group_load(f, "board", m.timers, 4,
                                        VMTIMER_OVERDUE_SKIP, NULL), 0);
    assert_false(timer_pending(m.timers[0].timer)); /* due is overdue */
    assert_int_equal(time_of(&m, 1), 1200);
    assert_false(timer_pending(m.timers[2].timer));
    qemu_fclose(f);
    machine_free(&m);
}

static void all_timers_may_be_shifted_by_their_clocks_pause(void **state)
{
    Machine m = machine_new();
    QEMUFile *f = saved(&m);

    later(&m, 400); /* a clock that went back, too */
    assert_int_equal(vmtimer_group_load(f, "board", m.timers, 4,
                                        VMTIMER_OVERDUE_SHIFT, NULL), 0);
    assert_int_equal(time_of(&m, 0), 410);
    assert_int_equal(time_of(&m, 1), 600);
    assert_int_equal(time_of(&m, 2), 51300);
    assert_false(timer_pending(m.timers[3].timer));
    qemu_fclose(f);
    machine_free(&m);
}

static void a_shift_saturates(void **state)
{
    Machine m = machine_new();

    timer_mod(m.timers[1].timer, INT64_MAX);
    timer_mod(m.timers[0].timer, 0); /* overdue when it was saved */
    QEMUFile *f = saved(&m);
    later(&m, 5000);
    assert_int_equal(vmtimer_group_load(f, "board", m.timers, 4,
                                        VMTIMER_OVERDUE_SHIFT, NULL), 0);
    assert_true(time_of(&m, 1) == INT64_MAX);
    assert_int_equal(time_of(&m, 0), 4000);
    qemu_fclose(f);
    machine_free(&m);
}

/* Loading @timers fails with @why, and changes nothing. */
static void assert_refused(Machine *m, QEMUFile *f, const char *group,
                           const VmtimerSavedTimer *timers, unsigned count,
                           const char *why)
{
    Error *error = NULL;

    later(m, 1000);
    timer_mod(m->timers[1].timer, 7);
    assert_int_equal(vmtimer_group_load(f, group, timers, count,
                                        VMTIMER_OVERDUE_FIRE, &error), -EINVAL);
    assert_non_null(strstr(error_get_pretty(error), why));
    assert_false(timer_pending(m->timers[0].timer));
    assert_int_equal(time_of(m, 1), 7);
    assert_false(timer_pending(m->timers[2].timer));
    assert_int_equal(time_of(m, 3), 5);
    error_free(error);
    qemu_fclose(f);
}

static void a_group_that_does_not_fit_is_refused_and_changes_no_timer(void **state)
{
    Machine m = machine_new();
    VmtimerSavedTimer renamed[4], moved[4];

    memcpy(renamed, m.timers, sizeof renamed);
    renamed[3].name = "x";
    memcpy(moved, m.timers, sizeof moved);
    moved[2].timer = &m.virtual->d.timer;
    assert_refused(&m, saved(&m), "bored", m.timers, 4, "bored: there is another");
    assert_refused(&m, saved(&m), "board", m.timers, 3, "number of timers");
    assert_refused(&m, saved(&m), "board", renamed, 4, "there is no such timer");
    assert_refused(&m, saved(&m), "board", moved, 4, "alarm: it is on another");
    machine_free(&m);
}

/* As vmtimer_group_save, but the last timer is called @name and stands at @time. */
static QEMUFile *forged(const Machine *m, const char *name, uint64_t time)
{
    static const char *const names[] = {"rtc", "pit", "alarm"};
    QEMUFile *f = vmtimer_file_new();
    size_t size;

    qemu_put_be32(f, 0x564d5447);
    qemu_put_byte(f, 5);
    qemu_put_buffer(f, (const uint8_t *)"board", 5);
    qemu_put_be32(f, 4);
    for (int i = 0; i < 4 && (i < 3 || name); i++) {
        const char *own = i < 3 ? names[i] : name;

        qemu_put_byte(f, (int)strlen(own));
        qemu_put_buffer(f, (const uint8_t *)own, (int)strlen(own));
        qemu_put_byte(f, i == 2 ? QEMU_CLOCK_HOST : QEMU_CLOCK_VIRTUAL);
        qemu_put_be64(f, i < 3 ? 1 : time);
        qemu_put_be64(f, 1);
    }
    const void *bytes = vmtimer_file_bytes(f, &size);
    QEMUFile *loaded = vmtimer_file_load_bytes(bytes, size, NULL);
    qemu_fclose(f);
    return loaded;
}

static void a_group_that_was_forged_is_refused_and_changes_no_timer(void **state)
{
    Machine m = machine_new();

    assert_refused(&m, forged(&m, NULL, 0), "board", m.timers, 4, "truncated");
    assert_refused(&m, forged(&m, "rtc", 1), "board", m.timers, 4, "comes twice");
    assert_refused(&m, forged(&m, "", (uint64_t)INT64_MAX + 1), "board",
                   m.timers, 4, "its time is none");
    QEMUFile *f = forged(&m, "", UINT64_MAX);
    assert_int_equal(vmtimer_group_load(f, "board", m.timers, 4,
                                        VMTIMER_OVERDUE_FIRE, NULL), 0);
    qemu_fclose(f);
    machine_free(&m);
}

static int load_group(QEMUFile *f, void *pv, size_t size)
{
    Machine *m = pv;

    return vmtimer_group_load(f, "board", m->timers, 4, VMTIMER_OVERDUE_FIRE,
                              NULL);
}

static void save_group(QEMUFile *f, void *pv, size_t size)
{
    Machine *m = pv;

    vmtimer_group_save(f, "board", m->timers, 4);
}

static int refuse(void *opaque, int version_id)
{
    return -EINVAL;
}

static void a_group_of_a_device_that_is_refused_changes_no_timer(void **state)
{
    static const VMStateInfo group = {"group", load_group, save_group};
    static const VMStateField fields[] = {
        {.name = "timers", .info = &group, .flags = VMS_SINGLE},
        {.name = NULL},
    };
    VMStateDescription board = {.name = "board", .version_id = 1,
                                .post_load = refuse, .fields = fields};
    Machine m = machine_new();

    QEMUFile *f = saved(&m); /* the same bytes as the table's */
    later(&m, 900);
    assert_int_equal(vmstate_load_state(f, &board, &m, 1), -EINVAL);
    for (int i = 0; i < 3; i++) {
        assert_true(time_of(&m, i) == UINT64_MAX);
    }
    assert_int_equal(time_of(&m, 3), 5);
    qemu_fclose(f);
    f = saved(&m);
    board.post_load = NULL;
    assert_int_equal(vmstate_load_state(f, &board, &m, 1), 0);
    assert_int_equal(time_of(&m, 3), 5);
    qemu_fclose(f);
    machine_free(&m);
}

static void bad_names_stop_the_program(void **state)
{
    Machine m = machine_new();
    QEMUFile *f = vmtimer_file_new();
    char name[257];

    memset(name, 'x', 256);
    name[256] = '\0';
    assert_stops("vmtimer_group_save: a name has at most 255 bytes",
                 vmtimer_group_save(f, name, m.timers, 4));
    m.timers[3].name = "pit";
    assert_stops("vmtimer_group_save: two timers have the same name",
                 vmtimer_group_save(f, "board", m.timers, 4));
    qemu_fclose(f);
    machine_free(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROMISE(a_group_that_was_saved_is_as_it_was),
        PROMISE(names_tell_not_the_order),
        PROMISE(overdue_timers_fire_once),
        PROMISE(overdue_timers_may_be_skipped),
        PROMISE(all_timers_may_be_shifted_by_their_clocks_pause),
        PROMISE(a_shift_saturates),
        PROMISE(a_group_that_does_not_fit_is_refused_and_changes_no_timer),
        PROMISE(a_group_that_was_forged_is_refused_and_changes_no_timer),
        PROMISE(a_group_of_a_device_that_is_refused_changes_no_timer),
        PROMISE(bad_names_stop_the_program),
    };

    return cmocka_run_group_tests_name("group-save", tests, NULL, NULL);
}
