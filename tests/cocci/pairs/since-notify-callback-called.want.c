/* pair: --from 1.7 --to newest no-run by-hand-more */
/* Who calls the callback himself has no clock to tell it. */
static void since_notify(void *opaque)
{
    since_count += *(int *)opaque;
}

static void since_kick(void)
{
    static int one = 1;

    since_notify(&one);
}

static void since_start(QEMUTimerListGroup *group, int *number)
{
    timerlistgroup_init(group, since_notify, number);
}
