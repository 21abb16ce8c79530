/*
 * play: operations, chosen by numbers, done to the library and to the judge.
 */
#ifndef MODEL_PLAY_H
#define MODEL_PLAY_H

#include <stdbool.h>
#include <stdint.h>

/* Where the choices come from: a random generator, or a fuzzer's bytes. */
typedef struct Choices {
    uint64_t (*next)(void *opaque); /* any number */
    void *opaque;
} Choices;

typedef struct Played {
    uint64_t operations;
    uint64_t firings;
} Played;

/*
 * Play @operations operations over several lists and clocks, compare every
 * firing, notification and answer with the judge's, and abort with a sentence at
 * the first difference. Leaves every clock as it was.
 */
Played play(Choices choices, uint64_t operations);

#endif
