QEMUClock *board_clock;

void board_init(void)
{
    board_clock = vm_clock;
}
