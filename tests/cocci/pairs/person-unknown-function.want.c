/* pair: --from 1.3 no-run report-more */
/* A clock passed to a function of other files. */
static void rest(BlockJob *job)
{
    block_job_sleep_ns(job, rt_clock, 1000);
}
