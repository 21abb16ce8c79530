/*
 * throttle-groups.h - members of a group share one state, each has timers of its
 * own in its context
 */
#ifndef LAYER_THROTTLE_GROUPS_H
#define LAYER_THROTTLE_GROUPS_H

#include "qemu/throttle.h"
#include "block/aio.h"

typedef struct ThrottleGroupMember {
    AioContext *aio_context;
    ThrottleState *throttle_state; /* NULL: in no group */
    ThrottleTimers throttle_timers;
} ThrottleGroupMember;

const char *throttle_group_get_name(ThrottleGroupMember *member);
void throttle_group_config(ThrottleGroupMember *member, ThrottleConfig *config);
void throttle_group_get_config(ThrottleGroupMember *member,
                               ThrottleConfig *config);
void throttle_group_register_tgm(ThrottleGroupMember *member, const char *name,
                                 AioContext *ctx);
void throttle_group_unregister_tgm(ThrottleGroupMember *member);

#endif
