/* pair: --from 1.0 run-only */
extern QEMUTimer *dev_tt;
QEMUTimer *dev_tt;
typedef QEMUTimer *TimerRef;
typedef struct { TimerRef r; QEMUTimerCB *cb; } Holder;
static QEMUTimerCB my_cb;
static void my_cb(void *o) { pair_fired(o); }
void pair_run(void *opaque)
{
    Holder h = { qemu_new_timer_ns(vm_clock, my_cb, opaque), my_cb };
    TimerRef r = h.r;
    qemu_mod_timer(r, qemu_get_clock_ns(vm_clock) + 3);
    dev_tt = r;
    qemu_mod_timer(dev_tt, r ? 33 : 44);
}
