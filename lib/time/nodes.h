/*
 * nodes: timers in lists, one node each; who is where, in 20 bytes.
 *
 * A list is a ring of nodes through its sentinel, which is a node as well: to
 * leave a list one need not know which it is. Nodes have numbers, not
 * addresses, so that a timer's own word has room for its node's and for half of
 * its order.
 */
#ifndef VMT_TIME_NODES_H
#define VMT_TIME_NODES_H

#include "base/base.h"
#include "vmtimer/timer.h"

#define VMT_WORD_HAS_ROOM (UINTPTR_MAX == UINT64_MAX)

/* Packed: 20 bytes a timer, where 24 are allowed for all. */
typedef struct __attribute__((packed, aligned(4))) VmtNode {
    QEMUTimer *ts; /* odd: it was moved later than where it stands */
    uint32_t prev, next;
    uint32_t order_high;
#if !VMT_WORD_HAS_ROOM
    uint32_t order_low;
#endif
} VmtNode;

typedef struct VmtNodes {
    VmtNode *at;
    uint32_t sentinels; /* 0 .. sentinels - 1 are made */
    uint32_t used;
    uint32_t room;
    uint32_t left; /* the node dropped last; 0: none */
} VmtNodes;

enum { VMT_SENTINELS = 4096 };

void vmt_nodes_deinit(VmtNodes *n);

/* Room for @count timers without allocating. */
void vmt_nodes_reserve(VmtNodes *n, uint32_t count);

/* Empty lists up to that of sentinel @count - 1, if they are not there yet. */
void vmt_nodes_make_lists(VmtNodes *n, uint32_t count);

static inline uint32_t vmt_node_of(const QEMUTimer *ts)
{
    return (uint32_t)(uintptr_t)ts->next;
}

static inline QEMUTimer *vmt_node_timer(const VmtNode *node)
{
    return (QEMUTimer *)((uintptr_t)node->ts & ~(uintptr_t)1);
}

static inline bool vmt_node_has_moved(const VmtNode *node)
{
    return (uintptr_t)node->ts & 1;
}

static inline void vmt_node_set_moved(VmtNode *node, bool has_moved)
{
    node->ts = (QEMUTimer *)((uintptr_t)vmt_node_timer(node) | has_moved);
}

/* @ts stands at @id and is armed @order-th. */
static inline void vmt_nodes_note(VmtNodes *n, uint32_t id, QEMUTimer *ts,
                                  uint64_t order)
{
    uintptr_t next = id;

    n->at[id].order_high = (uint32_t)(order >> 32);
#if VMT_WORD_HAS_ROOM
    next |= order << 32;
#else
    n->at[id].order_low = (uint32_t)order;
#endif
    ts->next = (QEMUTimer *)next;
}

static inline uint64_t vmt_nodes_order(const VmtNodes *n, uint32_t id)
{
    const VmtNode *node = &n->at[id];
#if VMT_WORD_HAS_ROOM
    uint32_t low = (uint32_t)((uintptr_t)vmt_node_timer(node)->next >> 32);
#else
    uint32_t low = node->order_low;
#endif

    return (uint64_t)node->order_high << 32 | low;
}

/* Orders are compared by their distance and may wrap. */
static inline bool vmt_order_before(uint64_t a, uint64_t b)
{
    return (int64_t)(a - b) < 0;
}

static inline bool vmt_list_is_empty(const VmtNodes *n, uint32_t list)
{
    return n->at[list].next == list;
}

static inline void vmt_list_append(VmtNodes *n, uint32_t list, uint32_t id)
{
    VmtNode *node = &n->at[id], *sentinel = &n->at[list];

    node->prev = sentinel->prev;
    node->next = list;
    n->at[sentinel->prev].next = id;
    sentinel->prev = id;
}

static inline void vmt_list_prepend(VmtNodes *n, uint32_t list, uint32_t id)
{
    VmtNode *node = &n->at[id], *sentinel = &n->at[list];

    node->next = sentinel->next;
    node->prev = list;
    n->at[sentinel->next].prev = id;
    sentinel->next = id;
}

static inline void vmt_list_leave(VmtNodes *n, uint32_t id)
{
    const VmtNode *node = &n->at[id];

    n->at[node->prev].next = node->next;
    n->at[node->next].prev = node->prev;
}

/* All of @from, which is not empty, to @to, which is. */
static inline void vmt_list_hand_over(VmtNodes *n, uint32_t from, uint32_t to)
{
    VmtNode *a = &n->at[from], *b = &n->at[to];

    b->next = a->next;
    b->prev = a->prev;
    n->at[b->next].prev = to;
    n->at[b->prev].next = to;
    a->next = a->prev = from;
}

/* A node for a timer. */
static inline uint32_t vmt_nodes_take(VmtNodes *n)
{
    uint32_t id = n->left;

    if (id) {
        n->left = n->at[id].next;
        return id;
    }
    if (n->used == n->room) {
        vmt_nodes_reserve(n, n->used - VMT_SENTINELS + 1);
    }
    return n->used++;
}

static inline void vmt_nodes_drop(VmtNodes *n, uint32_t id)
{
    n->at[id].ts = NULL;
    n->at[id].next = n->left;
    n->left = id;
}

#endif
