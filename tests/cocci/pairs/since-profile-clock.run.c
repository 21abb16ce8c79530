/* Time that was spent is not negative. */
#include PAIR_FILE

void pair_run(void *opaque)
{
    pair_value("spent", since_spent(since_spent(0)) >= 0);
}
