/* pair: --from 1.0 --to newest by-name */
/* Appendix B, 8: from 2.3 on VMSTATE_TIMER is for embedded timers. */
struct since_vmstate_dev {
    QEMUTimer *t;
};

static const VMStateDescription vmstate_dev = {
    .name = "dev",
    .fields = (VMStateField[]) {
        VMSTATE_TIMER(t, struct since_vmstate_dev),
        VMSTATE_END_OF_LIST()
    }
};
