extern QEMUClockType board_clock;

int64_t b(void)
{
    if (board_clock == QEMU_CLOCK_HOST) {
        return 0;
    }
    return qemu_clock_get_ns(board_clock);
}
