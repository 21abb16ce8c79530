/*
 * share: how much of a long test is to be done.
 *
 * VMTIMER_TEST_SHARE=50 makes long counts 50 times smaller, where every step is
 * that much slower: under valgrind (`meson test --setup valgrind`).
 */
#ifndef SUPPORT_SHARE_H
#define SUPPORT_SHARE_H

#include <stdint.h>

/* @count, or what the environment leaves of it; at least 1. */
uint64_t share_of(uint64_t count);

/* What stands in a command's arguments is done in full: no argument, a share. */
uint64_t share_unless_said(const char *argument, uint64_t count);

#endif
