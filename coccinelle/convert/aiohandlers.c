/*
 * aiohandlers: the shapes of aio_set_fd_handler() and its sibling.
 *
 * Arguments came (io_flush to 1.6, is_external from 2.5 to 8.0, io_poll from
 * 2.9, io_poll_ready from 7.0). The number tells the shape, and where two
 * have the same number, whether the one behind the fd is a truth value.
 */
#include <stdlib.h>
#include <string.h>

#include "laterwords.h"
#include "trouble.h"

struct shape {
    bool external, flush;
    int polls; /* io_poll, io_poll_ready */
};

enum truth { IS_TRUTH, IS_POINTER, IS_UNKNOWN };

static enum truth truth_of(const struct site *s, int number)
{
    static const char *const truths[] = {"true", "false", "0", "1", NULL};
    const struct argument *a = &s->arguments.list[number];
    char *text;
    bool is_external;

    for (int i = 0; truths[i]; i++) {
        if (later_argument_is(s, number, truths[i])) {
            return IS_TRUTH;
        }
    }
    text = later_text(s, a->first, a->last);
    is_external = strstr(text, "external");
    free(text);
    if (is_external) {
        return IS_TRUTH;
    }
    return a->first == a->last ? IS_POINTER : IS_UNKNOWN;
}

/* own: arguments that every shape has. False: no shape has that number. */
static bool shape_of(const struct site *s, int own, struct shape *ret_shape)
{
    int more = s->arguments.count - own;
    enum truth third = more > 0 ? truth_of(s, 2) : IS_POINTER;

    *ret_shape = (struct shape){0};
    if (more < 0 || more > 3 || third == IS_UNKNOWN) {
        return false;
    }
    ret_shape->external = third == IS_TRUTH;
    if (third == IS_TRUTH) {
        ret_shape->polls = more - 1;
    } else if (more == 1) {
        ret_shape->flush = true;
    } else {
        ret_shape->polls = more;
    }
    return third == IS_TRUTH ? true : more < 3;
}

static struct shape shape_at(int level)
{
    return (struct shape){
        .external = level >= 205 && level < 801,
        .polls = level >= 700 ? 2 : level >= 209 ? 1 : 0,
    };
}

static const char *rule_at(int level)
{
    return level >= 801   ? "8.1-aio-handlers"
           : level >= 700 ? "7.0-aio-handlers"
           : level >= 209 ? "2.9-aio-handlers"
           : level >= 205 ? "2.5-aio-handlers"
                          : "1.7-aio-handlers";
}

static void add_polls(struct site *s, int missing, size_t behind,
                      const char *rule)
{
    source_add_edit(s->source, behind, 0,
                    missing == 2 ? ", NULL, NULL" : ", NULL", rule);
}

static bool judge(struct site *s, int own, int last_handler)
{
    struct shape is, want = shape_at(s->levels.to);
    const char *rule = rule_at(s->levels.to);

    if (s->arguments.count < own || s->arguments.is_ambiguous) {
        return false;
    }
    if (!shape_of(s, own, &is)) {
        site_refuse(s, text_format("a shape that no release had: %d arguments",
                                   s->arguments.count));
        return true;
    }
    last_handler += is.external + is.flush + is.polls;
    if (is.polls > want.polls || (!is.external && is.polls == 2)
        || (is.external == want.external && is.polls == want.polls
            && !is.flush)) {
        return false;
    }
    if (is.flush) {
        source_add_edit(s->source, s->arguments.list[last_handler].first - 1,
                        2 + s->arguments.list[last_handler].last
                            - s->arguments.list[last_handler].first,
                        "", rule);
    }
    if (is.external && !want.external) {
        source_add_edit(s->source, s->arguments.list[2].first,
                        2 + s->arguments.list[2].last
                            - s->arguments.list[2].first,
                        "", rule);
    } else if (!is.external && want.external) {
        source_add_edit(s->source, s->arguments.list[2].first, 0, "false, ",
                        rule);
    }
    if (want.polls > is.polls) {
        add_polls(s, want.polls - is.polls,
                  s->arguments.list[last_handler].last + 1, rule);
    }
    return true;
}

bool judge_fd_handler(struct site *s)
{
    return judge(s, 5, 3);
}

bool judge_event_notifier(struct site *s)
{
    return judge(s, 3, 2);
}
