/*
 * bottomhalf: where the bottom half of a ptimer is made, and whether it is
 * there for that ptimer alone.
 *
 * By spelling, in one file: BH = qemu_bh_new(CALLBACK, OPAQUE); and then
 * ptimer_init(BH ..), in one block, are a couple. One that is a member or at
 * file level may go only when all uses of that name in the file are couples,
 * a local one when all in its function are.
 */
#include "bottomhalf.h"

#include "declarations.h"

size_t last_name(const struct source *source, struct argument a)
{
    const struct outline *o = &source->outline;
    size_t at = a.last;

    while (at > a.first && token_is(&source->tokens, at, "]")
           && o->list[at].partner != NO_TOKEN) {
        at = o->list[at].partner - 1;
    }
    return source->tokens.list[at].kind == TOKEN_NAME ? at : NO_TOKEN;
}

bool same_text(const struct source *source, struct argument a,
               struct argument b)
{
    if (a.last - a.first != b.last - b.first) {
        return false;
    }
    for (size_t i = 0; a.first + i <= a.last; i++) {
        if (!tokens_equal(&source->tokens, a.first + i, &source->tokens,
                          b.first + i)) {
            return false;
        }
    }
    return true;
}

static bool is_assignment(const struct source *source, size_t name)
{
    const struct tokens *t = &source->tokens;

    return token_is(t, name + 1, "=") && token_is(t, name + 2, "qemu_bh_new")
           && token_is(t, name + 3, "(");
}

/* Another place with that name, a member's or none: no mere declaration. */
static bool is_use(const struct source *source, size_t at, size_t name)
{
    const struct outline *o = &source->outline;

    return tokens_equal(&source->tokens, at, &source->tokens, name)
           && is_member_name(o, at) == is_member_name(o, name)
           && (is_assignment(source, at) || !is_declared_here(o, at));
}

static bool is_same_item(const struct source *source, size_t a, size_t b)
{
    return a != NO_TOKEN
           && source->outline.list[a].item == source->outline.list[b].item;
}

static size_t use_before(const struct source *source, size_t name)
{
    size_t at = outline_prev(&source->outline, name);

    while (is_same_item(source, at, name) && !is_use(source, at, name)) {
        at = outline_prev(&source->outline, at);
    }
    return is_same_item(source, at, name) ? at : NO_TOKEN;
}

static size_t use_behind(const struct source *source, size_t name)
{
    size_t at = outline_next(&source->outline, name);

    while (is_same_item(source, at, name) && !is_use(source, at, name)) {
        at = outline_next(&source->outline, at);
    }
    return is_same_item(source, at, name) ? at : NO_TOKEN;
}

/* Does the block that holds from still go on at to, and is none begun? */
static bool is_one_block(const struct source *source, size_t from, size_t to)
{
    const struct outline_token *list = source->outline.list;

    for (size_t at = from; at < to; at = outline_next(&source->outline, at)) {
        if (list[at].braces < list[from].braces) {
            return false;
        }
    }
    return list[to].braces == list[from].braces;
}

/* The statement BH = qemu_bh_new(..); or QEMUBH *BH = qemu_bh_new(..); with BH
 * from first to name. */
static void take_statement(const struct source *source, size_t first,
                           size_t name, struct bottom_half *bh)
{
    const struct tokens *t = &source->tokens;
    size_t close = source->outline.list[name + 3].partner;

    bh->start = first;
    if (first >= 2 && token_is(t, first - 1, "*")
        && token_is(t, first - 2, "QEMUBH")) {
        bh->start -= 2;
    }
    if (close == NO_TOKEN || !token_is(t, close + 1, ";") || bh->start == 0
        || !(token_is(t, bh->start - 1, ";") || token_is(t, bh->start - 1, "{")
             || token_is(t, bh->start - 1, "}"))) {
        bh->reason = "its bottom half is declared with others";
        return;
    }
    if (source->tokens.list[name + 4].kind != TOKEN_NAME
        || !token_is(t, name + 5, ",")) {
        bh->reason = "its callback is more than a name";
        return;
    }
    bh->count = close + 2 - bh->start;
    bh->create = name + 2;
}

/* The creation, when it is the last use before the ptimer_init(), and that the
 * last before another creation. */
static struct bottom_half find_couple(const struct source *source,
                                      struct argument argument)
{
    struct bottom_half bh = {
        .create = NO_TOKEN,
        .reason = "the creation of its bottom half is not in sight"};
    size_t name = last_name(source, argument), found, next;
    struct argument target;

    if (name == NO_TOKEN || name != argument.last) {
        bh.reason = "its bottom half has no name of its own";
        return bh;
    }
    found = use_before(source, name);
    if (found == NO_TOKEN || found < name - argument.first) {
        return bh;
    }
    target = (struct argument){found - (name - argument.first), found};
    if (!is_assignment(source, found) || !same_text(source, target, argument)
        || !is_one_block(source, found, name)) {
        return bh;
    }
    next = use_behind(source, name);
    if (next != NO_TOKEN && !is_assignment(source, next)) {
        bh.reason = "its bottom half is used elsewhere, too";
        return bh;
    }
    take_statement(source, target.first, found, &bh);
    return bh;
}

/* Is the name at this token all of what a ptimer_init() begins with, or its
 * end? */
static bool is_first_argument(const struct source *source, size_t at,
                              struct argument *ret_argument)
{
    struct arguments arguments;
    size_t open, callee;

    if (outline_argument_of(&source->outline, at, &open) != 0) {
        return false;
    }
    callee = outline_callee(&source->outline, open);
    if (callee == NO_TOKEN
        || !token_is(&source->tokens, callee, "ptimer_init")) {
        return false;
    }
    outline_arguments(&source->outline, open, &arguments);
    *ret_argument = arguments.list[0];
    return arguments.count > 0 && arguments.list[0].last == at;
}

/* One half of a couple? */
static bool is_of_couple(const struct source *source, size_t at)
{
    struct argument argument;
    size_t next;

    if (is_first_argument(source, at, &argument)) {
        return find_couple(source, argument).create != NO_TOKEN;
    }
    next = is_assignment(source, at) ? use_behind(source, at) : NO_TOKEN;
    return next != NO_TOKEN && is_first_argument(source, next, &argument)
           && find_couple(source, argument).create == at + 2;
}

/* Is the name, in code, declared in its function or as its parameter? */
static bool is_local(const struct source *source, size_t name)
{
    const struct outline *o = &source->outline;

    for (size_t at = name; is_same_item(source, at, name);
         at = outline_prev(o, at)) {
        if (tokens_equal(&source->tokens, at, &source->tokens, name)
            && !is_member_name(o, at) && is_declared_here(o, at)) {
            return true;
        }
    }
    return false;
}

/* [static] QEMUBH *NAME; */
static size_t plain_declaration(const struct source *source, size_t at,
                                size_t name)
{
    const struct tokens *t = &source->tokens;
    size_t type = token_is(t, at, "static") ? at + 1 : at;

    return type + 3 < t->count && token_is(t, type, "QEMUBH")
                   && token_is(t, type + 1, "*")
                   && tokens_equal(t, type + 2, t, name)
                   && token_is(t, type + 3, ";")
               ? type + 4 - at
               : 0;
}

size_t bottom_half_declaration(const struct source *source, size_t at,
                               size_t name)
{
    const struct outline *o = &source->outline;
    bool is_member = o->list[at].brace_kind == BRACE_MEMBERS;
    size_t count = plain_declaration(source, at, name);

    if (count == 0 || is_member != is_member_name(o, name)) {
        return 0;
    }
    if (is_member) {
        return count;
    }
    if (is_local(source, name)) {
        return is_same_item(source, at, name) ? count : 0;
    }
    return o->list[at].braces == 0 && token_is(&source->tokens, at, "static")
               ? count
               : 0;
}

/* Is it declared alone, where no other file sees it? */
static bool is_declared_alone(const struct source *source, size_t name)
{
    for (size_t at = 0; at < source->tokens.count; at++) {
        if (bottom_half_declaration(source, at, name) > 0) {
            return true;
        }
    }
    return false;
}

/* Couples, or of another function's local, all over the file? */
static bool is_used_elsewhere(const struct source *source, size_t name)
{
    bool is_member = is_member_name(&source->outline, name);
    bool is_of_function = !is_member && is_local(source, name);

    for (size_t at = 0; at < source->tokens.count; at++) {
        if (!is_use(source, at, name) || is_of_couple(source, at)) {
            continue;
        }
        if (is_same_item(source, at, name)
            || (!is_of_function && (is_member || !is_local(source, at)))) {
            return true;
        }
    }
    return false;
}

struct bottom_half bottom_half_of(const struct source *source,
                                  struct argument argument)
{
    struct bottom_half bh = find_couple(source, argument);
    const char *reason = NULL;

    if (bh.create == NO_TOKEN) {
        return bh;
    }
    if (is_used_elsewhere(source, argument.last)) {
        reason = "its bottom half is used elsewhere, too";
    } else if (!token_is(&source->tokens, bh.start, "QEMUBH")
               && !is_declared_alone(source, argument.last)) {
        reason = "its bottom half is declared with others, or where other"
                 " files see it";
    }
    if (reason) {
        bh.create = NO_TOKEN;
        bh.reason = reason;
    }
    return bh;
}
