/* pair: --from 0.11 tokens */
/* A declaration of the global in the file itself goes. */

extern int answer;

int answer = 42;

void pair_run(void *opaque)
{
    pair_value("ticks", answer + NANOSECONDS_PER_SECOND);
}
