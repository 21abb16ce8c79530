/*
 * main-loop.h - and the big lock, which tests bring as they need it
 */
#ifndef LAYER_MAIN_LOOP_H
#define LAYER_MAIN_LOOP_H

#include_next "qemu/main-loop.h"
#include "qemu/atomic.h"

bool qemu_mutex_iothread_locked(void);

#endif
