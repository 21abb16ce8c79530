/*
 * vmtimer.h - all of vmtimer's public headers
 */
#ifndef VMTIMER_H
#define VMTIMER_H

#include "vmtimer/clock.h"
#include "vmtimer/timer.h"
#include "vmtimer/aio.h"
#include "vmtimer/main-loop.h"
#include "vmtimer/extras.h"
#include "vmtimer/icount.h"
#include "vmtimer/cpu-throttle.h"
#include "vmtimer/throttle.h"
#include "vmtimer/replay.h"
#include "vmtimer/savevm.h"

#endif
