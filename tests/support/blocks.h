/*
 * blocks: the memory the library and the tests hold, counted by the linker's
 * --wrap. The C library's own blocks are not seen.
 */
#ifndef SUPPORT_BLOCKS_H
#define SUPPORT_BLOCKS_H

/* Allocated and not freed yet. */
long blocks_held(void);

/* Calls that allocated, or made a block larger, so far. */
unsigned long blocks_asked_for(void);

/* The @nth allocation from now on (1: the next one) says out of memory. */
void blocks_fail(unsigned nth);

#endif
