/* pair: --from 1.0 run-only */
void pair_run(void *opaque)
{
	QEMUTimer *t = qemu_new_timer(vm_clock,
			SCALE_MS,
			pair_fired, opaque);

	qemu_mod_timer(t,	qemu_get_clock_ms(vm_clock)	+ 5);
	if (t) {
		qemu_mod_timer(t, 6);
	}
}