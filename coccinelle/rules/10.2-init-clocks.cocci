#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// init_clocks() is qemu_init_clocks(), from 10.2 on.
//
// before, in 10.1:
//     void start(void)
//     {
//         init_clocks(NULL);
//     }
// after, in 10.2:
//     void start(void)
//     {
//         qemu_init_clocks(NULL);
//     }
@@
expression NOTIFY;
@@
- init_clocks(NOTIFY)
+ qemu_init_clocks(NOTIFY)
