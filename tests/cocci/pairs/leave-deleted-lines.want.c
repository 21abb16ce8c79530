/* pair: --from 1.0 new-layout */
/* Lines that go together leave nothing, and what follows stays where it was. */
void layout_lines(int x)
{
    layout_a();
    layout_b();
	layout_c();
    /* c */ /* d */
    if (x) {
    }
    if (x > 1) {
        layout_d();
    } else {
        layout_d();
    }



}
