/* pair: --from 1.0 report-free */
/* Labels and struct tags live in other name spaces. */
struct vm_clock {
    int n;
};

void pair_run(void *opaque)
{
    struct vm_clock v = { 1 };

    if (opaque) {
        goto rt_clock;
    }
    v.n = 2;
rt_clock:
    pair_value("n", v.n);
}
