/*
 * net: a Bluetooth adapter as its host sees it. In net.h by history.
 */
#ifndef VMTIMER_COMPAT_NET_H
#define VMTIMER_COMPAT_NET_H
#pragma GCC system_header

#include "types.h"

struct HCIInfo {
    int (*bdaddr_set)(struct HCIInfo *hci, const uint8_t *bd_addr);
    void (*cmd_send)(struct HCIInfo *hci, const uint8_t *data, int len);
    void (*sco_send)(struct HCIInfo *hci, const uint8_t *data, int len);
    void (*acl_send)(struct HCIInfo *hci, const uint8_t *data, int len);
    void *opaque;
    void (*evt_recv)(void *opaque, const uint8_t *data, int len);
    void (*acl_recv)(void *opaque, const uint8_t *data, int len);
};

#endif
