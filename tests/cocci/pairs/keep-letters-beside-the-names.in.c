/* pair: by-name --from 1.0 */
/* Names with a letter of another script are other names. */
void pair_run(QEMUTimer *t)
{
    éqemu_mod_timer(t, 1);
    qemu_mod_timeré(t, 1);
    qemu_mod_timer(t, 2);
    /* „qemu_mod_timer“ is left, as comments are. */
}
