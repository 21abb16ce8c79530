/* pair: --from 1.7 --to newest no-run rule:10.0-system-headers */
#include "qemu/osdep.h"
#include "system/system.h"
#include "system/kvm.h"
#  include "system/cpu-timers.h" /* as it was */
#include "system/cpus.h"
#include "system/qtest.h"
#include "hw/sysemu/own.h"

static const char *since_name = "sysemu/cpus.h";
