/*
 * saving: VMSTATE_TIMER and its family, which mean embedded timers from 2.3
 * on. The member's type tells; where it is not to be seen, --from may.
 */
#include <stdlib.h>
#include <string.h>

#include "context.h"
#include "declarations.h"
#include "laterwords.h"
#include "trouble.h"

enum member { MEMBER_UNKNOWN, MEMBER_POINTER, MEMBER_EMBEDDED, MEMBER_BOTH };

static enum member member_at(const struct source *s, size_t at)
{
    const struct outline *o = &s->outline;
    size_t prev = outline_prev(o, at);
    bool has_star = prev != NO_TOKEN && token_is(&s->tokens, prev, "*");

    if (has_star) {
        prev = outline_prev(o, prev);
    }
    if (prev == NO_TOKEN || !token_is(&s->tokens, prev, "QEMUTimer")) {
        return MEMBER_UNKNOWN;
    }
    return has_star ? MEMBER_POINTER : MEMBER_EMBEDDED;
}

/* Of all the members of that name which are timers. */
static enum member member_named(const struct site *s, size_t token)
{
    enum member found = MEMBER_UNKNOWN;
    const struct source *other;

    for (size_t i = 0; (other = context_source(s->worklist, i)); i++) {
        for (size_t m = 0; m < other->member_count; m++) {
            size_t at = other->members[m];

            if (tokens_equal(&other->tokens, at, &s->source->tokens, token)) {
                found |= member_at(other, at);
            }
        }
    }
    return found;
}

bool judge_vmstate_timer(struct site *s)
{
    enum member member;

    if (s->arguments.count < 2) {
        return false;
    }
    member = member_named(s, s->arguments.list[0].last);
    if (member == MEMBER_EMBEDDED
        || (member == MEMBER_UNKNOWN && s->levels.from >= 203)) {
        return false;
    }
    if (member == MEMBER_POINTER
        || (member == MEMBER_UNKNOWN && s->levels.from >= 15)) {
        return judge_word(s);
    }
    site_refuse(s, text_format(
                       member == MEMBER_BOTH
                           ? "members of that name are timers, and pointers to"
                             " timers: from 2.3 on %s is for the latter"
                       : s->levels.from
                           ? "before 0.15 an rt_clock timer was saved in ms;"
                             " for a pointer it is %s from 2.3 on"
                           : "its member is not in the files given: for a"
                             " pointer it is %s from 2.3 on (--from tells)",
                       s->occurrence->name->became));
    return true;
}
