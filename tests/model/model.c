/*
 * model: random operations against the judge.
 *
 *     model [OPERATIONS [SEED]]
 *
 * The seed is printed first; VMTIMER_MODEL_SEED gives one, too.
 */
#include "play.h"
#include "random.h"
#include "share.h"

#include <inttypes.h>
#include <stdio.h>

static uint64_t next_number(void *opaque)
{
    return random_number(opaque);
}

#define PLAYED_NAME(name, what) what,

int main(int argc, char **argv)
{
    uint64_t operations = share_unless_said(argv[1], 1000000);
    static const char *const names[] = {PLAY_CASES(PLAYED_NAME)};
    bool is_all_met = true;
    uint64_t seed = random_seed(argc > 2 ? argv[2] : NULL);

    printf("model %" PRIu64 " %" PRIu64 "\n", operations, seed);
    fflush(stdout);
    Played played = play((Choices){next_number, &seed}, operations);
    printf("%" PRIu64 " operations, %" PRIu64 " firings, as the judge says\n",
           played.operations, played.firings);
    for (int i = 0; i < PLAYED_CASES; i++) {
        printf("%10" PRIu64 " %s\n", played.cases[i], names[i]);
        is_all_met &= played.cases[i] > 0;
    }
    return is_all_met && played.firings > operations / 100 ? 0 : 1;
}
