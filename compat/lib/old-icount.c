/*
 * old-icount: the variable alone, so that a program may define its own.
 */
#include "old.h"

int use_icount;
