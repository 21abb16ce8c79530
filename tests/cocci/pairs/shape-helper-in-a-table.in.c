/* pair: --from 1.3 by-name */
/* A name that a macro makes, in a table, beside macros with clocks in them. */
#define HELPER(name) helper_in_a_table_ ## name
#define TABLE_CLOCK vm_clock
#define TABLE_MS() qemu_get_clock_ms(TABLE_CLOCK)

static void HELPER(pair_arm)(QEMUTimer *t)
{
    qemu_mod_timer(t, TABLE_MS() + 5);
}

void pair_run(void *opaque)
{
    const struct {
        void (*arm)(QEMUTimer *t);
    } table[] = {
        { HELPER(pair_arm) },
    };
    QEMUTimer *t = qemu_new_timer_ms(TABLE_CLOCK, pair_fired, opaque);

    table[0].arm(t);
    pair_value("ms", TABLE_MS());
}
