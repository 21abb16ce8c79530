/*
 * block-backend.h - a disk that is nothing but a member of a throttle group
 */
#ifndef LAYER_BLOCK_BACKEND_H
#define LAYER_BLOCK_BACKEND_H

#include "block/throttle-groups.h"

enum { BLK_PERM_ALL = 0x1f };

typedef struct BlockBackend BlockBackend;
typedef struct BlockBackendPublic {
    ThrottleGroupMember throttle_group_member;
} BlockBackendPublic;

void bdrv_init(void);
BlockBackend *blk_new(AioContext *ctx, uint64_t perm, uint64_t shared_perm);
BlockBackendPublic *blk_get_public(BlockBackend *blk);
AioContext *blk_get_aio_context(BlockBackend *blk);

#endif
