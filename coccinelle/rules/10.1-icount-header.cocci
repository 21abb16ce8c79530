#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// What begins with icount_ is in "exec/icount.h", from 10.1 on.
//
// before, in 9.2:
//     #include "sysemu/cpu-timers.h"
//
//     int64_t counted(void)
//     {
//         return icount_enabled() ? icount_get() : cpu_get_clock();
//     }
// after, in 10.1:
//     #include "system/cpu-timers.h"
//     #include "exec/icount.h"
//
//     int64_t counted(void)
//     {
//         return icount_enabled() ? icount_get() : cpu_get_clock();
//     }
@has_icount_header@
@@
#include "exec/icount.h"

@uses_icount depends on !has_icount_header@
identifier F =~ "^icount_(account_warp_timer|configure|enabled|get|get_raw|round|start_warp_timer|to_ns|update)$";
@@
  F

@uses_cpu_timers depends on uses_icount@
identifier F =~ "^(cpu_((dis|en)able_ticks|get_(clock|ticks)|timers_init)|cpus_get_(elapsed_ticks|virtual_clock)|qemu_timer_notify_cb)$";
@@
  F

@depends on uses_cpu_timers@
@@
#include "system/cpu-timers.h"
+ #include "exec/icount.h"

@depends on uses_icount && !uses_cpu_timers@
@@
- #include "system/cpu-timers.h"
+ #include "exec/icount.h"
