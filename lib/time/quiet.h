/*
 * quiet: every lock of the library, held over a fork.
 */
#ifndef VMT_TIME_QUIET_H
#define VMT_TIME_QUIET_H

#include "base/base.h"

/* From the first call on every fork finds the library quiet. */
void vmt_quiet_watch_forks(void);

/*
 * The loop's part: its locks belong below the clocks' registry and above the
 * lists'; renew is called in the child when all locks are free again.
 */
typedef struct VmtQuietLoop {
    void (*lock)(void);
    void (*unlock)(void);
    void (*renew)(void);
} VmtQuietLoop;

void vmt_quiet_set_loop(const VmtQuietLoop *loop);

#endif
