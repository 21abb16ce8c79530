#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// "vl.h" was all of QEMU up to 0.9.0; its timers are in "qemu/timer.h". What
// else the file needs of it has headers of its own. (For 2.6 and later there
// is 2.6-vl-header instead.)
//
// before, in 0.9:
//     #include "vl.h"
// after, in 1.7:
//     #include "qemu/timer.h"
@calls_loop@
identifier F =~ "^(main_loop_wait|qemu_(add_child_watch|bh_(cancel|delete|new|schedule(_idle)?)|init_main_loop|notify_event|set_fd_handler2?))$";
@@
  F

@depends on calls_loop@
@@
- #include "vl.h"
+ #include "qemu/timer.h"
+ #include "qemu/main-loop.h"

@depends on !calls_loop@
@@
- #include "vl.h"
+ #include "qemu/timer.h"
