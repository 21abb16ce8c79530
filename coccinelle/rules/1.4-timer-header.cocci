#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// Headers of timers and of the main loop moved in 1.4; "qemu-timer.h" brought
// the main loop along, up to 1.6, and ptimers, up to 1.0.
//
// before, in 1.0:
//     #include "qemu-timer.h"
// after, in 1.7:
//     #include "qemu/timer.h"
@has_ptimer@
@@
(
#include "ptimer.h"
|
#include "hw/ptimer.h"
|
#include "hw/core/ptimer.h"
)

@calls_ptimer@
identifier F =~ "^ptimer_(free|get_count|init|run|set_(count|freq|limit|period)|stop)$";
@@
  F

@needs_ptimer depends on calls_ptimer && !has_ptimer@
@@
  #include "qemu-timer.h"

@has_main_loop@
@@
(
#include "main-loop.h"
|
#include "qemu/main-loop.h"
|
#include "qemu-aio.h"
|
#include "block/aio.h"
)

@calls_main_loop depends on !has_main_loop@
identifier F =~ "^(main_loop_wait|qemu_(add_child_watch|bh_(cancel|delete|new|schedule(_idle)?)|init_main_loop|notify_event|set_fd_handler2?))$";
@@
  F

@calls_old_timer depends on calls_main_loop@
identifier F =~ "^qemu_((del|free)_timer|get_clock(_[mn]s)?|mod_timer(_ns)?|new_timer(_[mnu]s)?)$";
@@
  F

@depends on calls_old_timer@
@@
  #include "qemu/timer.h"
+ #include "qemu/main-loop.h"

@depends on calls_main_loop@
@@
- #include "qemu-timer.h"
+ #include "qemu/timer.h"
+ #include "qemu/main-loop.h"

@depends on !calls_main_loop@
@@
- #include "qemu-timer.h"
+ #include "qemu/timer.h"

@@
@@
- #include "main-loop.h"
+ #include "qemu/main-loop.h"

@@
@@
- #include "qemu-aio.h"
+ #include "block/aio.h"

@depends on needs_ptimer@
@@
  #include "qemu/timer.h"
+ #include "hw/ptimer.h"

@@
@@
- #include "ptimer.h"
+ #include "hw/ptimer.h"
