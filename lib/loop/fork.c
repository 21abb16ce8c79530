/*
 * fork: the child gets timers and contexts of its own.
 *
 *   prepare  takes every lock of the library (time/quiet)
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

static const VmtQuietLoop contexts = {
    .lock = vmt_context_lock_all,
    .unlock = vmt_context_unlock_all,
    .renew = vmt_context_renew_all,
};

void vmt_fork_watch(void)
{
    vmt_quiet_watch_forks();
    vmt_quiet_set_loop(&contexts);
}
