/* pair: --from 1.7 run-only */
struct CPUThing { int use_icount; int64_t icount_get; };
static int use(struct CPUThing *c) { return c->use_icount + (int)c->icount_get; }
static int local(int use_icount) { return use_icount + 1; }
void pair_run(void *opaque)
{
    struct CPUThing c = { .use_icount = 2, .icount_get = 5 };
    pair_value("u", use(&c) + local(3) + (use_icount ? 100 : 200) + !use_icount * 1000);
    if (use_icount == 1 || use_icount) { pair_value("no", 1); }
}
