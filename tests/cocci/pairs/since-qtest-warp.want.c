/* pair: --from 1.7 --to newest no-run rule:9.1-qtest-warp,10.0-main-loop-lists */
/* Two functions under new names, and two without a successor. */
static void since_warp(int64_t target)
{
    qemu_clock_advance_virtual_time(target);
    timerlist_notify(main_loop_tlg.tl[QEMU_CLOCK_VIRTUAL]);
    since_type = timerlist_get_clock(since_list);
    since_spent -= profile_getclock();
}
