/* newest.h: the new names alone, as a pair sees them after conversion. */
#include "pair.h"

#include "vmtimer.h"
