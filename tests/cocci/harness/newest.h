/* newest.h: the new names alone, as a pair sees them after conversion. */
#include "pair.h"

#include "qemu/timer.h"
#include "system/system.h"      /* rtc_clock */
#include "vmtimer.h"

#define PAIR_BEGIN(ptimer) ptimer_transaction_begin(ptimer)
#define PAIR_COMMIT(ptimer) ptimer_transaction_commit(ptimer)
