/* What is called, in order. */
#define layout_a() pair_value("a", 0)
#define layout_b() pair_value("b", 0)
#define layout_c() pair_value("c", 0)
#define layout_d() pair_value("d", 0)
#define layout_lines pair_layout_lines
#include PAIR_FILE

void pair_run(void *opaque)
{
    timer_mod(timer_new_ns(QEMU_CLOCK_HOST, pair_fired, opaque), 3000003);
    for (int x = 0; x < 3; x++) {
        pair_layout_lines(x);
    }
}
