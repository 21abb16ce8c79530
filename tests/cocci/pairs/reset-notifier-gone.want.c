/* pair: --from 1.0 --to newest */
/* From 4.2 on there are none: renamed and deleted in one go. */
static Notifier host_reset;

static void start(void)
{
    start_more();
}
