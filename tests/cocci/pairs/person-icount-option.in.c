/* pair: --from 1.0 no-run */
static void person_start(const char *option)
{
    configure_icount(option);
}
