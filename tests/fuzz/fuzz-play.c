/*
 * fuzz-play: a fuzzer's bytes choose the operations that tests/model/play.c does
 * to the library and to the judge.
 */
#include "bytes.h"
#include "fuzz-play.h"

#include "play.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Bytes bytes = {data, size};

    play((Choices){bytes_number, &bytes}, size / BYTES_OF_AN_OPERATION);
    return 0;
}
