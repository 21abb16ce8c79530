/*
 * surroundings: what stands around an expression, told from its tokens.
 *
 * Knows just enough of C's expressions for clocks, which are pointers: they
 * are passed, assigned, compared and chosen by ?:. Everything else is "other"
 * and needs a person.
 */
#include "surroundings.h"

#include <string.h>

#include "calls.h"

static bool is_any(const struct outline *o, size_t at, const char *words)
{
    size_t length;

    if (at == NO_TOKEN) {
        return false;
    }
    for (; *words; words += length + (words[length] == ' ')) {
        length = strcspn(words, " ");
        if (o->tokens->list[at].length == length
            && !memcmp(o->tokens->text + o->tokens->list[at].offset, words,
                       length)) {
            return true;
        }
    }
    return false;
}

static size_t skip_back(const struct outline *o, size_t at)
{
    size_t partner = o->list[at].partner;

    return outline_prev(o, partner != NO_TOKEN && partner < at ? partner : at);
}

static size_t skip_forward(const struct outline *o, size_t at)
{
    size_t partner = o->list[at].partner;

    return outline_next(o, partner != NO_TOKEN && partner > at ? partner : at);
}

/* The '?' whose ':' is at colon, NO_TOKEN for labels and the like. */
static size_t question_of(const struct outline *o, size_t colon)
{
    int nested = 0;

    for (size_t at = outline_prev(o, colon); at != NO_TOKEN;
         at = skip_back(o, at)) {
        if (is_any(o, at, "; { } ( [ , case")) {
            return NO_TOKEN;
        }
        if (is_any(o, at, ":")) {
            nested++;
        } else if (is_any(o, at, "?") && nested-- == 0) {
            return at;
        }
    }
    return NO_TOKEN;
}

static size_t colon_of(const struct outline *o, size_t question)
{
    int nested = 0;

    for (size_t at = outline_next(o, question); at != NO_TOKEN;
         at = skip_forward(o, at)) {
        if (is_any(o, at, "; } ) ] ,")) {
            return NO_TOKEN;
        }
        if (is_any(o, at, "?")) {
            nested++;
        } else if (is_any(o, at, ":") && nested-- == 0) {
            return at;
        }
    }
    return NO_TOKEN;
}

/* First token of the operand that ends before `end`. */
static size_t operand_start(const struct outline *o, size_t end,
                            const char *stops)
{
    size_t first = end;

    for (size_t at = outline_prev(o, end); at != NO_TOKEN;
         at = skip_back(o, at)) {
        if (is_any(o, at, stops)
            || o->tokens->list[at].part != o->tokens->list[end].part) {
            break;
        }
        first = o->list[at].partner < at ? o->list[at].partner : at;
    }
    return first;
}

static size_t operand_end(const struct outline *o, size_t start,
                          const char *stops)
{
    size_t last = start;

    for (size_t at = outline_next(o, start); at != NO_TOKEN;
         at = skip_forward(o, at)) {
        if (is_any(o, at, stops)) {
            break;
        }
        last = o->list[at].partner != NO_TOKEN && o->list[at].partner > at
                   ? o->list[at].partner
                   : at;
    }
    return last;
}

#define STOPS_LEFT "( [ { , ; } = return : ?"
#define STOPS_RIGHT ") ] } , ; :"

/* The widened span when it is an operand of ?:, else false. */
static bool widen_conditional(const struct outline *o, struct span *span)
{
    size_t prev = outline_prev(o, span->first);
    size_t next = outline_next(o, span->last);
    size_t question = NO_TOKEN, colon = NO_TOKEN;

    if (is_any(o, prev, "?") && is_any(o, next, ":")) {
        question = prev;
        colon = next;
    } else if (is_any(o, prev, ":")
               && (next == NO_TOKEN || is_any(o, next, STOPS_RIGHT))) {
        question = question_of(o, prev);
        colon = prev;
    }
    if (question == NO_TOKEN) {
        return false;
    }
    span->first = operand_start(o, question, STOPS_LEFT);
    span->last = operand_end(o, colon, STOPS_RIGHT);
    return true;
}

static bool is_callee(const struct outline *o, size_t at)
{
    return at != NO_TOKEN && o->tokens->list[at].kind == TOKEN_NAME
           && o->tokens->list[at].part != PART_MACRO_NAME
           && !is_any(o, at,
                      "if while switch return sizeof for typeof"
                      " case");
}

/* ( span ), or the last operand of ( a, span ) that is no argument list. */
static bool widen_parentheses(const struct outline *o, struct span *span)
{
    size_t prev = outline_prev(o, span->first);
    size_t next = outline_next(o, span->last), open;

    if (!is_any(o, next, ")") || !is_any(o, prev, "( ,")) {
        return false;
    }
    open = o->list[next].partner;
    if (open == NO_TOKEN) {
        return false;
    }
    prev = outline_prev(o, open);
    if (prev != NO_TOKEN && o->tokens->list[prev].part != PART_MACRO_PARAMETER
        && (is_callee(o, prev) || outline_callee(o, open) != NO_TOKEN
            || is_any(o, prev, "] if while switch sizeof for typeof"))) {
        return false;
    }
    span->first = open;
    span->last = next;
    return true;
}

static bool is_whole_body(const struct outline *o, struct span span)
{
    size_t prev = outline_prev(o, span.first);

    return o->tokens->list[span.first].part == PART_MACRO_BODY
           && outline_next(o, span.last) == NO_TOKEN && prev != NO_TOKEN
           && o->tokens->list[prev].part != PART_MACRO_BODY;
}

static struct surroundings other(const char *reason)
{
    return (struct surroundings){.kind = AROUND_OTHER, .reason = reason};
}

static struct surroundings in_comparison(const struct outline *o,
                                         struct span span)
{
    static const char left[] = "( [ { , ; } = return : ? && || == !=";
    static const char right[] = ") ] } , ; : ? && || == !=";
    size_t prev = outline_prev(o, span.first);
    size_t next = outline_next(o, span.last);
    struct surroundings s = {.kind = AROUND_COMPARISON};

    if (is_any(o, next, "== !=")) {
        s.other.first = outline_next(o, next);
        s.other.last =
            s.other.first == NO_TOKEN ? NO_TOKEN : operand_end(o, next, right);
    } else {
        s.other.last = outline_prev(o, prev);
        s.other.first = operand_start(o, prev, left);
    }
    return s;
}

static struct surroundings of_assignment(const struct outline *o, size_t assign)
{
    struct surroundings s = {.kind = AROUND_ASSIGNMENT};

    s.other.last = outline_prev(o, assign);
    s.other.first = operand_start(o, assign, "( { , ; } = return : ? *");
    return s;
}

static struct surroundings of_call(const struct outline *o, struct span span)
{
    size_t open = NO_TOKEN;
    int position = outline_argument_of(o, span.first, &open);
    size_t callee = position < 0 ? NO_TOKEN : outline_callee(o, open);

    if (!is_callee(o, callee)) {
        return other(callee != NO_TOKEN && is_any(o, callee, "if while for")
                         ? "its truth is tested, and QEMU_CLOCK_REALTIME is 0"
                         : "in an expression that no rule knows");
    }
    return (struct surroundings){
        .kind = AROUND_CALL, .callee = callee, .position = position};
}

static struct surroundings classify(const struct outline *o, struct span span)
{
    size_t prev = outline_prev(o, span.first);
    size_t next = outline_next(o, span.last);

    if (is_whole_body(o, span)) {
        return (struct surroundings){.kind = AROUND_MACRO};
    }
    if (is_any(o, next, "-> [")) {
        return other("its members are used: an old implementation");
    }
    if (is_any(o, next, "=")) {
        size_t first = outline_next(o, next);

        return (struct surroundings){
            .kind = AROUND_TARGET,
            .other = {first, first == NO_TOKEN
                                 ? NO_TOKEN
                                 : operand_end(o, next, ") ] } , ;")}};
    }
    if (is_any(o, prev, "== !=") || is_any(o, next, "== !=")) {
        return in_comparison(o, span);
    }
    if (is_any(o, prev, "! && ||") || is_any(o, next, "&& || ?")) {
        return other("its truth is tested, and QEMU_CLOCK_REALTIME is 0");
    }
    if (is_any(o, prev, "=")) {
        return of_assignment(o, prev);
    }
    if (is_any(o, prev, "return")) {
        return (struct surroundings){.kind = AROUND_RETURN};
    }
    if (is_any(o, prev, "( ,") && is_any(o, next, ") ,")) {
        return of_call(o, span);
    }
    if (o->list[span.first].brace_kind == BRACE_VALUES && is_any(o, prev, "{ ,")
        && is_any(o, next, "} ,")) {
        return (struct surroundings){.kind = AROUND_VALUES};
    }
    if (is_any(o, prev, "; { }") && is_any(o, next, ";")) {
        return (struct surroundings){.kind = AROUND_STATEMENT};
    }
    if (is_any(o, prev, "&")) {
        return other("its address is taken");
    }
    return other("in an expression that no rule knows");
}

struct surroundings surroundings_of(const struct outline *outline,
                                    struct span *span)
{
    while (widen_parentheses(outline, span)
           || widen_conditional(outline, span)) {
        /* as far as it goes */
    }
    return classify(outline, *span);
}

bool split_conditional(const struct outline *outline, struct span span,
                       struct span *cond, struct span *one, struct span *two)
{
    size_t at, colon;

    for (at = span.first; at != NO_TOKEN && at <= span.last;
         at = skip_forward(outline, at)) {
        if (is_any(outline, at, "?")) {
            break;
        }
    }
    if (at == NO_TOKEN || at > span.last || at == span.first) {
        return false;
    }
    colon = colon_of(outline, at);
    if (colon == NO_TOKEN || colon >= span.last
        || outline_next(outline, at) == colon) {
        return false;
    }
    *cond = (struct span){span.first, outline_prev(outline, at)};
    *one =
        (struct span){outline_next(outline, at), outline_prev(outline, colon)};
    *two = (struct span){outline_next(outline, colon), span.last};
    return true;
}

struct span strip_parentheses(const struct outline *outline, struct span span,
                              bool *ret_has_comma)
{
    while (is_any(outline, span.first, "(")
           && outline->list[span.first].partner == span.last
           && outline_next(outline, span.first) != span.last) {
        size_t last_comma = NO_TOKEN;

        span.first = outline_next(outline, span.first);
        span.last = outline_prev(outline, span.last);
        for (size_t at = span.first; at != NO_TOKEN && at <= span.last;
             at = skip_forward(outline, at)) {
            if (is_any(outline, at, ",")) {
                last_comma = at;
            }
        }
        if (last_comma != NO_TOKEN && last_comma < span.last) {
            span.first = outline_next(outline, last_comma);
            *ret_has_comma = true;
        }
    }
    return span;
}
