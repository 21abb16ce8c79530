/* A lock held for a block, also when the block returns. */
#ifndef BENCH_LOCKABLE_H
#define BENCH_LOCKABLE_H

static inline pthread_mutex_t *bench_guard_begin(pthread_mutex_t *lock)
{
    pthread_mutex_lock(lock);
    return lock;
}

static inline void bench_guard_end(pthread_mutex_t **lock)
{
    if (*lock) {
        pthread_mutex_unlock(*lock);
    }
}

#define WITH_QEMU_LOCK_GUARD(lock)                                             \
    for (pthread_mutex_t *guard __attribute__((cleanup(bench_guard_end)))      \
             = bench_guard_begin(lock);                                        \
         guard; bench_guard_end(&guard), guard = NULL)

#endif
