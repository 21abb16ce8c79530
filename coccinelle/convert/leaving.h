/*
 * leaving: calls of a main loop that has its timers inside now.
 */
#ifndef CONVERT_LEAVING_H
#define CONVERT_LEAVING_H

#include "site.h"

/* Deletes what set alarm timers up or ended them, with the branch for its
 * failure. */
void judge_alarm(struct site *s);
/* qemu_clock_warp(vm_clock), from 2.6 on. */
void judge_warp(struct site *s);
/* main_loop_wait(timeout) of 0.12 and before. */
bool judge_main_loop_wait(struct site *s);
/* Is the call all that main_loop_wait() is told? */
bool is_loop_timeout(const struct site *s);

#endif
