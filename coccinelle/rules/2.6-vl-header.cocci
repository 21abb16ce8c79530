#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// As 1.4-vl-header, and "qemu/osdep.h" before all, from 2.6 on.
//
// before, in 0.9:
//     #include "vl.h"
// after, in 2.6:
//     #include "qemu/osdep.h"
//     #include "qemu/timer.h"
@calls_main@
identifier F =~ "^(main_loop_wait|qemu_(add_child_watch|bh_(cancel|delete|new|schedule(_idle)?)|init_main_loop|notify_event|set_fd_handler2?))$";
@@
  F

@depends on calls_main@
@@
- #include "vl.h"
+ #include "qemu/osdep.h"
+ #include "qemu/timer.h"
+ #include "qemu/main-loop.h"

@depends on !calls_main@
@@
- #include "vl.h"
+ #include "qemu/osdep.h"
+ #include "qemu/timer.h"
