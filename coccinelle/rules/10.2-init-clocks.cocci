#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// init_clocks() is qemu_init_clocks(), from 10.2 on.
@@
expression NOTIFY;
@@
- init_clocks(NOTIFY)
+ qemu_init_clocks(NOTIFY)
