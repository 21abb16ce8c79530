/* pair: --from 0.14 run-only by-name */
#define CLK vm_clock
static int64_t a(void) { return qemu_get_clock(CLK); }
#undef CLK
#define CLK rt_clock
static int64_t b(void) { return qemu_get_clock(CLK); }
#undef CLK
void pair_run(void *opaque)
{
    pair_value("a", a());
    pair_value("b", b());
}
