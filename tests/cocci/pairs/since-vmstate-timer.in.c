/* pair: --from 1.7 --to newest rule:2.3-vmstate-timer */
/* From 2.3 on the plain names are for timers inside of the struct. */
struct since_saved {
    QEMUTimer *t;
    QEMUTimer *both[2];
    QEMUTimer inside;
};

static const VMStateField since_fields[] = {
    VMSTATE_TIMER(t, struct since_saved),
    VMSTATE_TIMER_V(t, struct since_saved, 2),
    VMSTATE_TIMER_TEST(t, struct since_saved, since_is_new),
    VMSTATE_TIMER_ARRAY(both, struct since_saved, 2),
    VMSTATE_TIMER(inside, struct since_saved),
    VMSTATE_TIMER_PTR(t, struct since_saved),
    VMSTATE_END_OF_LIST()
};
