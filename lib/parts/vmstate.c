/*
 * vmstate: save and load what a table describes.
 *
 * Fields follow each other as QEMU writes them. Subsections are ours: a byte for
 * each in the table says whether it is there.
 */
#include "parts/contract.h"
#include "parts/saving.h"

#include <errno.h>

static bool exists(const VMStateField *field, void *opaque, int version_id)
{
    return field->field_exists ? field->field_exists(opaque, version_id)
                               : field->version_id <= version_id;
}

static int count_of(const VMStateField *field)
{
    if (field->flags & VMS_VARRAY_INT32) {
        contract_broken("vmstate_save_state",
                        "arrays of varying length are not saved");
    }
    return field->flags & VMS_ARRAY ? field->num : 1;
}

/* The @i-th element of a field. */
static void *element(const VMStateField *field, void *opaque, int i)
{
    char *base = (char *)opaque + field->offset;

    if (field->flags & VMS_POINTER) {
        base = *(char **)base;
    }
    base += field->start + field->size * (size_t)i;
    return field->flags & VMS_ARRAY_OF_POINTER ? *(void **)base : base;
}

static void save_field(QEMUFile *f, const VMStateField *field, void *opaque)
{
    for (int i = 0; i < count_of(field); i++) {
        void *at = element(field, opaque, i);

        if (field->flags & VMS_STRUCT) {
            vmstate_save_state(f, field->vmsd, at);
        } else {
            field->info->put(f, at, field->size);
        }
    }
}

void vmstate_save_state(QEMUFile *f, const VMStateDescription *vmsd,
                        void *opaque)
{
    if (vmsd->pre_save) {
        vmsd->pre_save(opaque);
    }
    for (const VMStateField *field = vmsd->fields; field->name; field++) {
        if (exists(field, opaque, vmsd->version_id)) {
            save_field(f, field, opaque);
        }
    }
    for (const VMStateSubsection *s = vmsd->subsections; s && s->vmsd; s++) {
        bool is_needed = s->needed(opaque);

        qemu_put_byte(f, is_needed);
        if (is_needed) {
            vmstate_save_state(f, s->vmsd, opaque);
        }
    }
}

static int load_element(QEMUFile *f, const VMStateField *field, void *at)
{
    if (field->flags & VMS_STRUCT) {
        return vmstate_load_state(f, field->vmsd, at, field->vmsd->version_id);
    }
    return field->info->get(f, at, field->size);
}

static int load_fields(QEMUFile *f, const VMStateDescription *vmsd,
                       void *opaque, int version_id)
{
    unsigned before = failures();
    int error = 0;

    for (const VMStateField *field = vmsd->fields; field->name; field++) {
        int count = exists(field, opaque, version_id) ? count_of(field) : 0;

        for (int i = 0; !error && i < count; i++) {
            error = load_element(f, field, element(field, opaque, i));
            if (!error && failures() != before) {
                error = -EIO;
            }
        }
    }
    return error;
}

static int load_subsections(QEMUFile *f, const VMStateDescription *vmsd,
                            void *opaque)
{
    int error = 0;

    for (const VMStateSubsection *s = vmsd->subsections;
         !error && s && s->vmsd; s++) {
        unsigned before = failures();
        int is_there = qemu_get_byte(f);
        if (failures() != before || is_there > 1) {
            error = -EIO;
        } else if (is_there) {
            error = vmstate_load_state(f, s->vmsd, opaque, s->vmsd->version_id);
        }
    }
    return error;
}

static int load(QEMUFile *f, const VMStateDescription *vmsd, void *opaque,
                int version_id)
{
    if (version_id > vmsd->version_id) {
        return -EINVAL;
    }
    if (version_id < vmsd->minimum_version_id) {
        return vmsd->load_state_old && version_id >= vmsd->minimum_version_id_old
                   ? vmsd->load_state_old(f, opaque, version_id) : -EINVAL;
    }
    int error = vmsd->pre_load ? vmsd->pre_load(opaque) : 0;
    if (!error) {
        error = load_fields(f, vmsd, opaque, version_id);
    }
    if (!error) {
        error = load_subsections(f, vmsd, opaque);
    }
    if (!error && vmsd->post_load) {
        error = vmsd->post_load(opaque, version_id);
    }
    return error;
}

int vmstate_load_state(QEMUFile *f, const VMStateDescription *vmsd,
                       void *opaque, int version_id)
{
    unsigned before = failures();

    vmt_timers_load_begin();
    int error = load(f, vmsd, opaque, version_id);
    if (!error && failures() != before) {
        error = -EIO;
    }
    vmt_timers_load_end(!error);
    return error;
}
