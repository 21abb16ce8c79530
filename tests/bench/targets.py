"""targets: what is asked of vmtimer, as data.

A figure is how many times as long as ours a peer takes, in the same run.
"""

SIZES = [10, 1000, 100000, 1000000]
BOTH = ["timeout", "rearm"]
SIX = ["timeout", "rearm", "push", "hold", "expire", "ties"]

# peer, workloads, at least, at each of SIZES; None: nothing is asked.
RATIOS = [
    ("qemu", BOTH, [1, 150, None, None]),
    ("libev", BOTH, [1, 1, 1.2, 1.5]),
    ("libev", ["hold"], [1.1, 2, 2, 1.5]),
    ("libuv", SIX, [2, 4, 8, 8]),
    ("libevent", SIX, [2, 3, 6, 6]),
    ("libevent-common", BOTH, [1, 1.5, 2, 2]),
    ("glib", SIX, [8, 10, 20, 20]),
    ("sd-event", SIX, [8, 10, 20, 20]),
]
DEVICE = ("qemu", "device", 20, 1)

LATENESS = 1.1        # times a bare timerfd and epoll's, p50 and p99
EARLY_FIRINGS = 10**7  # and none of them early
CALLS = {"vmtimer": 2, "vmtimer-embedded": 2}  # per firing; the latter: one of
# the host's wait, one of ours when only timers were due
PAUSE_NS = 1000000    # at a million pending
BYTES = 48 + 24       # in the struct, and in the list
VIRTUAL = {10: 10e6, 1000000: 3e6}  # firings a second
IDLE_TURN = 1.1       # a turn with 100k idle far timers, times one with ten
