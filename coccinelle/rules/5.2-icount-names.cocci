#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// What is about instruction counting begins with icount_, from 5.2 on, and has
// a header of its own.
//
// before, in 5.1:
//     int64_t counted(void)
//     {
//         return use_icount ? cpu_get_icount() : 0;
//     }
// after, in 5.2:
//     int64_t counted(void)
//     {
//         return icount_enabled() ? icount_get() : 0;
//     }
@initialize:python@
@@
ICOUNT = {
    "cpu_get_icount": "icount_get",
    "cpu_get_icount_raw": "icount_get_raw",
    "cpu_icount_to_ns": "icount_to_ns",
    "cpu_ticks_init": "cpu_timers_init",
    "cpu_update_icount": "icount_update",
    "qemu_account_warp_timer": "icount_account_warp_timer",
    "qemu_icount_round": "icount_round",
    "qemu_start_warp_timer": "icount_start_warp_timer",
}

@icount_renamed@
identifier OLD =~ "^(cpu_(get_icount(_raw)?|icount_to_ns|ticks_init|update_icount)|qemu_(account_warp_timer|icount_round|start_warp_timer))$";
fresh identifier NEW = script:python(OLD) { ICOUNT.get(OLD, OLD) };
@@
- OLD
+ NEW

@icount_configured@
expression OPTIONS, ERROR;
@@
- configure_icount(OPTIONS, ERROR)
+ icount_configure(OPTIONS, ERROR)

@icount_written@
global idexpression USE =~ "^use_icount$";
position p;
@@
(
  USE@p = ...
|
  &USE@p
)

@icount_asked@
global idexpression USE =~ "^use_icount$";
position p != icount_written.p;
@@
- USE@p
+ icount_enabled()

@has_cpu_timers@
@@
(
#include "sysemu/cpu-timers.h"
|
#include "system/cpu-timers.h"
|
#include "exec/icount.h"
)

@behind_cpus depends on (icount_renamed || icount_configured || icount_asked) && !has_cpu_timers@
@@
(
#include "sysemu/cpus.h"
+ #include "sysemu/cpu-timers.h"
|
#include "system/cpus.h"
+ #include "sysemu/cpu-timers.h"
)

@behind_timer depends on (icount_renamed || icount_configured || icount_asked) && !has_cpu_timers && !behind_cpus@
@@
#include "qemu/timer.h"
+ #include "sysemu/cpu-timers.h"

@behind_loop depends on (icount_renamed || icount_configured || icount_asked) && !has_cpu_timers && !behind_cpus && !behind_timer@
@@
#include "qemu/main-loop.h"
+ #include "sysemu/cpu-timers.h"

@behind_common depends on (icount_renamed || icount_configured || icount_asked) && !has_cpu_timers && !behind_cpus && !behind_timer && !behind_loop@
@@
#include "qemu-common.h"
+ #include "sysemu/cpu-timers.h"

@depends on (icount_renamed || icount_configured || icount_asked) && !has_cpu_timers && !behind_cpus && !behind_timer && !behind_loop && !behind_common@
@@
#include "cpu.h"
+ #include "sysemu/cpu-timers.h"
