/*
 * bytes: a fuzzer's bytes as the numbers that choose a play's operations.
 */
#include "bytes.h"

enum { LONG_NUMBER = 0xf0, LONGEST = 8 };

static uint64_t take_byte(Bytes *bytes)
{
    if (bytes->left == 0) {
        return 0;
    }
    bytes->left--;
    return *bytes->next++;
}

uint64_t bytes_number(void *opaque)
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
