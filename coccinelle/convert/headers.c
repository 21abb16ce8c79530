/*
 * headers: #include lines whose header has moved.
 */
#include "headers.h"

#include <string.h>

static const struct {
    const char *old, *became, *rule;
} headers[] = {
    {"\"qemu-timer.h\"", "\"qemu/timer.h\"", "1.4-timer-header"},
};

#define HEADER_COUNT (sizeof(headers) / sizeof(headers[0]))

bool headers_any(const char *text, size_t size)
{
    for (size_t i = 0; i < HEADER_COUNT; i++) {
        if (memmem(text, size, headers[i].old, strlen(headers[i].old))) {
            return true;
        }
    }
    return false;
}

void headers_decide(struct source *source)
{
    for (size_t at = 0; at < source->tokens.count; at++) {
        if (source->tokens.list[at].kind != TOKEN_HEADER) {
            continue;
        }
        for (size_t i = 0; i < HEADER_COUNT; i++) {
            if (token_is(&source->tokens, at, headers[i].old)) {
                source_add_edit(source, at, 1, headers[i].became,
                                headers[i].rule);
            }
        }
    }
}
