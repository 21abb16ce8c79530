/*
 * contenders: those that were built in.
 */
#ifndef BENCH_CONTENDERS_H
#define BENCH_CONTENDERS_H

#include "bench.h"

extern const Contender contender_vmtimer;
extern const Contender contender_vmtimer_embedded;
extern const Contender contender_vmtimer_favoured;
extern const Contender contender_list;
extern const Contender contender_nothing;
extern const Contender contender_libev;
extern const Contender contender_libuv;
extern const Contender contender_libevent;
extern const Contender contender_libevent_common;
extern const Contender contender_glib;
extern const Contender contender_sd_event;
extern const Contender contender_timerfd;
extern const Contender contender_posix;

#endif
