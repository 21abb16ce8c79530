/* pair: --from 1.0 no-run */
static void person_start(const char *option)
{
    quit_timers();
    configure_icount(option);
}
