/* pair: --from 0.12 new-layout */
/* A timeout in ms became "do not block"; only sources of 0.12 have one. */
void pair_run(void *opaque)
{
    int timeout = 5;

    main_loop_wait(true);
    main_loop_wait(false);
    main_loop_wait(true);
    main_loop_wait( !(timeout + 1) );
    main_loop_wait(false);
    main_loop_wait(true);
}
