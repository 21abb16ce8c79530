/* pair: --from 1.0 */
/* A whole word is not enough of a match when the word is longer. */
enum { vm_clock_irq = 3, RT_CLOCK, my_rt_clock };

static int my_qemu_get_clock(int vm_clock_irq_)
{
    return vm_clock_irq_ + my_rt_clock;
}

static int qemu_mod_timer_count;
static int old_ticks_per_sec = 5;

void pair_run(void *opaque)
{
    qemu_mod_timer_count += my_qemu_get_clock(vm_clock_irq);
    pair_value("sum", qemu_mod_timer_count + old_ticks_per_sec + RT_CLOCK);
}
