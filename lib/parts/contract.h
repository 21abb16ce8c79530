/*
 * contract: how parts stop the program, and warn.
 *
 * Parts stand on the public headers alone. These two are looked up weakly, so that
 * an object of a part can be linked with a timer core that is not ours.
 */
#ifndef VMT_PARTS_CONTRACT_H
#define VMT_PARTS_CONTRACT_H

#include <stdio.h>
#include <stdlib.h>

_Noreturn void vmt_bug(const char *format, ...)
    __attribute__((weak, format(printf, 1, 2)));
void vmt_log(const char *format, ...)
    __attribute__((weak, format(printf, 1, 2)));

/* Stop with "function: sentence". */
_Noreturn static inline void contract_broken(const char *function,
                                             const char *sentence)
{
    if (vmt_bug) {
        vmt_bug("%s: %s", function, sentence);
    }
    fprintf(stderr, "%s: %s\n", function, sentence);
    abort();
}

#define CONTRACT(expr, sentence) \
    ((expr) ? (void)0 : contract_broken(__func__, sentence))

static inline void contract_warn(const char *sentence)
{
    if (vmt_log) {
        vmt_log("%s", sentence);
    }
}

#endif
