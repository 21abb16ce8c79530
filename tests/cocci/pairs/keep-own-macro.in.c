/* pair: --from 0.11 report-free by-hand-more */
/* A macro of the file's own with the old global's name. */
#define ticks_per_sec 100

void pair_run(void *opaque)
{
    pair_value("ticks", ticks_per_sec * 2);
}
