/*
 * coroutine.h - and a lock that coroutines of several contexts wait for
 */
#ifndef LAYER_COROUTINE_H
#define LAYER_COROUTINE_H

#include_next "qemu/coroutine.h"
#include "qemu/atomic.h"
#include "qemu/thread.h"

#include <sys/queue.h>

typedef STAILQ_HEAD(CoroutineQueue, Coroutine) CoroutineQueue;

typedef struct CoMutex {
    QemuMutex lock;
    bool is_locked;
    CoroutineQueue waiting;
} CoMutex;

void qemu_co_mutex_init(CoMutex *mutex);
void coroutine_fn qemu_co_mutex_lock(CoMutex *mutex);
void coroutine_fn qemu_co_mutex_unlock(CoMutex *mutex);

#endif
