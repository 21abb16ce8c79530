int64_t dev_left(QEMUClock *clock, int n);

int64_t user(void)
{
    return dev_left(vm_clock, 5);
}

void other(QEMUTimer *t)
{
    timer_mod(t, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL));
}
