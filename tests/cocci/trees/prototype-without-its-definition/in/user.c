int64_t dev_left(QEMUClock *clock, int n);

int64_t user(void)
{
    return dev_left(vm_clock, 5);
}

void other(QEMUTimer *t)
{
    qemu_mod_timer(t, qemu_get_clock_ns(vm_clock));
}
