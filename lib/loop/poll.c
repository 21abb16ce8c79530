/*
 * poll: ppoll(2) as QEMU calls it. GLib's GPollFD is struct pollfd.
 */
#include "vmtimer/main-loop.h"

#include <poll.h>
#include <stddef.h>
#include <time.h>

int qemu_poll_ns(struct _GPollFD *fds, unsigned nfds, int64_t timeout)
{
    struct timespec wait;

    if (timeout < 0) {
        return ppoll((struct pollfd *)(void *)fds, nfds, NULL, NULL);
    }
    int64_t seconds = timeout / NANOSECONDS_PER_SECOND;
    wait.tv_sec = seconds > INT32_MAX ? INT32_MAX : (time_t)seconds;
    wait.tv_nsec = (long)(timeout % NANOSECONDS_PER_SECOND);
    return ppoll((struct pollfd *)(void *)fds, nfds, &wait, NULL);
}
