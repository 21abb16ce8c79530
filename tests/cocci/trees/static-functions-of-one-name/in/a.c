static int64_t left(QEMUClock *clock)
{
    return qemu_get_clock_ns(clock);
}

int64_t a(void)
{
    return left(vm_clock);
}
