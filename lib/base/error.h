/*
 * error: QEMU's error objects, as far as making a context needs them.
 */
#ifndef VMT_BASE_ERROR_H
#define VMT_BASE_ERROR_H

#include "base/base.h"
#include "vmtimer/aio.h"

/*
 * Say what went wrong: into *@errp; error_abort, error_fatal: stop; NULL: nowhere.
 * errno is @error afterwards.
 */
void vmt_error_set(Error **errp, int error, const char *what);

#endif
