/* pair: --from 0.12 --to newest */
/* Appendix B, 13: a timeout in ms became "do not block". */
void pair_run(void *opaque)
{
    main_loop_wait(0);
    main_loop_wait(10);
}
