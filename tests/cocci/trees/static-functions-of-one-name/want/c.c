static int64_t left(QEMUClock *clock)
{
    return clock ? qemu_get_clock_ns(clock) : 0;
}

int64_t c(void)
{
    return left(NULL);
}
