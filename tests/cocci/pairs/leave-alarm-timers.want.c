/* pair: --from 1.0 by-hand-more */
/* Alarm timers vanish, with the branch for their failure. */
int leave_start(const char *option, int c)
{
    switch (c) {
    case 1:
        break;
    case 2:
        quit_timers();
    }

    leave_more();
    if (c)
        quit_timers();
    return qemu_alarm_pending() || init_timer_alarm();
}
