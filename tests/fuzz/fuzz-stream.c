/*
 * fuzz-stream: any bytes as a saved stream, and what is loaded from it.
 *
 * The first byte of an input says whether the rest is the stream itself, from memory
 * and from a descriptor, or what a whole stream holds: a group, or a device. What is
 * refused must leave every timer as it was; what is loaded must be saved and loaded
 * once more without a change, and what was loaded must run.
 */
#include "fuzz-play.h"
#include "sealed.h"

#include "fake-clock.h"
#include "parts/ptimer-state.h"
#include "vmtimer.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { HEAD = 20, LENGTH_AT = 8, CHECK_AT = 16, LARGEST = 1 << 16, TIMERS = 4 };

typedef struct Device {
    QEMUTimer *timers[TIMERS];
    ptimer_state *counter;
    uint16_t words[3];
    uint8_t buffer[5];
    bool has_more;
    int64_t more;
} Device;

static Device device;

static const VmtimerSavedTimer *names(void)
{
    static VmtimerSavedTimer saved[TIMERS] = {{"a", NULL}, {"bb", NULL},
                                              {"", NULL}, {"rtc", NULL}};

    for (int i = 0; i < TIMERS; i++) {
        saved[i].timer = device.timers[i];
    }
    return saved;
}

static bool needs_more(void *opaque)
{
    return ((Device *)opaque)->has_more;
}

static int has_more_now(void *opaque, int version_id)
{
    ((Device *)opaque)->has_more = true;
    return 0;
}

static int begin_load(void *opaque)
{
    ((Device *)opaque)->has_more = false;
    return 0;
}

/* A device that is particular. */
static int check_words(void *opaque, int version_id)
{
    return ((Device *)opaque)->words[0] == 13 ? -EINVAL : 0;
}

#define FIELD(field_, type_, ...) \
    {.name = #field_, .offset = offsetof(Device, field_), .size = sizeof(type_), \
     __VA_ARGS__}

static const VMStateField more_fields[] = {
    FIELD(more, int64_t, .info = &vmstate_info_int64, .flags = VMS_SINGLE),
    FIELD(timers[3], QEMUTimer *, .info = &vmstate_info_timer,
          .flags = VMS_SINGLE | VMS_POINTER),
    {.name = NULL},
};

static const VMStateDescription more_of_device = {
    .name = "device/more", .version_id = 1, .minimum_version_id = 1,
    .post_load = has_more_now, .fields = more_fields,
};

static const VMStateSubsection subsections[] = {
    {&more_of_device, needs_more}, {NULL, NULL},
};

static const VMStateField fields[] = {
    FIELD(words, uint16_t, .num = 3, .info = &vmstate_info_uint16,
          .flags = VMS_ARRAY),
    FIELD(timers, QEMUTimer *, .num = 3, .info = &vmstate_info_timer,
          .flags = VMS_ARRAY | VMS_ARRAY_OF_POINTER),
    FIELD(buffer, uint8_t[5], .info = &vmstate_info_buffer, .flags = VMS_BUFFER),
    FIELD(counter, ptimer_state *, .vmsd = &vmstate_ptimer,
          .flags = VMS_STRUCT | VMS_POINTER),
    {.name = NULL},
};

static const VMStateDescription device_table = {
    .name = "device", .version_id = 1, .minimum_version_id = 1,
    .pre_load = begin_load, .post_load = check_words, .fields = fields,
    .subsections = subsections,
};

static void nothing(void *opaque)
{
}

static void be_quiet(void *opaque, const char *message)
{
}

static void begin(void)
{
    static const int64_t expire_ns[TIMERS] = {1000, -1, 5, INT64_MAX};

    if (!device.counter) {
        vmtimer_set_log(be_quiet, NULL);
        fake_clock_install(QEMU_CLOCK_VIRTUAL);
        fake_clock_install(QEMU_CLOCK_HOST);
        device.counter = ptimer_init(nothing, NULL,
                                     PTIMER_POLICY_WRAP_AFTER_ONE_PERIOD);
        for (int i = 0; i < TIMERS; i++) {
            device.timers[i] = timer_new_ns(
                i == 3 ? QEMU_CLOCK_HOST : QEMU_CLOCK_VIRTUAL, nothing, NULL);
        }
    }
    fake_clock_set_ns(QEMU_CLOCK_VIRTUAL, 100);
    for (int i = 0; i < TIMERS; i++) {
        if (expire_ns[i] < 0) {
            timer_del(device.timers[i]);
        } else {
            timer_mod_ns(device.timers[i], expire_ns[i]);
        }
    }
    ptimer_transaction_begin(device.counter);
    ptimer_stop(device.counter);
    ptimer_set_period(device.counter, 7);
    ptimer_set_limit(device.counter, 1000, 1);
    ptimer_run(device.counter, 0);
    ptimer_transaction_commit(device.counter);
}

/* All that a refused load must not change. */
typedef struct Armed {
    uint64_t expire_ns[TIMERS + 1];
} Armed;

static Armed armed(void)
{
    Armed a;

    for (int i = 0; i < TIMERS; i++) {
        a.expire_ns[i] = timer_expire_time_ns(device.timers[i]);
    }
    a.expire_ns[TIMERS] = timer_expire_time_ns(&device.counter->timer);
    return a;
}

static int load_from(QEMUFile *f, bool is_group)
{
    return is_group ? vmtimer_group_load(f, "group", names(), TIMERS,
                                         VMTIMER_OVERDUE_FIRE, NULL)
                    : vmstate_load_state(f, &device_table, &device, 1);
}

static QEMUFile *saved(bool is_group)
{
    QEMUFile *f = vmtimer_file_new();

    if (is_group) {
        vmtimer_group_save(f, "group", names(), TIMERS);
    } else {
        vmstate_save_state(f, &device_table, &device);
    }
    return f;
}

/* Saved, loaded, and saved: twice the same. */
static void go_round(bool is_group)
{
    size_t size, again_size;
    QEMUFile *f = saved(is_group);
    const void *bytes = vmtimer_file_bytes(f, &size);
    QEMUFile *loaded = vmtimer_file_load_bytes(bytes, size, NULL);

    if (!loaded || load_from(loaded, is_group)) {
        sealed_differ("what was loaded is saved so that it cannot be loaded");
    }
    QEMUFile *again = saved(is_group);
    const void *again_bytes = vmtimer_file_bytes(again, &again_size);
    if (size != again_size || memcmp(bytes, again_bytes, size)) {
        sealed_differ("what was loaded is not saved as it was");
    }
    qemu_fclose(f);
    qemu_fclose(loaded);
    qemu_fclose(again);
}

/* Whatever is armed now: nothing here may stop the program. */
static void run(void)
{
    for (int i = 0; i < 4; i++) {
        fake_clock_advance_ns(QEMU_CLOCK_VIRTUAL, 1 << (10 * i));
        qemu_clock_run_timers(QEMU_CLOCK_VIRTUAL);
        ptimer_get_count(device.counter);
    }
}

static void load_content(const uint8_t *bytes, size_t size, bool is_group)
{
    QEMUFile *f = vmtimer_file_load_bytes(bytes, size, NULL);

    if (!f) {
        sealed_differ("a whole stream was refused");
    }
    begin();
    Armed before = armed();
    int error = load_from(f, is_group);
    Armed after = armed();
    if (error && memcmp(&before, &after, sizeof before)) {
        sealed_differ("a load that failed has changed a timer");
    }
    if (!error) {
        go_round(is_group);
        run();
    }
    qemu_fclose(f);
}

static void seal(uint8_t *bytes, size_t size)
{
    memcpy(bytes, "VMTSAVE1", LENGTH_AT);
    sealed_put(bytes + LENGTH_AT, size - HEAD, 8);
    uint32_t check = sealed_check(0, bytes, CHECK_AT);
    sealed_put(bytes + CHECK_AT, sealed_check(check, bytes + HEAD, size - HEAD), 4);
}

/* How much of @bytes is a whole stream; 0: none. */
static size_t whole(const uint8_t *bytes, size_t size)
{
    uint8_t copy[LARGEST];

    if (size < HEAD || sealed_get(bytes + LENGTH_AT, 8) > size - HEAD) {
        return 0;
    }
    size = HEAD + (size_t)sealed_get(bytes + LENGTH_AT, 8);
    memcpy(copy, bytes, size);
    seal(copy, size);
    return memcmp(copy, bytes, HEAD) ? 0 : size;
}

static void load_raw(const uint8_t *bytes, size_t size)
{
    size_t part = whole(bytes, size);
    QEMUFile *f = vmtimer_file_load_bytes(bytes, size, NULL);
    int fd = memfd_create("stream", MFD_CLOEXEC);

    if (!f != !(part && part == size)) {
        sealed_differ("from memory: taken or refused in spite of the judge");
    }
    qemu_fclose(f);
    if (fd < 0 || write(fd, bytes, size) != (ssize_t)size) {
        sealed_differ("no memory for a file");
    }
    lseek(fd, 0, SEEK_SET);
    f = vmtimer_file_load(fd, NULL);
    if (!f != !part
        || (f && lseek(fd, 0, SEEK_CUR) != (off_t)part)) {
        sealed_differ("from a descriptor: taken or refused in spite of the judge");
    }
    qemu_fclose(f);
    close(fd);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static uint8_t bytes[LARGEST];

    if (size == 0 || size >= LARGEST - HEAD) {
        return 0;
    }
    if (data[0] % 4 == 0) {
        load_raw(data + 1, size - 1);
        return 0;
    }
    memcpy(bytes + HEAD, data + 1, size - 1);
    seal(bytes, size - 1 + HEAD);
    load_content(bytes, size - 1 + HEAD, data[0] & 1);
    return 0;
}
