/*
 * coroutine: the names alone; brought by whoever has coroutines.
 *
 * Until 2.7 a coroutine got its argument when it was entered, from 2.8 on when
 * it is created.
 */
#ifndef VMTIMER_COMPAT_COROUTINE_H
#define VMTIMER_COMPAT_COROUTINE_H
#pragma GCC system_header

#include "level.h"

#include <vmtimer/aio.h>

#define coroutine_fn

VMTIMER_C_BEGIN

typedef struct Coroutine Coroutine;
typedef void coroutine_fn CoroutineEntry(void *opaque);

#if VMTIMER_LEVEL_UP_TO(207)
Coroutine *qemu_coroutine_create(CoroutineEntry *entry);
void qemu_coroutine_enter(Coroutine *co, void *opaque);
#else
Coroutine *qemu_coroutine_create(CoroutineEntry *entry, void *opaque);
void qemu_coroutine_enter(Coroutine *co);
#endif
void coroutine_fn qemu_coroutine_yield(void);
Coroutine *coroutine_fn qemu_coroutine_self(void);
bool qemu_in_coroutine(void);

/*
 * Enter @co in @ctx: at once in that context's thread, or when the coroutine that
 * runs there yields; from another thread in a turn of @ctx. aio_co_schedule:
 * always in a turn.
 */
void aio_co_enter(AioContext *ctx, Coroutine *co);
void aio_co_schedule(AioContext *ctx, Coroutine *co);

VMTIMER_C_END

#endif
