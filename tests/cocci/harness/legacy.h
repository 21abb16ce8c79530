/* legacy.h: the old names, as a pair sees them before conversion. */
#include "pair.h"

#include "qemu-common.h"
#include "qemu-timer.h"
#include "sysemu.h"
