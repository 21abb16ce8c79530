#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// "qemu-timer.h" moved to "qemu/timer.h" in 1.4.
@@
@@
- #include "qemu-timer.h"
+ #include "qemu/timer.h"
