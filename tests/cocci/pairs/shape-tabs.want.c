/* pair: --from 0.14 */
/* Tabs	in	every	place. */
void pair_run(void *opaque)
{
	QEMUTimer	*t	=	timer_new_ns(QEMU_CLOCK_VIRTUAL,	pair_fired,	opaque);	

	timer_mod(t,	qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL)	+	1);   
	if (t)	timer_mod(t,	qemu_clock_get_ns(	QEMU_CLOCK_VIRTUAL	)+2);
}
