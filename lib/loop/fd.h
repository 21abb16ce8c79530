/*
 * fd: a descriptor under a number of our choice.
 */
#ifndef VMT_LOOP_FD_H
#define VMT_LOOP_FD_H

/* @fd, just made or -1 with errno, becomes @number, close-on-exec. 0 or -errno. */
int vmt_fd_move(int fd, int number);

#endif
