#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// qemu_mod_timer(), qemu_del_timer() and the like: the same arguments under
// new names, as calls and as values.
//
// before, in 0.14:
//     void again(struct uart *s, int64_t due)
//     {
//         if (!qemu_timer_pending(s->timer)) {
//             qemu_mod_timer(s->timer, due);
//         }
//     }
// after, in 1.7:
//     void again(struct uart *s, int64_t due)
//     {
//         if (!timer_pending(s->timer)) {
//             timer_mod(s->timer, due);
//         }
//     }
@initialize:python@
@@
VERBS = {
    "qemu_mod_timer": "timer_mod",
    "qemu_mod_timer_ns": "timer_mod_ns",
    "qemu_del_timer": "timer_del",
    "qemu_free_timer": "timer_free",
    "qemu_timer_pending": "timer_pending",
    "qemu_timer_expired": "timer_expired",
    "qemu_timer_expire_time_ns": "timer_expire_time_ns",
    "qemu_put_timer": "timer_put",
    "qemu_get_timer": "timer_get",
}

@@
identifier VERB =~ "^qemu_(mod_timer(_ns)?|(del|free|put|get)_timer|timer_(pending|expired|expire_time_ns))$";
fresh identifier NEW = script:python(VERB) { VERBS.get(VERB, VERB) };
@@
- VERB
+ NEW
