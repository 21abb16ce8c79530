/* Saved and loaded by its description. */
#include "migration/vmstate.h"
#include "vmtimer/savevm.h"

#include PAIR_FILE

void pair_run(void *opaque)
{
    struct since_vmstate_dev dev = {
        timer_new_ns(QEMU_CLOCK_HOST, pair_fired, opaque)
    };
    QEMUFile *out = vmtimer_file_new(), *in;
    const void *bytes;
    size_t size;

    timer_mod(dev.t, 4000004);
    vmstate_save_state(out, &vmstate_dev, &dev);
    timer_del(dev.t);
    bytes = vmtimer_file_bytes(out, &size);
    in = vmtimer_file_load_bytes(bytes, size, NULL);
    vmstate_load_state(in, &vmstate_dev, &dev, 0);
    pair_value("pending", timer_pending(dev.t));
    qemu_fclose(in);
    qemu_fclose(out);
}
