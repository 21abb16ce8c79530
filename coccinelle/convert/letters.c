/*
 * letters: which bytes make up a word.
 *
 * An identifier may have any letter in it, in UTF-8. Quotation marks, dashes,
 * blanks and the like stand beside a word in a comment and are none of it, and
 * neither are bytes in another encoding, which no compiler takes for a name.
 */
#include "letters.h"

#include <stdint.h>

/* Beyond ASCII, what is no letter; sorted. */
static const struct {
    uint32_t first, last;
} others[] = {
    {0x0000, 0x00a9},     {0x00ab, 0x00b4},   {0x00b6, 0x00b9},
    {0x00bb, 0x00bf},     {0x00d7, 0x00d7},   {0x00f7, 0x00f7},
    {0x2000, 0x206f},     {0x20a0, 0x20cf},   {0x2190, 0x2bff},
    {0x2e00, 0x2e7f},     {0x3000, 0x3004},   {0x3008, 0x3020},
    {0xd800, 0xf8ff},     {0xfe10, 0xfe6f},   {0xfeff, 0xff0f},
    {0xfff0, 0xffff},     {0x1f000, 0x1faff}, {0xe0000, 0xffffffff},
};

static int is_letter(uint32_t sign)
{
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        if (sign <= others[i].last) {
            return sign < others[i].first;
        }
    }
    return 0;
}

size_t letter_beyond_ascii(const char *text, size_t size, size_t at)
{
    unsigned char lead = text[at];
    size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    uint32_t sign = lead & (0xff >> (length + 1));

    if (lead < 0xc2 || lead > 0xf4 || length > size - at) {
        return 0;
    }
    for (size_t i = 1; i < length; i++) {
        unsigned char byte = text[at + i];

        if ((byte & 0xc0) != 0x80) {
            return 0;
        }
        sign = sign << 6 | (byte & 0x3f);
    }
    return is_letter(sign) ? length : 0;
}
