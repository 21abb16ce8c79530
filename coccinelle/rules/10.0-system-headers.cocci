#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// The folder "sysemu" is "system", from 10.0 on.
//
// before, in 9.2:
//     #include "sysemu/sysemu.h"
// after, in 10.0:
//     #include "system/system.h"
@@
@@
- #include "sysemu/accel-blocker.h"
+ #include "system/accel-blocker.h"

@@
@@
- #include "sysemu/accel-ops.h"
+ #include "system/accel-ops.h"

@@
@@
- #include "sysemu/arch_init.h"
+ #include "system/arch_init.h"

@@
@@
- #include "sysemu/balloon.h"
+ #include "system/balloon.h"

@@
@@
- #include "sysemu/block-backend.h"
+ #include "system/block-backend.h"

@@
@@
- #include "sysemu/block-backend-common.h"
+ #include "system/block-backend-common.h"

@@
@@
- #include "sysemu/block-backend-global-state.h"
+ #include "system/block-backend-global-state.h"

@@
@@
- #include "sysemu/block-backend-io.h"
+ #include "system/block-backend-io.h"

@@
@@
- #include "sysemu/block-ram-registrar.h"
+ #include "system/block-ram-registrar.h"

@@
@@
- #include "sysemu/blockdev.h"
+ #include "system/blockdev.h"

@@
@@
- #include "sysemu/cpu-throttle.h"
+ #include "system/cpu-throttle.h"

@@
@@
- #include "sysemu/cpu-timers.h"
+ #include "system/cpu-timers.h"

@@
@@
- #include "sysemu/cpu-timers-internal.h"
+ #include "system/cpu-timers-internal.h"

@@
@@
- #include "sysemu/cpus.h"
+ #include "system/cpus.h"

@@
@@
- #include "sysemu/cryptodev.h"
+ #include "system/cryptodev.h"

@@
@@
- #include "sysemu/cryptodev-vhost.h"
+ #include "system/cryptodev-vhost.h"

@@
@@
- #include "sysemu/cryptodev-vhost-user.h"
+ #include "system/cryptodev-vhost-user.h"

@@
@@
- #include "sysemu/device_tree.h"
+ #include "system/device_tree.h"

@@
@@
- #include "sysemu/dirtylimit.h"
+ #include "system/dirtylimit.h"

@@
@@
- #include "sysemu/dirtyrate.h"
+ #include "system/dirtyrate.h"

@@
@@
- #include "sysemu/dma.h"
+ #include "system/dma.h"

@@
@@
- #include "sysemu/dump.h"
+ #include "system/dump.h"

@@
@@
- #include "sysemu/dump-arch.h"
+ #include "system/dump-arch.h"

@@
@@
- #include "sysemu/event-loop-base.h"
+ #include "system/event-loop-base.h"

@@
@@
- #include "sysemu/host_iommu_device.h"
+ #include "system/host_iommu_device.h"

@@
@@
- #include "sysemu/hostmem.h"
+ #include "system/hostmem.h"

@@
@@
- #include "sysemu/hvf.h"
+ #include "system/hvf.h"

@@
@@
- #include "sysemu/hvf_int.h"
+ #include "system/hvf_int.h"

@@
@@
- #include "sysemu/hw_accel.h"
+ #include "system/hw_accel.h"

@@
@@
- #include "sysemu/iommufd.h"
+ #include "system/iommufd.h"

@@
@@
- #include "sysemu/iothread.h"
+ #include "system/iothread.h"

@@
@@
- #include "sysemu/kvm.h"
+ #include "system/kvm.h"

@@
@@
- #include "sysemu/kvm_int.h"
+ #include "system/kvm_int.h"

@@
@@
- #include "sysemu/kvm_xen.h"
+ #include "system/kvm_xen.h"

@@
@@
- #include "sysemu/memory_mapping.h"
+ #include "system/memory_mapping.h"

@@
@@
- #include "sysemu/numa.h"
+ #include "system/numa.h"

@@
@@
- #include "sysemu/nvmm.h"
+ #include "system/nvmm.h"

@@
@@
- #include "sysemu/os-posix.h"
+ #include "system/os-posix.h"

@@
@@
- #include "sysemu/os-win32.h"
+ #include "system/os-win32.h"

@@
@@
- #include "sysemu/qtest.h"
+ #include "system/qtest.h"

@@
@@
- #include "sysemu/replay.h"
+ #include "system/replay.h"

@@
@@
- #include "sysemu/reset.h"
+ #include "system/reset.h"

@@
@@
- #include "sysemu/rng.h"
+ #include "system/rng.h"

@@
@@
- #include "sysemu/rng-random.h"
+ #include "system/rng-random.h"

@@
@@
- #include "sysemu/rtc.h"
+ #include "system/rtc.h"

@@
@@
- #include "sysemu/runstate.h"
+ #include "system/runstate.h"

@@
@@
- #include "sysemu/runstate-action.h"
+ #include "system/runstate-action.h"

@@
@@
- #include "sysemu/seccomp.h"
+ #include "system/seccomp.h"

@@
@@
- #include "sysemu/stats.h"
+ #include "system/stats.h"

@@
@@
- #include "sysemu/sysemu.h"
+ #include "system/system.h"

@@
@@
- #include "sysemu/tcg.h"
+ #include "system/tcg.h"

@@
@@
- #include "sysemu/tpm.h"
+ #include "system/tpm.h"

@@
@@
- #include "sysemu/tpm_backend.h"
+ #include "system/tpm_backend.h"

@@
@@
- #include "sysemu/tpm_util.h"
+ #include "system/tpm_util.h"

@@
@@
- #include "sysemu/vhost-user-backend.h"
+ #include "system/vhost-user-backend.h"

@@
@@
- #include "sysemu/watchdog.h"
+ #include "system/watchdog.h"

@@
@@
- #include "sysemu/whpx.h"
+ #include "system/whpx.h"

@@
@@
- #include "sysemu/xen.h"
+ #include "system/xen.h"

@@
@@
- #include "sysemu/xen-mapcache.h"
+ #include "system/xen-mapcache.h"
