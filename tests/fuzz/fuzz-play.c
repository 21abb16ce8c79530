/*
 * fuzz-play: a fuzzer's bytes choose the operations that tests/model/play.c does
 * to the library and to the judge.
 *
 * A byte below 0xf0 is a number; others say that so many bytes follow. Behind the
 * last byte all numbers are 0, which ends callbacks, and the play goes on until
 * about as many operations are done as there were bytes for.
 */
#include "fuzz-play.h"

#include "play.h"

enum { LONG_NUMBER = 0xf0, LONGEST = 8, BYTES_OF_AN_OPERATION = 3 };

typedef struct Bytes {
    const uint8_t *next;
    size_t left;
} Bytes;

static uint64_t take_byte(Bytes *bytes)
{
    if (bytes->left == 0) {
        return 0;
    }
    bytes->left--;
    return *bytes->next++;
}

static uint64_t take_number(void *opaque)
{
    Bytes *bytes = opaque;
    uint64_t number = take_byte(bytes);

    if (number >= LONG_NUMBER) {
        unsigned length = 1 + (unsigned)(number - LONG_NUMBER) % LONGEST;

        for (number = 0; length > 0; length--) {
            number = number << 8 | take_byte(bytes);
        }
    }
    return number;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Bytes bytes = {data, size};

    play((Choices){take_number, &bytes}, size / BYTES_OF_AN_OPERATION);
    return 0;
}
