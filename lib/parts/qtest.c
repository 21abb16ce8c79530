/*
 * qtest: QEMU's "a test drives the machine", alone, so that a program may define
 * its own. True: ptimer neither warns nor stretches short rounds.
 */
#include "vmtimer/icount.h"

bool qtest_allowed;
