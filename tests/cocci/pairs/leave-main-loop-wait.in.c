/* pair: --from 0.12 new-layout */
/* A timeout in ms became "do not block"; only sources of 0.12 have one. */
void pair_run(void *opaque)
{
    int timeout = 5;

    main_loop_wait(0);
    main_loop_wait(10);
    main_loop_wait(0x0);
    main_loop_wait( timeout + 1 );
    main_loop_wait(qemu_calculate_timeout());
    main_loop_wait(true);
}
