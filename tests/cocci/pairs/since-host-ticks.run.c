/* Ticks go on. */
#include PAIR_FILE

void pair_run(void *opaque)
{
    pair_value("ticks", since_ticks() <= 0);
}
