/* pair: --from 1.3 by-name */
/* A name that a macro makes, in a table, beside macros with clocks in them. */
#define HELPER(name) helper_in_a_table_ ## name
#define TABLE_CLOCK QEMU_CLOCK_VIRTUAL
#define TABLE_MS() qemu_clock_get_ms(TABLE_CLOCK)

static void HELPER(pair_arm)(QEMUTimer *t)
{
    timer_mod(t, TABLE_MS() + 5);
}

void pair_run(void *opaque)
{
    const struct {
        void (*arm)(QEMUTimer *t);
    } table[] = {
        { HELPER(pair_arm) },
    };
    QEMUTimer *t = timer_new_ms(TABLE_CLOCK, pair_fired, opaque);

    table[0].arm(t);
    pair_value("ms", TABLE_MS());
}
