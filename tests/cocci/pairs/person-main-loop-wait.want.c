/* pair: --from mixed no-run by-hand-more */
/* Up to 0.12 a timeout, from 0.13 on a flag; nobody says which this is. */
static void person_loop(int wait)
{
    main_loop_wait(wait);
    main_loop_wait(1000);
    main_loop_wait(0);
    main_loop_wait(false);
    main_loop_wait(!wait);
}
