static int64_t left(QEMUClockType clock)
{
    return qemu_clock_get_ns(clock);
}

int64_t a(void)
{
    return left(QEMU_CLOCK_VIRTUAL);
}
