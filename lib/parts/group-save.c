/*
 * group-save: timers in a snapshot by name, and what becomes of those whose time
 * passed meanwhile.
 *
 *   "VMTG"  name  be32 count  then each: name  byte clock  be64 time  be64 now
 *
 * A name is a byte that says how long, and its bytes. The time is ns, all ones when
 * idle; now is what the clock read when it was saved. All of it is read, and fits,
 * before the first timer is armed.
 */
#include "parts/contract.h"
#include "parts/saving.h"

#include <errno.h>
#include <string.h>

enum { MAGIC = 0x564d5447, NAME_MAX_SIZE = 255 };

static void put_name(QEMUFile *f, const char *name)
{
    size_t size = strlen(name);

    if (size > NAME_MAX_SIZE) {
        contract_broken("vmtimer_group_save", "a name has at most 255 bytes");
    }
    qemu_put_byte(f, (int)size);
    qemu_put_buffer(f, (const uint8_t *)name, (int)size);
}

static QEMUClockType clock_of(const VmtimerSavedTimer *saved)
{
    return timerlist_get_clock(saved->timer->timer_list);
}

static const VmtimerSavedTimer *find(const char *name,
                                     const VmtimerSavedTimer *timers,
                                     unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        if (strcmp(timers[i].name, name) == 0) {
            return &timers[i];
        }
    }
    return NULL;
}

void vmtimer_group_save(QEMUFile *f, const char *group,
                        const VmtimerSavedTimer *timers, unsigned count)
{
    qemu_put_be32(f, MAGIC);
    put_name(f, group);
    qemu_put_be32(f, count);
    for (unsigned i = 0; i < count; i++) {
        CONTRACT(!find(timers[i].name, timers, i),
                 "two timers have the same name");
        put_name(f, timers[i].name);
        qemu_put_byte(f, clock_of(&timers[i]));
        qemu_put_be64(f, timer_expire_time_ns(timers[i].timer));
        qemu_put_be64(f, (uint64_t)qemu_clock_get_ns(clock_of(&timers[i])));
    }
}

/* What the stream says of a timer. */
typedef struct Entry {
    char name[NAME_MAX_SIZE + 1];
    int clock;
    uint64_t expire_ns;
    int64_t saved_ns;
    QEMUTimer *timer;
} Entry;

static void get_name(QEMUFile *f, char name[NAME_MAX_SIZE + 1])
{
    int size = qemu_get_byte(f) & NAME_MAX_SIZE;

    memset(name, 0, NAME_MAX_SIZE + 1);
    qemu_get_buffer(f, (uint8_t *)name, size);
}

static Entry get_entry(QEMUFile *f)
{
    Entry entry = {.timer = NULL};

    get_name(f, entry.name);
    entry.clock = qemu_get_byte(f);
    entry.expire_ns = qemu_get_be64(f);
    entry.saved_ns = (int64_t)qemu_get_be64(f);
    return entry;
}

/* What keeps the entry from being loaded, or NULL. */
static const char *fault_of(Entry *entry, const Entry *before, unsigned count,
                            const VmtimerSavedTimer *saved)
{
    if (!saved) {
        return "there is no such timer";
    }
    for (unsigned i = 0; i < count; i++) {
        if (before[i].timer == saved->timer) {
            return "it comes twice";
        }
    }
    if ((QEMUClockType)entry->clock != clock_of(saved)) {
        return "it is on another clock";
    }
    if (entry->expire_ns > INT64_MAX && entry->expire_ns != UINT64_MAX) {
        return "its time is none";
    }
    entry->timer = saved->timer;
    return NULL;
}

static bool get_entries(QEMUFile *f, Entry *entries,
                        const VmtimerSavedTimer *timers, unsigned count,
                        const char *group, Error **errp)
{
    for (unsigned i = 0; i < count; i++) {
        unsigned before = failures();

        entries[i] = get_entry(f);
        if (failures() != before) {
            error_setg(errp, "vmtimer_group_load: %s: truncated", group);
            return false;
        }
        const char *fault = fault_of(&entries[i], entries, i,
                                     find(entries[i].name, timers, count));
        if (fault) {
            error_setg(errp, "vmtimer_group_load: %s: %s: %s", group,
                       entries[i].name, fault);
            return false;
        }
    }
    return true;
}

static bool get_head(QEMUFile *f, const char *group, unsigned count,
                     Error **errp)
{
    unsigned before = failures();
    char name[NAME_MAX_SIZE + 1];
    const char *fault = NULL;

    unsigned magic = qemu_get_be32(f);
    get_name(f, name);
    unsigned saved = qemu_get_be32(f);
    if (failures() != before) {
        fault = "truncated";
    } else if (magic != MAGIC || strcmp(name, group)) {
        fault = "there is another thing in the stream";
    } else if (saved != count) {
        fault = "it was saved with another number of timers";
    }
    if (fault) {
        error_setg(errp, "vmtimer_group_load: %s: %s", group, fault);
    }
    return !fault;
}

/* @expire_ns as long after @now_ns, which is not negative, as after @saved_ns. */
static int64_t shifted(int64_t expire_ns, int64_t saved_ns, int64_t now_ns)
{
    int64_t left_ns, shifted_ns;

    if (__builtin_sub_overflow(expire_ns, saved_ns, &left_ns)
        || __builtin_add_overflow(now_ns, left_ns, &shifted_ns)) {
        return INT64_MAX;
    }
    return shifted_ns > 0 ? shifted_ns : 0;
}

static void restore(const Entry *entry, VmtimerOverdue overdue)
{
    int64_t now_ns = qemu_clock_get_ns((QEMUClockType)entry->clock);
    int64_t expire_ns = (int64_t)entry->expire_ns; /* -1: idle */

    if (expire_ns >= 0 && overdue == VMTIMER_OVERDUE_SHIFT) {
        expire_ns = shifted(expire_ns, entry->saved_ns, now_ns);
    } else if (expire_ns <= now_ns && overdue == VMTIMER_OVERDUE_SKIP) {
        expire_ns = -1;
    }
    vmt_timer_loading(entry->timer);
    if (expire_ns < 0) {
        timer_del(entry->timer);
    } else {
        timer_mod_ns(entry->timer, expire_ns);
    }
}

int vmtimer_group_load(QEMUFile *f, const char *group,
                       const VmtimerSavedTimer *timers, unsigned count,
                       VmtimerOverdue overdue, Error **errp)
{
    Entry *entries = calloc(count ? count : 1, sizeof *entries);

    CONTRACT(entries, "out of memory");
    bool is_well = get_head(f, group, count, errp)
                   && get_entries(f, entries, timers, count, group, errp);
    for (unsigned i = 0; is_well && i < count; i++) {
        restore(&entries[i], overdue);
    }
    free(entries);
    return is_well ? 0 : -EINVAL;
}
