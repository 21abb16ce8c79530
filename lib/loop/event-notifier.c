/*
 * event-notifier: QEMU's EventNotifier, an eventfd in the caller's hands.
 */
#include "vmtimer/aio.h"

#include <errno.h>
#include <sys/eventfd.h>
#include <unistd.h>

int event_notifier_init(EventNotifier *e, int active)
{
    int fd = eventfd(active != 0, EFD_CLOEXEC | EFD_NONBLOCK);

    *e = (EventNotifier){.rfd = fd, .wfd = fd, .initialized = fd >= 0};
    return fd < 0 ? -errno : 0;
}

void event_notifier_cleanup(EventNotifier *e)
{
    if (e->initialized) {
        close(e->rfd);
        *e = (EventNotifier){.rfd = -1, .wfd = -1};
    }
}

int event_notifier_get_fd(const EventNotifier *e)
{
    return e->rfd;
}

int event_notifier_set(EventNotifier *e)
{
    int saved_errno = errno;
    uint64_t one = 1;
    ssize_t written;

    if (!e->initialized) {
        return -EBADF;
    }
    do {
        written = write(e->wfd, &one, sizeof one);
    } while (written < 0 && errno == EINTR);
    /* EAGAIN: the counter is full, so it is set */
    int result = written < 0 && errno != EAGAIN ? -errno : 0;
    errno = saved_errno;
    return result;
}

int event_notifier_test_and_clear(EventNotifier *e)
{
    uint64_t count;
    ssize_t got;

    if (!e->initialized) {
        return 0;
    }
    do {
        got = read(e->rfd, &count, sizeof count);
    } while (got < 0 && errno == EINTR);
    return got == sizeof count;
}
