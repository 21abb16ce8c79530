/* pair: --from 1.7 --to 2.9 rule:2.9-init-clocks,2.2-error-arguments */
/* Three arguments that came; the name changed in 10.2 only. */
void pair_run(void *opaque)
{
    AioContext *context;

    init_clocks(NULL);
    pair_value("loop", qemu_init_main_loop(NULL));
    context = aio_context_new(&error_abort);
    pair_value("context", context != NULL);
    aio_context_unref(context);
}
