#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// aio_context_new() and qemu_init_main_loop() take an Error **, from 2.2 on.
//
// before, in 1.7:
//     void start(void)
//     {
//         qemu_init_main_loop();
//     }
// after, in 2.2:
//     void start(void)
//     {
//         qemu_init_main_loop(NULL);
//     }
@@
@@
- aio_context_new()
+ aio_context_new(NULL)

@@
@@
- qemu_init_main_loop()
+ qemu_init_main_loop(NULL)
