/* pair: --from 1.0 report-free */
/* A macro's parameter that has a clock's name. */
#define TWICE(vm_clock) ((vm_clock) * 2)
#define FIELD(s, rt_clock) ((s)->rt_clock)

struct keep_macro_state {
    int rt_clock;
};

void pair_run(void *opaque)
{
    struct keep_macro_state s = { 4 };

    pair_value("twice", TWICE(21) + FIELD(&s, rt_clock));
}
