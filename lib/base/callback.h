/*
 * callback: is this thread inside a callback of the library's?
 */
#ifndef VMT_BASE_CALLBACK_H
#define VMT_BASE_CALLBACK_H

#include "base.h"

extern _Thread_local unsigned vmt_callback_depth
    __attribute__((tls_model("initial-exec"), visibility("hidden")));

/* Around every call of somebody's function. They nest. */
static inline void vmt_callback_begin(void)
{
    vmt_callback_depth++;
}

static inline void vmt_callback_end(void)
{
    vmt_callback_depth--;
}

static inline bool vmt_callback_is_inside(void)
{
    return vmt_callback_depth > 0;
}

#endif
