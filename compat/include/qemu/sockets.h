/*
 * qemu/sockets.h - sockets, from 1.4
 */
#ifndef VMTIMER_COMPAT_FRONT_QEMU_SOCKETS_H
#define VMTIMER_COMPAT_FRONT_QEMU_SOCKETS_H
#pragma GCC system_header

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "../vmtimer-compat/words.h"

#endif
