/* pair: --from 1.0 run-only by-name */
void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer_ns(vm_clock, pair_fired, opaque);
    int i;
    for (i = 0; i < 4; i++)
        if (i == 0) qemu_mod_timer(t, 1);
        else if (i == 1) qemu_mod_timer(t, qemu_get_clock_ns(vm_clock));
        else if (i == 2)
            switch (i) case 2: qemu_mod_timer(t, 3);
        else
            do qemu_mod_timer(t, qemu_get_clock_ns(vm_clock) + 9); while (0);
}
