QEMUClockType board_clock;

void board_init(void)
{
    board_clock = QEMU_CLOCK_VIRTUAL;
}
