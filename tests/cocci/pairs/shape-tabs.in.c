/* pair: --from 0.14 */
/* Tabs	in	every	place. */
void pair_run(void *opaque)
{
	QEMUTimer	*t	=	qemu_new_timer(vm_clock,	pair_fired,	opaque);	

	qemu_mod_timer(t,	qemu_get_clock(vm_clock)	+	1);   
	if (t)	qemu_mod_timer(t,	qemu_get_clock(	vm_clock	)+2);
}
