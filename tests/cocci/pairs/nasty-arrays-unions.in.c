/* pair: --from 0.14 run-only by-name */
union both { QEMUTimer *t; void *p; };
struct dev { QEMUTimer *a[2][2]; union both u; struct { QEMUTimer *in; } deep; };
static struct dev d;
void pair_run(void *opaque)
{
    for (int i = 0; i < 4; i++) {
        d.a[i / 2][i % 2] = qemu_new_timer(i & 1 ? vm_clock : host_clock, pair_fired, opaque);
        qemu_mod_timer(d.a[i / 2][i % 2], qemu_get_clock(i & 1 ? vm_clock : host_clock) + i);
    }
    d.u.t = qemu_new_timer(rt_clock, pair_fired, opaque);
    (&d)->deep.in = qemu_new_timer(vm_clock, pair_fired, opaque);
    qemu_mod_timer(d.u.t, qemu_get_clock(rt_clock) + 4);
    qemu_mod_timer((&d)->deep.in, qemu_get_clock(vm_clock) + 4);
    qemu_del_timer(d.a[1][1]), qemu_free_timer(d.a[1][1]);
}
