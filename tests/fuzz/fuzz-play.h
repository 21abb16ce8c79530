/*
 * fuzz-play: what libFuzzer calls, and what replays the corpus without it.
 */
#ifndef FUZZ_FUZZ_PLAY_H
#define FUZZ_FUZZ_PLAY_H

#include <stddef.h>
#include <stdint.h>

/* 0; aborts with a sentence when library and judge differ. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
