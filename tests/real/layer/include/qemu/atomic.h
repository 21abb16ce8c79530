/*
 * atomic.h - QEMU's atomic operations, by the compiler's
 */
#ifndef LAYER_ATOMIC_H
#define LAYER_ATOMIC_H

#define smp_mb() __atomic_thread_fence(__ATOMIC_SEQ_CST)
#define qatomic_read(p) __atomic_load_n(p, __ATOMIC_RELAXED)
#define qatomic_set(p, value) __atomic_store_n(p, value, __ATOMIC_RELAXED)
#define qatomic_mb_read(p) __atomic_load_n(p, __ATOMIC_SEQ_CST)
#define qatomic_mb_set(p, value) __atomic_store_n(p, value, __ATOMIC_SEQ_CST)
#define qatomic_xchg(p, value) __atomic_exchange_n(p, value, __ATOMIC_SEQ_CST)
#define qatomic_inc(p) ((void)__atomic_fetch_add(p, 1, __ATOMIC_SEQ_CST))
#define qatomic_dec(p) ((void)__atomic_fetch_sub(p, 1, __ATOMIC_SEQ_CST))
#define qatomic_cmpxchg(p, old, new) __extension__ ({              \
        __typeof__(*(p)) seen_ = (old);                            \
        __atomic_compare_exchange_n(p, &seen_, new, false,         \
                                    __ATOMIC_SEQ_CST,              \
                                    __ATOMIC_SEQ_CST);             \
        seen_;                                                     \
    })

#endif
