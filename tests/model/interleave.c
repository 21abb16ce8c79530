/*
 * interleave: every order in which several actors can take their steps.
 *
 * Breadth first, so that the way to what is wrong is a shortest one. States stand
 * in one array in the order of their discovery; a hash table of their indices
 * tells whether one was seen.
 */
#include "interleave.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Origin {
    uint32_t from;
    uint8_t actor;
} Origin;

typedef struct Seen {
    const Model *model;
    uint8_t *states;
    Origin *origins;
    size_t count, room;
    uint32_t *table; /* 1 + index; 0: free */
    size_t table_size;
} Seen;

enum { FIRST_ROOM = 1 << 12 };

static uint8_t *state_at(const Seen *seen, size_t index)
{
    return seen->states + index * seen->model->state_size;
}

static uint64_t hash(const uint8_t *bytes, size_t size)
{
    uint64_t value = UINT64_C(14695981039346656037);

    for (size_t i = 0; i < size; i += sizeof value) {
        uint64_t word = 0;

        memcpy(&word, bytes + i, size - i < sizeof word ? size - i
                                                        : sizeof word);
        value = (value ^ word) * UINT64_C(0x9e3779b97f4a7c15);
        value ^= value >> 32;
    }
    return value;
}

static uint32_t *slot_of(Seen *seen, const uint8_t *state)
{
    size_t size = seen->model->state_size;
    size_t i = hash(state, size) & (seen->table_size - 1);

    while (seen->table[i]
           && memcmp(state_at(seen, seen->table[i] - 1), state, size) != 0) {
        i = (i + 1) & (seen->table_size - 1);
    }
    return &seen->table[i];
}

static void grow(Seen *seen)
{
    seen->room = seen->room ? seen->room * 2 : FIRST_ROOM;
    seen->states = realloc(seen->states, seen->room * seen->model->state_size);
    seen->origins = realloc(seen->origins, seen->room * sizeof *seen->origins);
    seen->table_size = seen->room * 2;
    free(seen->table);
    seen->table = calloc(seen->table_size, sizeof *seen->table);
    if (!seen->states || !seen->origins || !seen->table) {
        abort();
    }
    for (size_t i = 0; i < seen->count; i++) {
        *slot_of(seen, state_at(seen, i)) = (uint32_t)i + 1;
    }
}

static void see(Seen *seen, const uint8_t *state, Origin origin)
{
    if (seen->count == seen->room) {
        grow(seen);
    }
    uint32_t *slot = slot_of(seen, state);
    if (!*slot) {
        memcpy(state_at(seen, seen->count), state, seen->model->state_size);
        seen->origins[seen->count] = origin;
        *slot = (uint32_t)++seen->count;
    }
}

/* Every state one step behind this one. False: there is none. */
static bool see_successors(Seen *seen, size_t index, uint8_t *scratch)
{
    bool any = false;

    for (unsigned actor = 0; actor < seen->model->actors; actor++) {
        memcpy(scratch, state_at(seen, index), seen->model->state_size);
        if (seen->model->step(scratch, actor)) {
            see(seen, scratch, (Origin){(uint32_t)index, (uint8_t)actor});
            any = true;
        }
    }
    return any;
}

static size_t append_way(const Seen *seen, size_t index, Exploration *found,
                         size_t length)
{
    Origin origin = seen->origins[index];

    if (index == 0) {
        return length;
    }
    length = append_way(seen, origin.from, found, length);
    if (length < sizeof found->way) {
        length += (size_t)snprintf(
            found->way + length, sizeof found->way - length, "  %u %s\n",
            origin.actor,
            seen->model->next_step(state_at(seen, origin.from), origin.actor));
    }
    return length;
}

void explore(const Model *model, Exploration *ret_found)
{
    Seen seen = {.model = model};
    uint8_t *scratch = malloc(model->state_size);

    *ret_found = (Exploration){0};
    see(&seen, model->begin, (Origin){0});
    for (size_t i = 0; i < seen.count && !ret_found->wrong; i++) {
        bool is_stuck = !see_successors(&seen, i, scratch);

        ret_found->wrong = model->wrong(state_at(&seen, i), is_stuck);
        if (ret_found->wrong) {
            append_way(&seen, i, ret_found, 0);
        }
    }
    ret_found->states = seen.count;
    free(scratch);
    free(seen.states);
    free(seen.origins);
    free(seen.table);
}
