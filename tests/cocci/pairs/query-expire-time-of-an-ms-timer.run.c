/* Up to 0.14 the field held ms of rt_clock; the shim's holds ns. */
#ifndef VMTIMER_NO_LEGACY
#define expire_time expire_time / SCALE_MS
#endif
#include PAIR_FILE
