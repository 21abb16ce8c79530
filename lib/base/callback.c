/*
 * callback: is this thread inside a callback of the library's?
 *
 * Who is must not wait for other threads' callbacks: they may be waiting for this
 * one. A child of fork(2) has the forking thread's count, as it has its stack.
 *
 * Lock: none; the count is the thread's own.
 */
#include "base/callback.h"

_Thread_local unsigned vmt_callback_depth;
