/* Nobody counts instructions here. */
#include PAIR_FILE

void pair_run(void *opaque)
{
    pair_value("now", since_now());
}
