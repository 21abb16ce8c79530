/* legacy.h: the old names, as a pair sees them before conversion. */
#include "pair.h"

#include "qemu-common.h"
#include "qemu-timer.h"
#include "sysemu.h"

/* What a driver of ptimers puts around setters: nothing yet. */
#define PAIR_BEGIN(ptimer) ((void)(ptimer))
#define PAIR_COMMIT(ptimer) ((void)(ptimer))
