/*
 * notify: lists of callbacks, as qemu/notify.h has them.
 */
#ifndef VMTIMER_COMPAT_NOTIFY_H
#define VMTIMER_COMPAT_NOTIFY_H
#pragma GCC system_header

#include "level.h"

#include <stddef.h>
#include <vmtimer/clock.h>

VMTIMER_C_BEGIN

typedef struct NotifierList {
    struct {
        Notifier *lh_first;
    } notifiers;
} NotifierList;

#define NOTIFIER_LIST_INITIALIZER(head) { { NULL } }

static inline void notifier_list_init(NotifierList *list)
{
    list->notifiers.lh_first = NULL;
}

static inline void notifier_list_add(NotifierList *list, Notifier *notifier)
{
    notifier->node.le_next = list->notifiers.lh_first;
    if (notifier->node.le_next) {
        notifier->node.le_next->node.le_prev = &notifier->node.le_next;
    }
    list->notifiers.lh_first = notifier;
    notifier->node.le_prev = &list->notifiers.lh_first;
}

static inline void notifier_remove(Notifier *notifier)
{
    if (notifier->node.le_next) {
        notifier->node.le_next->node.le_prev = notifier->node.le_prev;
    }
    *notifier->node.le_prev = notifier->node.le_next;
}

/* Until 1.0 the list was named, too. */
static inline void notifier_list_remove(NotifierList *list, Notifier *notifier)
{
    (void)list;
    notifier_remove(notifier);
}

static inline void notifier_list_notify(NotifierList *list, void *data)
{
    Notifier *notifier = list->notifiers.lh_first;

    while (notifier) {
        Notifier *next = notifier->node.le_next;

        notifier->notify(notifier, data);
        notifier = next;
    }
}

static inline bool notifier_list_empty(NotifierList *list)
{
    return !list->notifiers.lh_first;
}

VMTIMER_C_END

#endif
