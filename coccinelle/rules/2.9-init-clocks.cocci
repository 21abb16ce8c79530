#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// init_clocks() takes a notify callback, from 2.9 on.
@@
@@
- init_clocks()
+ init_clocks(NULL)
