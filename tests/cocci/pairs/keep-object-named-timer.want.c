/* pair: --from 1.0 */
/* Members and functions of others that share a verb's name. */
struct keep_vtable {
    int (*qemu_del_timer)(int);
    int qemu_get_clock;
};

static int twice(int n)
{
    return 2 * n;
}

void pair_run(void *opaque)
{
    struct keep_vtable v = { .qemu_del_timer = twice, .qemu_get_clock = 4 };

    pair_value("member", v.qemu_del_timer(3) + v.qemu_get_clock);
}
