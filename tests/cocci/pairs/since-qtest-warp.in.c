/* pair: --from 1.7 --to newest rule:8.1-profile-clock,9.1-qtest-warp,10.0-main-loop-lists */
/* Three functions under new names, and one without a successor. */
static void since_warp(int64_t target)
{
    qtest_clock_warp(target);
    timerlist_notify(qemu_clock_get_main_loop_timerlist(QEMU_CLOCK_VIRTUAL));
    since_type = timerlist_get_clock(since_list);
    since_spent -= profile_getclock();
}
