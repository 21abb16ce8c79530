/*
 * futex.h - wait while a word has a value; wake who waits (futex(2))
 */
#ifndef LAYER_FUTEX_H
#define LAYER_FUTEX_H

#include <errno.h>
#include <linux/futex.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

static inline void qemu_futex_wake(void *word, int count)
{
    if (syscall(SYS_futex, word, FUTEX_WAKE, count, NULL, NULL, 0) < 0) {
        abort();
    }
}

static inline void qemu_futex_wait(void *word, unsigned value)
{
    while (syscall(SYS_futex, word, FUTEX_WAIT, (int)value, NULL, NULL, 0) < 0
           && errno != EWOULDBLOCK) {
        if (errno != EINTR) {
            abort();
        }
    }
}

#endif
