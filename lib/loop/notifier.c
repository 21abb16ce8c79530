/*
 * notifier: an eventfd that says "look again".
 *
 *   setter:  work; is_set 0 -> 1; write          (1 already: no write)
 *   drainer: read; is_set -> 0; look at the work
 *
 * A setter that still finds 1 has put its work before the drainer's look.
 *
 * Lock: none; set is async-signal-safe and keeps errno.
 */
#include "loop/notifier.h"

#include "base/bug.h"
#include "loop/fd.h"

#include <errno.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

int vmt_notifier_init(VmtNotifier *n)
{
    n->fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    atomic_init(&n->is_set, false);
    return n->fd < 0 ? -errno : 0;
}

void vmt_notifier_deinit(VmtNotifier *n)
{
    close(n->fd);
    n->fd = -1;
}

int vmt_notifier_renew(VmtNotifier *n)
{
    close(n->fd);
    atomic_store(&n->is_set, false);
    return vmt_fd_move(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK), n->fd);
}

void vmt_notifier_set(VmtNotifier *n)
{
    if (!atomic_exchange(&n->is_set, true)) {
        int saved_errno = errno;
        uint64_t one = 1;

        while (write(n->fd, &one, sizeof one) < 0 && errno == EINTR) {
            continue;
        }
        errno = saved_errno;
    }
}

void vmt_notifier_drain(VmtNotifier *n)
{
    uint64_t count;

    if (read(n->fd, &count, sizeof count) < 0 && errno != EAGAIN
        && errno != EINTR) {
        vmt_bug("close: a context's eventfd was closed by someone else: %s",
                strerror(errno));
    }
    atomic_exchange(&n->is_set, false);
}
