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

/* What a long play must have met. */
#define PLAY_CASES(X)                                                 \
    X(PLAYED_TIE, "fired among equals")                               \
    X(PLAYED_NEGATIVE, "armed at a negative time")                    \
    X(PLAYED_OVERDUE, "fired overdue when armed")                     \
    X(PLAYED_FAR_END, "armed at INT64_MAX")                           \
    X(PLAYED_CLOCK_BACK, "clocks going back")                         \
    X(PLAYED_WRAP, "sequences about to wrap")                         \
    X(PLAYED_NESTED, "fired in a pass inside another")

#define PLAYED_ENUM(name, what) name,
typedef enum PlayedCase { PLAY_CASES(PLAYED_ENUM) PLAYED_CASES } PlayedCase;

typedef struct Played {
    uint64_t operations;
    uint64_t firings;
    uint64_t cases[PLAYED_CASES];
} Played;

/*
 * Play @operations operations over several lists and clocks, compare every
 * firing, notification and answer with the judge's, and abort with a sentence at
 * the first difference. Leaves every clock as it was.
 */
Played play(Choices choices, uint64_t operations);

#endif
