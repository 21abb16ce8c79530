/* pair: --from 1.7 --to newest no-run rule:10.0-system-headers */
#include "qemu/osdep.h"
#include "sysemu/sysemu.h"
#include "sysemu/kvm.h"
#  include "sysemu/cpu-timers.h" /* as it was */
#include "sysemu/cpus.h"
#include "sysemu/qtest.h"
#include "hw/sysemu/own.h"

static const char *since_name = "sysemu/cpus.h";
