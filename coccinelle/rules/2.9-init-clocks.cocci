#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// init_clocks() takes a notify callback, from 2.9 on.
//
// before, in 2.8:
//     void start(void)
//     {
//         init_clocks();
//     }
// after, in 2.9:
//     void start(void)
//     {
//         init_clocks(NULL);
//     }
@@
@@
- init_clocks()
+ init_clocks(NULL)
