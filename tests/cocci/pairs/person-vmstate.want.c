/* pair: --from 0.12 --to newest no-run report-more by-hand-more */
/* Saved data: a person decides. */
static const VMStateField person_fields[] = {
    VMSTATE_TIMER(t, PersonState),
    VMSTATE_END_OF_LIST()
};
