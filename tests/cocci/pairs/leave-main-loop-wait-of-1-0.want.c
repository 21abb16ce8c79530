/* pair: --from 1.0 by-hand-more */
/* From 0.13 on 0 means "do block". */
int pair_run(void *opaque)
{
    main_loop_wait(0);
    main_loop_wait(10);
    return qemu_timeout_ns_to_ms(timerlistgroup_deadline_ns(&main_loop_tlg));
}
