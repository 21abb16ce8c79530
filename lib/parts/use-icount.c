/*
 * use-icount: the variable alone, so that a program may define its own.
 */
#include "vmtimer/icount.h"

int use_icount;
