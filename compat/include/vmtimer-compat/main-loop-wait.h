/*
 * main-loop-wait: which main_loop_wait() is meant. Included again by every
 * header that knows something (VMTIMER_SAW_*), hence no guard.
 *
 * The macro VMTIMER_QEMU_LEVEL decides; then the header that declared it in
 * every release that had that header; qemu-timer.h, qemu-common.h and sysemu.h
 * existed on both sides of the change, so behind them alone a use is an error.
 */
#pragma GCC system_header

#include "level.h"

#undef main_loop_wait

#ifdef VMTIMER_QEMU_LEVEL
#if VMTIMER_QEMU_LEVEL <= 12
#define main_loop_wait vmtimer_main_loop_wait_ms
#elif VMTIMER_QEMU_LEVEL >= 100 && VMTIMER_QEMU_LEVEL <= 209
#define main_loop_wait vmtimer_main_loop_wait_int
#endif
#elif !defined(VMTIMER_NO_LEGACY)
#if defined(VMTIMER_SAW_VL_H)
#define main_loop_wait vmtimer_main_loop_wait_ms
#elif defined(VMTIMER_SAW_MAIN_LOOP_H)
#define main_loop_wait vmtimer_main_loop_wait_int
#elif !defined(VMTIMER_SAW_QEMU_MAIN_LOOP_H) && defined(VMTIMER_SAW_UNSURE)
#define main_loop_wait vmtimer_main_loop_wait_needs_VMTIMER_QEMU_LEVEL
#endif
#endif
