/* Without counting, and with the CPU's word that it counts. */
typedef struct CPUState {
    int use_icount;
} CPUState;

static void icount_update(CPUState *cpu)
{
    pair_value("update", cpu->use_icount);
}
#define cpu_update_icount icount_update

#include PAIR_FILE

void pair_run(void *opaque)
{
    CPUState cpu = { 5 };

    pair_value("icount", since_icount(&cpu));
    use_icount = 0;
}
