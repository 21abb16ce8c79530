/* pair: --from 1.0 by-hand-more */
/* Alarm timers vanish, with the branch for their failure. */
int leave_start(const char *option, int c)
{
    switch (c) {
    case 1:
        configure_alarms(option);
        break;
    case 2:
        quit_timers();
    }
    if (init_timer_alarm() < 0) {
        fprintf(stderr, "no timer\n");
        return -1;
    }

    leave_more();
    init_timer_alarm();
    if (c)
        quit_timers();
    quit_timers();
    return qemu_alarm_pending() || init_timer_alarm();
}
