/* Saved and loaded by its fields. */
#include "migration/vmstate.h"
#include "vmtimer/savevm.h"

static bool since_is_new(void *opaque, int version)
{
    return true;
}

#include PAIR_FILE

void pair_run(void *opaque)
{
    static const VMStateDescription since = {
        .name = "since", .version_id = 2, .fields = since_fields,
    };
    static struct since_saved dev;
    QEMUFile *out = vmtimer_file_new(), *in;
    const void *bytes;
    size_t size;

    dev.t = timer_new_ns(QEMU_CLOCK_HOST, pair_fired, opaque);
    dev.both[0] = timer_new_ms(QEMU_CLOCK_REALTIME, pair_fired, opaque);
    dev.both[1] = timer_new_us(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);
    timer_init_ns(&dev.inside, QEMU_CLOCK_VIRTUAL, pair_fired, opaque);
    timer_mod(dev.t, 4000004);
    timer_mod(dev.both[0], 40);
    timer_mod(&dev.inside, 4001);
    vmstate_save_state(out, &since, &dev);
    timer_del(dev.t);
    timer_del(dev.both[0]);
    timer_mod(dev.both[1], 44);
    timer_del(&dev.inside);
    bytes = vmtimer_file_bytes(out, &size);
    in = vmtimer_file_load_bytes(bytes, size, NULL);
    vmstate_load_state(in, &since, &dev, 2);
    pair_value("armed", timer_pending(dev.t) + timer_pending(dev.both[0]) * 2
                            + timer_pending(dev.both[1]) * 4
                            + timer_pending(&dev.inside) * 8);
    qemu_fclose(in);
    qemu_fclose(out);
}
