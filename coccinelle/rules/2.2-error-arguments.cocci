#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// aio_context_new() and qemu_init_main_loop() take an Error **, from 2.2 on:
// &error_abort, so that no failure goes unseen, with its header; NULL for a
// loop whose value the caller has, who sees to the failure himself.
//
// before, in 1.7:
//     #include "qemu/main-loop.h"
//
//     void start(void)
//     {
//         qemu_init_main_loop();
//     }
// after, in 2.2:
//     #include "qemu/main-loop.h"
//     #include "qapi/error.h"
//
//     void start(void)
//     {
//         qemu_init_main_loop(&error_abort);
//     }
@context_made@
@@
- aio_context_new()
+ aio_context_new(&error_abort)

@loop_made@
@@
- qemu_init_main_loop();
+ qemu_init_main_loop(&error_abort);

@@
@@
- qemu_init_main_loop()
+ qemu_init_main_loop(NULL)

@has_error@
@@
#include "qapi/error.h"

@error_behind_aio depends on (context_made || loop_made) && !has_error@
@@
#include "block/aio.h"
+ #include "qapi/error.h"

@error_behind_timer depends on (context_made || loop_made) && !has_error && !error_behind_aio@
@@
#include "qemu/timer.h"
+ #include "qapi/error.h"

@error_behind_loop depends on (context_made || loop_made) && !has_error && !error_behind_aio && !error_behind_timer@
@@
#include "qemu/main-loop.h"
+ #include "qapi/error.h"

@depends on (context_made || loop_made) && !has_error && !error_behind_aio && !error_behind_timer && !error_behind_loop@
@@
#include "qemu-common.h"
+ #include "qapi/error.h"
