/* pair: --from 1.0 new-layout */
/* Lines that go together leave nothing, and what follows stays where it was. */
void layout_lines(int x)
{
    layout_a();
    quit_timers(); configure_alarms("x");
    layout_b();
	quit_timers();
	configure_alarms("x");
	layout_c(); quit_timers();  configure_alarms("y");
    /* c */ quit_timers(); configure_alarms("z"); /* d */
    if (x) {
        quit_timers();
        configure_alarms("x");
    }
    if (x > 1) {
        layout_d();
        quit_timers();
    } else {
        quit_timers();
        layout_d();
    }

    quit_timers();
    configure_alarms("x"); 	

    quit_timers();

    configure_alarms("x");
}
