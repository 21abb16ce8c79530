/*
 * rest: the timers of a bag whose turn has come, on their way to a rung or the
 * few.
 */
#ifndef VMT_TIME_REST_H
#define VMT_TIME_REST_H

#include "time/few.h"
#include "time/rungs.h"

/* Those of @list, which fire before @end. There is no rest. */
void vmt_rest_open(VmtLadder *l, uint32_t list, uint64_t end);

/*
 * Those beyond, as the first rung, alone now, is going to reach farther: l->beyond is
 * where it did until now. They are not looked at, but filed again.
 */
void vmt_rest_sweep(VmtLadder *l);

/* Who is the rest is looked at, from the first on. */
void vmt_rest_look(VmtLadder *l, uint64_t end, bool by_order);

/* Who was moved of chunk @id, wherever that is, goes where it fires now. */
void vmt_rest_put_right(VmtLadder *l, uint32_t id);

/* There is one and @few is empty: at most *@budget timers are touched, 16
 * taken. */
void vmt_rest_work(VmtLadder *l, VmtFew *few, unsigned *budget);

/* There is one: some work on it, as far as nobody need go to the few. */
void vmt_rest_work_ahead(VmtLadder *l, unsigned budget);

#endif
