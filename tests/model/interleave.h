/*
 * interleave: every order in which several actors can take their steps.
 *
 * A model is a state of a few bytes and the steps of its actors, each of which is
 * atomic. explore() goes through all states that can be reached, and asks of each
 * whether it is right.
 */
#ifndef MODEL_INTERLEAVE_H
#define MODEL_INTERLEAVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Model {
    size_t state_size;
    unsigned actors;
    const void *begin; /* the first state; no padding */

    /* The actor's next step. False: it waits, or has ended; nothing changed. */
    bool (*step)(void *state, unsigned actor);

    /* What is wrong, or NULL. @is_stuck: no actor can take a step. */
    const char *(*wrong)(const void *state, bool is_stuck);

    /* For the way to a wrong state: what the actor does next. */
    const char *(*next_step)(const void *state, unsigned actor);
} Model;

typedef struct Exploration {
    const char *wrong; /* NULL: all states are right */
    size_t states;
    char way[4096];    /* to the wrong state: actor and step, a line each */
} Exploration;

void explore(const Model *model, Exploration *ret_found);

/* For lists X(step, file, function, what it does) and X(name, what is left out). */
#define AS_ENUM(step, file, function, what) step,
#define AS_NAME(step, file, function, what) \
    [step] = file " " function ": " what,
#define WITHOUT_ENUM(name, what) WITHOUT_##name,
#define WITHOUT_NAME(name, what) what,

#endif
