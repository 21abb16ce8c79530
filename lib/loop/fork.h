/*
 * fork: the child gets timers and contexts of its own.
 */
#ifndef VMT_LOOP_FORK_H
#define VMT_LOOP_FORK_H

/* Once, with the first context. */
void vmt_fork_watch(void);

#endif
