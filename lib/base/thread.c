/*
 * thread: a lock, a condition, and which thread this is.
 *
 * The identity is the address of a thread-local byte: no system call, and the
 * child of a fork keeps its parent thread's.
 */
#include "base/thread.h"

_Thread_local char vmt_thread_here;

void vmt_lock_init(VmtLock *lock)
{
    pthread_mutex_init(lock, NULL);
}

void vmt_lock_init_recursive(VmtLock *lock)
{
    pthread_mutexattr_t attr;

    pthread_mutexattr_init(&attr);
    pthread_mutexattr_settype(&attr, PTHREAD_MUTEX_RECURSIVE);
    pthread_mutex_init(lock, &attr);
    pthread_mutexattr_destroy(&attr);
}

void vmt_lock_deinit(VmtLock *lock)
{
    pthread_mutex_destroy(lock);
}
