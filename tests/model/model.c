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

int main(int argc, char **argv)
{
    uint64_t operations = share_unless_said(argv[1], 1000000);
    uint64_t seed = random_seed(argc > 2 ? argv[2] : NULL);

    printf("model %" PRIu64 " %" PRIu64 "\n", operations, seed);
    fflush(stdout);
    Played played = play((Choices){next_number, &seed}, operations);
    printf("%" PRIu64 " operations, %" PRIu64 " firings, as the judge says\n",
           played.operations, played.firings);
    return played.firings > operations / 100 ? 0 : 1;
}
