/*
 * nodes: timers in lists, one node each; who is where, in 20 bytes.
 *
 * The memory is mapped and grows where it is, or moves page by page: no
 * allocation copies, however many there are.
 */
#include "time/nodes.h"

#include "base/bug.h"

#include <sys/mman.h>

enum { FIRST_ROOM = VMT_SENTINELS + 2048 };

static size_t bytes_for(uint32_t room)
{
    return (size_t)room * sizeof(VmtNode);
}

void vmt_nodes_deinit(VmtNodes *n)
{
    if (n->at) {
        munmap(n->at, bytes_for(n->room));
    }
    *n = (VmtNodes){0};
}

static void grow(VmtNodes *n, uint32_t room)
{
    void *at = n->at ? mremap(n->at, bytes_for(n->room), bytes_for(room),
                              MREMAP_MAYMOVE)
                     : mmap(NULL, bytes_for(room), PROT_READ | PROT_WRITE,
                            MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    if (at == MAP_FAILED) {
        vmt_bug("out of memory (%zu bytes)", bytes_for(room));
    }
    n->at = at;
    n->room = room;
}

void vmt_nodes_reserve(VmtNodes *n, uint32_t count)
{
    uint64_t room = n->room ? n->room : FIRST_ROOM;

    while (room < (uint64_t)count + VMT_SENTINELS) {
        room += room / 2;
    }
    if (room > UINT32_MAX) {
        room = UINT32_MAX;
    }
    if (room == n->room) {
        return;
    }
    if (!n->room) {
        n->used = VMT_SENTINELS;
    }
    grow(n, (uint32_t)room);
}

void vmt_nodes_make_lists(VmtNodes *n, uint32_t count)
{
    for (; n->sentinels < count; n->sentinels++) {
        n->at[n->sentinels].prev = n->sentinels;
        n->at[n->sentinels].next = n->sentinels;
    }
}
