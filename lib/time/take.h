/*
 * take: timers of a list go to the few.
 */
#ifndef VMT_TIME_TAKE_H
#define VMT_TIME_TAKE_H

#include "time/few.h"
#include "time/rungs.h"

bool vmt_any_moved(const VmtChunk *chunk);

/*
 * The few have room for all of @list, which fires behind them, and none was moved: they
 * go there as they stand. Else false.
 */
bool vmt_take_at_once(VmtLadder *l, VmtFew *few, uint32_t list);

/* All of the rest, which has room there and is not mixed. */
void vmt_take_all(VmtLadder *l, VmtFew *few);

/* Who is in @chunk, which is gone, fires @when and behind the few. */
void vmt_take_equals(VmtLadder *l, VmtFew *few, uint64_t when, VmtChunk chunk);

/* As many as go there, whichever way the rest is sorted; @few is empty. */
void vmt_take_soonest(VmtLadder *l, VmtFew *few);

#endif
