/*
 * block: as much of QEMU's block layer as its throttle test looks at.
 *
 * Lock: none; one thread.
 */
#include "qemu/osdep.h"
#include "qapi/error.h"
#include "qemu/module.h"
#include "sysemu/block-backend.h"

#include <sys/queue.h>

typedef struct Group {
    ThrottleState state; /* first: members point here */
    char *name;
    unsigned members;
    LIST_ENTRY(Group) node;
} Group;

struct BlockBackend {
    BlockBackendPublic public;
    AioContext *ctx;
    LIST_ENTRY(BlockBackend) node;
};

/* Nobody gives them back. */
static LIST_HEAD(, BlockBackend) backends = LIST_HEAD_INITIALIZER(backends);
static LIST_HEAD(, Group) groups = LIST_HEAD_INITIALIZER(groups);

void error_setg(Error **errp, const char *fmt, ...)
{
    g_assert(!errp); /* nobody here asks why */
}

void module_call_init(module_init_type type)
{
}

void bdrv_init(void)
{
}

BlockBackend *blk_new(AioContext *ctx, uint64_t perm, uint64_t shared_perm)
{
    BlockBackend *blk = g_new0(BlockBackend, 1);

    blk->ctx = ctx;
    LIST_INSERT_HEAD(&backends, blk, node);
    return blk;
}

BlockBackendPublic *blk_get_public(BlockBackend *blk)
{
    return &blk->public;
}

AioContext *blk_get_aio_context(BlockBackend *blk)
{
    return blk->ctx;
}

static Group *group_of(ThrottleGroupMember *member)
{
    return container_of(member->throttle_state, Group, state);
}

static Group *find_or_make(const char *name)
{
    Group *group;

    LIST_FOREACH(group, &groups, node) {
        if (!strcmp(group->name, name)) {
            return group;
        }
    }
    group = g_new0(Group, 1);
    group->name = g_strdup(name);
    throttle_init(&group->state);
    LIST_INSERT_HEAD(&groups, group, node);
    return group;
}

static void on_timer(void *opaque)
{
    g_assert_not_reached(); /* no request is ever held back */
}

void throttle_group_register_tgm(ThrottleGroupMember *member, const char *name,
                                 AioContext *ctx)
{
    Group *group = find_or_make(name);

    group->members++;
    member->aio_context = ctx;
    member->throttle_state = &group->state;
    throttle_timers_init(&member->throttle_timers, ctx, QEMU_CLOCK_VIRTUAL,
                         on_timer, on_timer, member);
}

void throttle_group_unregister_tgm(ThrottleGroupMember *member)
{
    Group *group = group_of(member);

    throttle_timers_destroy(&member->throttle_timers);
    member->throttle_state = NULL;
    if (--group->members == 0) {
        LIST_REMOVE(group, node);
        g_free(group->name);
        g_free(group);
    }
}

const char *throttle_group_get_name(ThrottleGroupMember *member)
{
    return group_of(member)->name;
}

void throttle_group_config(ThrottleGroupMember *member, ThrottleConfig *config)
{
    throttle_config(member->throttle_state, QEMU_CLOCK_VIRTUAL, config);
}

void throttle_group_get_config(ThrottleGroupMember *member,
                               ThrottleConfig *config)
{
    throttle_get_config(member->throttle_state, config);
}
