/* pair: --from 1.7 --to newest rule:8.1-profile-clock */
/* It read get_clock() by then. */
static int64_t since_spent(int64_t since)
{
    return profile_getclock() - since;
}
