/*
 * ptimer-play: operations, chosen by numbers, done to counters and their judge.
 */
#ifndef MODEL_PTIMER_PLAY_H
#define MODEL_PTIMER_PLAY_H

#include "play.h"

/*
 * Play @operations operations over counters of every policy, one after the other,
 * compare every firing, reading and deadline with the judge's, and abort with a
 * sentence at the first difference. Leaves VIRTUAL as it was.
 */
Played ptimer_play(Choices choices, uint64_t operations);

#endif
