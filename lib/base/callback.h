/*
 * callback: is this thread inside a callback of the library's?
 */
#ifndef VMT_BASE_CALLBACK_H
#define VMT_BASE_CALLBACK_H

#include "base.h"

/* Around every call of somebody's function. They nest. */
void vmt_callback_begin(void);
void vmt_callback_end(void);

bool vmt_callback_is_inside(void);

#endif
