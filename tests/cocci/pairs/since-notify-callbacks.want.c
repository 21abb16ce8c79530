/* pair: --from 1.7 --to newest rule:2.9-notify-callbacks */
/* Both lists' callback, its prototype too; another function stays. */
static void since_notify(void *opaque, QEMUClockType type);

static void since_notify(void *opaque, QEMUClockType type)
{
    pair_value("notified", *(int *)opaque);
}

static void since_other(void *opaque)
{
    pair_value("other", 1);
}

static void since_told(void *opaque, QEMUClockType clock)
{
    pair_value("told", clock);
}

void pair_run(void *opaque)
{
    static QEMUTimerListGroup group, told;
    static int number = 7;
    QEMUTimerList *list;

    timerlistgroup_init(&group, since_notify, &number);
    timerlistgroup_init(&told, since_told, &number);
    list = timerlist_new(QEMU_CLOCK_VIRTUAL, since_notify, &number);
    timerlist_notify(list);
    timerlist_notify(group.tl[QEMU_CLOCK_HOST]);
    timerlist_notify(told.tl[QEMU_CLOCK_HOST]);
    since_other(NULL);
    timerlist_free(list);
    timerlistgroup_deinit(&group);
    timerlistgroup_deinit(&told);
}
