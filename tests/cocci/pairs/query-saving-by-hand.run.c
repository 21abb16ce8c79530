/* Saved, moved, loaded: armed for the time that was saved. */
#include "qemu-file.h"
#include "vmtimer/savevm.h"

struct query_dev {
    uint32_t level;
    QEMUTimer *timer;
};

#include PAIR_FILE

void pair_run(void *opaque)
{
    struct query_dev dev = { 7, timer_new_ns(QEMU_CLOCK_HOST, pair_fired,
                                             opaque) };
    QEMUFile *out = vmtimer_file_new(), *in;
    size_t size;
    const void *bytes;

    timer_mod(dev.timer, 3000003);
    save(out, &dev);
    timer_del(dev.timer);
    dev.level = 0;
    bytes = vmtimer_file_bytes(out, &size);
    in = vmtimer_file_load_bytes(bytes, size, NULL);
    pair_value("loaded", load(in, &dev, 1));
    pair_value("level", dev.level);
    pair_value("pending", timer_pending(dev.timer));
    qemu_fclose(in);
    qemu_fclose(out);
}
