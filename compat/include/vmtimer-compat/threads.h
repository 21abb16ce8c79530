/*
 * threads: QEMU's names for POSIX threads, locks and conditions.
 *
 * A function that fails here was given something broken: the program stops.
 */
#ifndef VMTIMER_COMPAT_THREADS_H
#define VMTIMER_COMPAT_THREADS_H
#pragma GCC system_header

#include "count.h"
#include "level.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

VMTIMER_C_BEGIN

typedef struct QemuMutex {
    pthread_mutex_t lock;
} QemuMutex;

typedef struct QemuRecMutex {
    QemuMutex m;
} QemuRecMutex;

typedef struct QemuCond {
    pthread_cond_t cond;
} QemuCond;

typedef struct QemuThread {
    pthread_t thread;
} QemuThread;

/* Set until it is reset; waiting for a set one returns at once. */
typedef struct QemuEvent {
    QemuMutex lock;
    QemuCond cond;
    bool is_set;
} QemuEvent;

#define QEMU_THREAD_JOINABLE 0
#define QEMU_THREAD_DETACHED 1

static inline void vmtimer_must_be_0(int error)
{
    if (error) {
        abort();
    }
}

static inline void qemu_mutex_init(QemuMutex *mutex)
{
    vmtimer_must_be_0(pthread_mutex_init(&mutex->lock, NULL));
}

static inline void qemu_mutex_destroy(QemuMutex *mutex)
{
    vmtimer_must_be_0(pthread_mutex_destroy(&mutex->lock));
}

static inline void qemu_mutex_lock(QemuMutex *mutex)
{
    vmtimer_must_be_0(pthread_mutex_lock(&mutex->lock));
}

/* 0, or what pthread_mutex_trylock says. */
static inline int qemu_mutex_trylock(QemuMutex *mutex)
{
    return pthread_mutex_trylock(&mutex->lock);
}

static inline void qemu_mutex_unlock(QemuMutex *mutex)
{
    vmtimer_must_be_0(pthread_mutex_unlock(&mutex->lock));
}

static inline void qemu_rec_mutex_init(QemuRecMutex *mutex)
{
    pthread_mutexattr_t attr;

    vmtimer_must_be_0(pthread_mutexattr_init(&attr));
    pthread_mutexattr_settype(&attr, PTHREAD_MUTEX_RECURSIVE);
    vmtimer_must_be_0(pthread_mutex_init(&mutex->m.lock, &attr));
    pthread_mutexattr_destroy(&attr);
}

static inline void qemu_rec_mutex_destroy(QemuRecMutex *mutex)
{
    qemu_mutex_destroy(&mutex->m);
}

static inline void qemu_rec_mutex_lock(QemuRecMutex *mutex)
{
    qemu_mutex_lock(&mutex->m);
}

static inline int qemu_rec_mutex_trylock(QemuRecMutex *mutex)
{
    return qemu_mutex_trylock(&mutex->m);
}

static inline void qemu_rec_mutex_unlock(QemuRecMutex *mutex)
{
    qemu_mutex_unlock(&mutex->m);
}

static inline void qemu_cond_init(QemuCond *cond)
{
    vmtimer_must_be_0(pthread_cond_init(&cond->cond, NULL));
}

static inline void qemu_cond_destroy(QemuCond *cond)
{
    vmtimer_must_be_0(pthread_cond_destroy(&cond->cond));
}

static inline void qemu_cond_signal(QemuCond *cond)
{
    vmtimer_must_be_0(pthread_cond_signal(&cond->cond));
}

static inline void qemu_cond_broadcast(QemuCond *cond)
{
    vmtimer_must_be_0(pthread_cond_broadcast(&cond->cond));
}

static inline void qemu_cond_wait(QemuCond *cond, QemuMutex *mutex)
{
    vmtimer_must_be_0(pthread_cond_wait(&cond->cond, &mutex->lock));
}

static inline void qemu_event_init(QemuEvent *event, bool is_set)
{
    qemu_mutex_init(&event->lock);
    qemu_cond_init(&event->cond);
    event->is_set = is_set;
}

static inline void qemu_event_destroy(QemuEvent *event)
{
    qemu_cond_destroy(&event->cond);
    qemu_mutex_destroy(&event->lock);
}

static inline void qemu_event_set(QemuEvent *event)
{
    qemu_mutex_lock(&event->lock);
    event->is_set = true;
    qemu_cond_broadcast(&event->cond);
    qemu_mutex_unlock(&event->lock);
}

static inline void qemu_event_reset(QemuEvent *event)
{
    qemu_mutex_lock(&event->lock);
    event->is_set = false;
    qemu_mutex_unlock(&event->lock);
}

static inline void qemu_event_wait(QemuEvent *event)
{
    qemu_mutex_lock(&event->lock);
    while (!event->is_set) {
        qemu_cond_wait(&event->cond, &event->lock);
    }
    qemu_mutex_unlock(&event->lock);
}

/* @name, from 1.7 on, is for people who debug QEMU. Not used. */
static inline void vmtimer_thread_create(QemuThread *thread, const char *name,
                                         void *(*start)(void *), void *arg,
                                         int mode)
{
    (void)name;
    vmtimer_must_be_0(pthread_create(&thread->thread, NULL, start, arg));
    if (mode == QEMU_THREAD_DETACHED) {
        vmtimer_must_be_0(pthread_detach(thread->thread));
    }
}

#ifdef __cplusplus
extern "C++" {

inline void qemu_thread_create(QemuThread *thread, const char *name,
                               void *(*start)(void *), void *arg, int mode)
{
    vmtimer_thread_create(thread, name, start, arg, mode);
}

inline void qemu_thread_create(QemuThread *thread, void *(*start)(void *),
                               void *arg, int mode)
{
    vmtimer_thread_create(thread, "", start, arg, mode);
}

}
#else
#define qemu_thread_create(...) \
    VMTIMER_PASTE(VMTIMER_THREAD_CREATE_, VMTIMER_COUNT(__VA_ARGS__)) \
    (__VA_ARGS__)
#define VMTIMER_THREAD_CREATE_4(thread, start, arg, mode) \
    vmtimer_thread_create(thread, "", start, arg, mode)
#define VMTIMER_THREAD_CREATE_5 vmtimer_thread_create
#endif

static inline void *qemu_thread_join(QemuThread *thread)
{
    void *result;

    vmtimer_must_be_0(pthread_join(thread->thread, &result));
    return result;
}

static inline void qemu_thread_get_self(QemuThread *thread)
{
    thread->thread = pthread_self();
}

static inline bool qemu_thread_is_self(QemuThread *thread)
{
    return pthread_equal(pthread_self(), thread->thread);
}

static inline void qemu_thread_exit(void *result)
{
    pthread_exit(result);
}

VMTIMER_C_END

#endif
