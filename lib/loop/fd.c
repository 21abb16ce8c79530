/*
 * fd: a descriptor under a number of our choice. No state, no lock.
 */
#include "loop/fd.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

int vmt_fd_move(int fd, int number)
{
    if (fd < 0) {
        return -errno;
    }
    if (fd == number) {
        return 0;
    }
    int error = dup3(fd, number, O_CLOEXEC) < 0 ? -errno : 0;
    close(fd);
    return error;
}
