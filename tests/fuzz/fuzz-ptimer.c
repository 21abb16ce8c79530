/*
 * fuzz-ptimer: a fuzzer's bytes choose the operations that tests/model/ptimer-play.c
 * does to counters and to their judge.
 */
#include "bytes.h"
#include "fuzz-play.h"

#include "ptimer-play.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Bytes bytes = {data, size};

    ptimer_play((Choices){bytes_number, &bytes}, size / BYTES_OF_AN_OPERATION);
    return 0;
}
