/* In the main loop's own context, which the recorder runs. */
static void since_tick(void *opaque)
{
    pair_value("tick", opaque != NULL);
}

#include PAIR_FILE

void pair_run(void *opaque)
{
    static QEMUTimer mine;
    AioContext *ctx = qemu_get_aio_context();
    QEMUTimer *made = since_make(ctx, &mine, opaque);

    timer_mod(&mine, 4321);
    timer_mod(made, 17);
    pair_value("ns", timer_expire_time_ns(&mine));
    pair_value("ms", timer_expire_time_ns(made));
    pair_value("virtual", timerlist_has_timers(
                              ctx->tlg.tl[QEMU_CLOCK_VIRTUAL]));
    pair_value("host", timerlist_has_timers(ctx->tlg.tl[QEMU_CLOCK_HOST]));
    timer_del(&mine);
    timer_free(made);
}
