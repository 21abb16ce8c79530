extern QEMUClock *board_clock;

int64_t b(void)
{
    if (board_clock == host_clock) {
        return 0;
    }
    return qemu_get_clock(board_clock);
}
