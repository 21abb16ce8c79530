/* pair: --from 0.11 */
/* Appendix B, 5: somebody else's ticks_per_sec. */
static int get_ticks_per_second(void)
{
    return 100;
}

struct keep_ticks_conf {
    int ticks_per_sec;
};

static int scaled(int ticks_per_sec)
{
    return ticks_per_sec * 2;
}

void pair_run(void *opaque)
{
    const int ticks_per_sec = get_ticks_per_second();
    struct keep_ticks_conf conf = { .ticks_per_sec = 7 };

    pair_value("ticks", ticks_per_sec + conf.ticks_per_sec + scaled(1));
}
