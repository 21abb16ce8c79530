/*
 * cpus.h - the big lock and waiting with it
 */
#ifndef LAYER_CPUS_H
#define LAYER_CPUS_H

#include "qemu/thread.h"

void qemu_mutex_lock_iothread(void);
void qemu_mutex_unlock_iothread(void);
void qemu_cond_timedwait_iothread(QemuCond *cond, int ms);

#endif
