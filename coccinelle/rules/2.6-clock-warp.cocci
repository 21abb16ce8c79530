#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// qemu_clock_warp() of the virtual clock is qemu_start_warp_timer(), from 2.6
// on, for those who count instructions.
//
// before, in 2.5:
//     void idle(void)
//     {
//         qemu_clock_warp(QEMU_CLOCK_VIRTUAL);
//     }
// after, in 2.6:
//     void idle(void)
//     {
//         if (use_icount) {
//             qemu_start_warp_timer();
//         }
//     }
@unbraced_warp@
global idexpression CLOCK =~ "^(vm_clock|QEMU_CLOCK_VIRTUAL)$";
statement OTHER;
position p;
@@
(
  if (...) qemu_clock_warp@p(CLOCK); else OTHER
|
  while (...) qemu_clock_warp@p(CLOCK);
|
  for (...; ...; ...) qemu_clock_warp@p(CLOCK);
)

@else_warp@
global idexpression CLOCK =~ "^(vm_clock|QEMU_CLOCK_VIRTUAL)$";
statement OTHER;
position p;
@@
  if (...) OTHER else qemu_clock_warp@p(CLOCK);

@@
global idexpression CLOCK =~ "^(vm_clock|QEMU_CLOCK_VIRTUAL)$";
position p != { unbraced_warp.p, else_warp.p };
@@
- qemu_clock_warp@p(CLOCK);
+ if (use_icount) {
+     qemu_start_warp_timer();
+ }
