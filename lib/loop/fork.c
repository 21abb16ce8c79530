/*
 * fork: the child gets timers and contexts of its own.
 *
 *   prepare  takes every lock of the library
 *   parent   lets go
 *   child    makes each context's descriptors anew under their old numbers, forgets
 *            what the other threads were doing, lets go
 *
 * vfork, posix_spawn and a raw clone run no such handlers: nothing of ours may be
 * called there (pthread_atfork(3)).
 */
#include "loop/fork.h"

#include "loop/context.h"
#include "time/quiet.h"

static void before_fork(void)
{
    vmt_quiet_begin(vmt_context_lock_all);
}

static void after_fork_in_parent(void)
{
    vmt_quiet_end(vmt_context_unlock_all, false);
}

static void after_fork_in_child(void)
{
    vmt_quiet_end(vmt_context_unlock_all, true);
    vmt_context_renew_all();
}

static void watch(void)
{
    pthread_atfork(before_fork, after_fork_in_parent, after_fork_in_child);
}

void vmt_fork_watch(void)
{
    static pthread_once_t watched = PTHREAD_ONCE_INIT;

    pthread_once(&watched, watch);
}
