/*
 * vmstate: a device in a snapshot, by its table.
 */
#include "fake-clock.h"
#include "promise.h"
#include "scene.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* What was put, for a reader; @f is closed. */
static QEMUFile *turned(QEMUFile *f)
{
    size_t size;
    const void *bytes = vmtimer_file_bytes(f, &size);
    QEMUFile *loaded = vmtimer_file_load_bytes(bytes, size, NULL);

    qemu_fclose(f);
    return loaded;
}

static size_t size_of(QEMUFile *f)
{
    size_t size;

    vmtimer_file_bytes(f, &size);
    return size - 20; /* the head */
}

/* A device with one of each. */
typedef struct Inner {
    uint16_t u16;
    QEMUTimer *timer;
} Inner;

typedef struct Device {
    bool flag;
    int8_t i8;
    uint8_t u8;
    int16_t i16;
    int32_t i32;
    uint32_t u32;
    int64_t i64;
    uint64_t u64;
    uint16_t words[3];
    uint8_t buffer[5];
    QEMUTimer *timer;
    QEMUTimer *timers[2];
    Inner inner;
    Inner *pointed;
    Inner inners[2];
    uint8_t newer;
    uint8_t optional;
    bool has_optional;
    int loaded; /* what post_load saw */
} Device;

static bool has_optional(void *opaque)
{
    return ((Device *)opaque)->has_optional;
}

static bool has_flag(void *opaque, int version_id)
{
    return ((Device *)opaque)->flag;
}

#define OF(type, field, ...)                                  \
    {                                                         \
        .name = #field, .offset = offsetof(type, field),      \
        .size = sizeof(((type *)0)->field), __VA_ARGS__       \
    }
#define ONE(type, field, the_info) \
    OF(type, field, .info = &vmstate_info_##the_info, .flags = VMS_SINGLE)

static const VMStateField inner_fields[] = {
    ONE(Inner, u16, uint16),
    OF(Inner, timer, .info = &vmstate_info_timer,
       .flags = VMS_SINGLE | VMS_POINTER),
    {.name = NULL},
};

static const VMStateDescription vmstate_inner = {
    .name = "inner", .version_id = 1, .fields = inner_fields};

static const VMStateField optional_fields[] = {
    ONE(Device, optional, uint8),
    {.name = NULL},
};

static const VMStateDescription vmstate_optional = {
    .name = "device/optional", .version_id = 1, .fields = optional_fields};

static const VMStateSubsection device_subsections[] = {
    {&vmstate_optional, has_optional},
    {NULL, NULL},
};

static const VMStateField device_fields[] = {
    ONE(Device, flag, bool),
    ONE(Device, i8, int8),
    OF(Device, u8, .info = &vmstate_info_uint8, .flags = VMS_SINGLE,
       .field_exists = has_flag),
    ONE(Device, i16, int16),
    ONE(Device, i32, int32),
    ONE(Device, u32, uint32),
    ONE(Device, i64, int64),
    ONE(Device, u64, uint64),
    {.name = "words", .offset = offsetof(Device, words), .size = 2, .num = 3,
     .info = &vmstate_info_uint16, .flags = VMS_ARRAY},
    {.name = "buffer", .offset = offsetof(Device, buffer), .start = 1,
     .size = 4, .info = &vmstate_info_buffer, .flags = VMS_BUFFER},
    {.name = "unused", .size = 6, .info = &vmstate_info_unused_buffer,
     .flags = VMS_BUFFER},
    OF(Device, timer, .info = &vmstate_info_timer,
       .flags = VMS_SINGLE | VMS_POINTER),
    {.name = "timers", .offset = offsetof(Device, timers),
     .size = sizeof(QEMUTimer *), .num = 2, .info = &vmstate_info_timer,
     .flags = VMS_ARRAY | VMS_ARRAY_OF_POINTER},
    OF(Device, inner, .vmsd = &vmstate_inner, .flags = VMS_STRUCT),
    OF(Device, pointed, .vmsd = &vmstate_inner,
       .flags = VMS_STRUCT | VMS_POINTER),
    {.name = "inners", .offset = offsetof(Device, inners),
     .size = sizeof(Inner), .num = 2, .vmsd = &vmstate_inner,
     .flags = VMS_STRUCT | VMS_ARRAY},
    OF(Device, newer, .info = &vmstate_info_uint8, .flags = VMS_SINGLE,
       .version_id = 3),
    {.name = NULL},
};

static int version_that_fails;

static int on_loaded(void *opaque, int version_id)
{
    Device *d = opaque;

    d->loaded = version_id + 10 * timer_pending(d->timer);
    return version_id == version_that_fails ? -ERANGE : 0;
}

static int prepare(void *opaque)
{
    ((Device *)opaque)->newer = 99;
    return 0;
}

static int load_old(QEMUFile *f, void *opaque, int version_id)
{
    ((Device *)opaque)->u8 = (uint8_t)qemu_get_byte(f);
    return 0;
}

static void count_save(void *opaque)
{
    ((Device *)opaque)->loaded--;
}

static const VMStateDescription vmstate_device = {
    .name = "device", .version_id = 3, .minimum_version_id = 2,
    .minimum_version_id_old = 1, .load_state_old = load_old,
    .pre_load = prepare, .post_load = on_loaded, .pre_save = count_save,
    .fields = device_fields, .subsections = device_subsections};

enum { TIMERS = 7 };

/* Six of its seven timers at T0 + 1 and so on; the one between is idle. */
typedef struct Given {
    Scene *scene;
    QEMUTimer timers[TIMERS];
    Inner pointed;
    Device device;
} Given;

static Given *given(void)
{
    Given *g = calloc(1, sizeof *g);
    Device *d = &g->device;

    g->scene = scene_new();
    for (int i = 0; i < TIMERS; i++) {
        timer_init_tl(&g->timers[i], g->scene->list, SCALE_NS, NULL, NULL);
        if (i != 3) {
            timer_mod(&g->timers[i], T0 + 1 + i);
        }
    }
    *d = (Device){
        .flag = true, .i8 = -2, .u8 = 200, .i16 = -300, .i32 = INT32_MIN,
        .u32 = UINT32_MAX, .i64 = INT64_MIN, .u64 = UINT64_MAX,
        .words = {1, 2, 65535}, .buffer = {1, 2, 3, 4, 5},
        .timer = &g->timers[0], .timers = {&g->timers[1], &g->timers[2]},
        .inner = {7, &g->timers[3]}, .pointed = &g->pointed,
        .inners = {{8, &g->timers[4]}, {9, &g->timers[5]}},
        .newer = 42, .optional = 77,
    };
    g->pointed = (Inner){10, &g->timers[6]};
    return g;
}

static void done(Given *g)
{
    for (int i = 0; i < TIMERS; i++) {
        timer_del(&g->timers[i]);
    }
    scene_free(g->scene);
    free(g);
}

static QEMUFile *saved(Given *g)
{
    QEMUFile *f = vmtimer_file_new();

    vmstate_save_state(f, &vmstate_device, &g->device);
    return turned(f);
}

/* Another state, with every timer at T0 + 100 and so on, the last idle. */
static void spoil(Given *g)
{
    Device *d = &g->device;

    d->i8 = d->i16 = 0;
    d->i32 = 0;
    d->u32 = 0;
    d->i64 = 0;
    d->u64 = 0;
    d->u8 = d->newer = d->optional = 0;
    memset(d->words, 0, sizeof d->words);
    memset(d->buffer, 0, sizeof d->buffer);
    d->inner.u16 = d->pointed->u16 = d->inners[0].u16 = d->inners[1].u16 = 0;
    for (int i = 0; i < TIMERS - 1; i++) {
        timer_mod(&g->timers[i], T0 + 100 + i);
    }
    timer_del(&g->timers[TIMERS - 1]);
}

static bool is_spoiled(Given *g)
{
    for (int i = 0; i < TIMERS - 1; i++) {
        if (timer_expire_time_ns(&g->timers[i]) != (uint64_t)T0 + 100 + (uint64_t)i) {
            return false;
        }
    }
    return !timer_pending(&g->timers[TIMERS - 1]);
}

static void a_device_that_was_saved_is_as_it_was(void **state)
{
    Given *g = given();
    Device *d = &g->device;

    d->has_optional = true;
    QEMUFile *f = saved(g);
    spoil(g);
    assert_int_equal(vmstate_load_state(f, &vmstate_device, d, 3), 0);
    assert_true(d->flag);
    assert_int_equal(d->i8, -2);
    assert_int_equal(d->u8, 200);
    assert_int_equal(d->i16, -300);
    assert_int_equal(d->i32, INT32_MIN);
    assert_int_equal(d->u32, UINT32_MAX);
    assert_true(d->i64 == INT64_MIN && d->u64 == UINT64_MAX);
    assert_int_equal(d->words[2], 65535);
    assert_memory_equal(d->buffer, "\0\2\3\4\5", 5); /* from its start on */
    assert_int_equal(d->inner.u16, 7);
    assert_int_equal(d->pointed->u16, 10);
    assert_int_equal(d->inners[1].u16, 9);
    assert_int_equal(d->newer, 42);
    assert_int_equal(d->optional, 77);
    for (int i = 0; i < TIMERS; i++) {
        assert_true(timer_expire_time_ns(&g->timers[i])
                    == (i == 3 ? UINT64_MAX : (uint64_t)T0 + 1 + (uint64_t)i));
    }
    assert_int_equal(d->loaded, 13); /* timers are there by then */
    assert_int_equal(qemu_get_byte(f), 0); /* and that was all */
    assert_int_equal(qemu_fclose(f), -EIO);
    done(g);
}

static void absent_fields_and_subsections_take_no_room_to_speak_of(void **state)
{
    Given *g = given();
    QEMUFile *f = vmtimer_file_new();

    vmstate_save_state(f, &vmstate_device, &g->device);
    size_t all = size_of(f);
    g->device.flag = false;
    vmstate_save_state(f, &vmstate_device, &g->device);
    assert_int_equal(size_of(f), 2 * all - 1);
    g->device.has_optional = true;
    vmstate_save_state(f, &vmstate_device, &g->device);
    assert_int_equal(size_of(f), 3 * all - 1);
    assert_int_equal(g->device.loaded, -3); /* pre_save */
    qemu_fclose(f);
    done(g);
}

static void a_version_that_is_not_known_is_refused(void **state)
{
    Given *g = given();
    QEMUFile *f = saved(g);

    spoil(g);
    assert_int_equal(vmstate_load_state(f, &vmstate_device, &g->device, 4),
                     -EINVAL);
    assert_int_equal(vmstate_load_state(f, &vmstate_device, &g->device, 0),
                     -EINVAL);
    assert_true(is_spoiled(g));
    assert_int_equal(g->device.newer, 0); /* not even pre_load ran */
    assert_int_equal(vmstate_load_state(f, &vmstate_device, &g->device, 1), 0);
    assert_int_equal(g->device.u8, 1); /* load_state_old ran */
    qemu_fclose(f);
    done(g);
}

static void an_older_version_has_no_newer_fields(void **state)
{
    Given *g = given();
    QEMUFile *f = saved(g);

    spoil(g);
    g->device.has_optional = false;
    assert_int_equal(vmstate_load_state(f, &vmstate_device, &g->device, 2),
                     -EIO); /* 42 is no subsection's byte */
    assert_true(is_spoiled(g));
    assert_int_equal(g->device.newer, 99); /* as pre_load left it */
    qemu_fclose(f);
    done(g);
}

static void a_load_that_fails_anywhere_changes_no_timer(void **state)
{
    Given *g = given();
    QEMUFile *f = vmtimer_file_new();
    size_t whole_size;

    vmstate_save_state(f, &vmstate_device, &g->device);
    const uint8_t *whole = vmtimer_file_bytes(f, &whole_size);
    for (size_t size = 0; size < whole_size - 20; size++) {
        QEMUFile *part = vmtimer_file_new();

        qemu_put_buffer(part, whole + 20, (int)size);
        part = turned(part);
        spoil(g);
        assert_int_equal(vmstate_load_state(part, &vmstate_device, &g->device,
                                            3), -EIO);
        assert_true(is_spoiled(g));
        qemu_fclose(part);
    }
    f = turned(f);
    version_that_fails = 3;
    assert_int_equal(vmstate_load_state(f, &vmstate_device, &g->device, 3),
                     -ERANGE);
    version_that_fails = 0;
    assert_true(is_spoiled(g));
    qemu_fclose(f);
    done(g);
}

static void an_array_of_varying_length_stops_the_program(void **state)
{
    static const VMStateField fields[] = {
        {.name = "x", .info = &vmstate_info_uint8, .flags = VMS_VARRAY_INT32},
        {.name = NULL},
    };
    static const VMStateDescription vmsd = {.name = "x", .fields = fields};
    QEMUFile *f = vmtimer_file_new();

    assert_stops("vmstate_save_state: arrays of varying length are not saved",
                 vmstate_save_state(f, &vmsd, f));
    qemu_fclose(f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROMISE(a_device_that_was_saved_is_as_it_was),
        PROMISE(absent_fields_and_subsections_take_no_room_to_speak_of),
        PROMISE(a_version_that_is_not_known_is_refused),
        PROMISE(an_older_version_has_no_newer_fields),
        PROMISE(a_load_that_fails_anywhere_changes_no_timer),
        PROMISE(an_array_of_varying_length_stops_the_program),
    };

    return cmocka_run_group_tests_name("vmstate", tests, NULL, NULL);
}
