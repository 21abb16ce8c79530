/*
 * unit-edits: changed tokens put into the text, and what spatch changed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "conversion.h"
#include "edits.h"
#include "later.h"
#include "places.h"
#include "trouble.h"

static void source_init(struct source *s, const char *text, int to_level)
{
    *s = (struct source){.text = text_copy(text, strlen(text)),
                         .size = strlen(text),
                         .path = text_copy("x.c", 3),
                         .shown = text_copy("x.c", 3)};
    source_split(s);
    places_find(s, to_level);
    s->omitted = calloc(s->tokens.count + 1, sizeof(*s->omitted));
    assert_non_null(s->omitted);
}

static size_t find(const struct source *s, const char *word)
{
    for (size_t at = 0; at < s->tokens.count; at++) {
        if (token_is(&s->tokens, at, word)) {
            return at;
        }
    }
    fail_msg("no token %s", word);
    return 0;
}

/* Replaces `count` tokens from `word` on and compares the whole text. */
static void check_edit(const char *text, const char *word, size_t count,
                       const char *became, const char *want)
{
    struct source s;

    source_init(&s, text, LEVEL_NEWEST);
    source_add_edit(&s, find(&s, word), count, became, "rule");
    edits_apply(&s);
    assert_string_equal(s.result, want);
    source_deinit(&s);
}

static void a_replaced_token_keeps_the_blanks_around_it(void **state)
{
    check_edit("f (\tvm_clock )\r\n", "vm_clock", 1, "T", "f (\tT )\r\n");
}

static void a_deleted_token_takes_the_blanks_behind_it(void **state)
{
    check_edit("f(a, SCALE_MS, b)", "SCALE_MS", 2, "", "f(a, b)");
}

static void a_deleted_token_takes_its_line_when_alone(void **state)
{
    check_edit("f(a,\n  SCALE_MS,\n  b)", "SCALE_MS", 2, "", "f(a,\n  b)");
}

static void a_deletion_at_the_end_of_a_line_leaves_no_blank(void **state)
{
    check_edit("f(a, SCALE_MS,\n  b)", "SCALE_MS", 2, "", "f(a,\n  b)");
    check_edit("f(a,\t SCALE_MS, \r\n  b)", "SCALE_MS", 2, "", "f(a,\r\n  b)");
    check_edit("f(a, SCALE_MS /* u */,\n  b)", "SCALE_MS", 2, "",
               "f(a,  /* u */\n  b)");
}

static void a_line_that_goes_leaves_the_next_where_it_was(void **state)
{
    check_edit("{\n    a;\n}\n", "a", 2, "", "{\n}\n");
    check_edit("{\r\n    a; \r\n  }\r\n", "a", 2, "", "{\r\n  }\r\n");
    check_edit("{\n  if (b) {\n    a;\n  }\n}", "if", 5, "",
               "{\n  a;\n  }\n}");
}

static void neighbouring_lines_may_go_together(void **state)
{
    struct source s;

    source_init(&s, "f();\n    a(t);\n    b(t);\n\n    g();\n", LEVEL_NEWEST);
    source_add_edit(&s, find(&s, "a"), 5, "", "rule");
    source_add_edit(&s, find(&s, "b"), 5, "", "rule");
    edits_apply(&s);
    assert_string_equal(s.result, "f();\n\n    g();\n");
    source_deinit(&s);
}

static void comments_inside_an_edit_stay(void **state)
{
    check_edit("x = ticks /* c */ ( );", "ticks", 3, "N", "x = N /* c */ ;");
}

static void words_do_not_grow_together(void **state)
{
    check_edit("QEMUClock*c;", "QEMUClock", 2, "QEMUClockType",
               "QEMUClockType c;");
}

static void a_statement_with_something_left_stays_whole(void **state)
{
    struct source s;

    source_init(&s,
                "void f(void)\n{\n"
                "    qemu_mod_timer(t, quit_timers());\n"
                "    qemu_del_timer(t);\n}\n",
                LEVEL_NEWEST);
    for (size_t i = 0; i < s.occurrence_count; i++) {
        struct occurrence *o = &s.occurrences[i];

        if (o->name->became) {
            source_add_edit(&s, o->token, 1, o->name->became, "rule");
            o->converted = true;
        } else {
            o->reason = text_copy("no", 2);
        }
    }
    edits_keep_statements_whole(&s);
    assert_int_equal(s.edit_count, 1);
    assert_false(s.occurrences[0].converted);
    assert_true(s.occurrences[2].converted);
    source_deinit(&s);
}

/* Is the difference between the texts one that rules make, up to a level? */
static bool is_explained(const char *text, const char *output, int to_level)
{
    struct source s;
    struct worklist worklist = {.list = &s, .count = 1};
    struct levels levels = {.to = to_level};
    bool explained;

    source_init(&s, text, to_level);
    later_places(&worklist, &s, levels);
    s.output = text_copy(output, strlen(output));
    s.output_size = strlen(output);
    conversion_run(&worklist, levels);
    explained = !s.failed;
    source_deinit(&s);
    return explained;
}

static void what_rules_do_is_explained(void **state)
{
    static const struct {
        const char *text, *output;
        int to_level;
    } rows[] = {
        {"qemu_del_timer(t);", "timer_del( t ) ;", 107},
        {"qemu_new_timer(vm_clock, SCALE_MS, c, o);",
         "timer_new_ms(QEMU_CLOCK_VIRTUAL, c, o);", 107},
        {"x = get_ticks_per_sec();", "x = NANOSECONDS_PER_SECOND;", 206},
        {"QEMUClock *c;", "QEMUClockType c;", 107},
        {"#include \"qemu-timer.h\"\n#include \"a.h\"",
         "#include \"qemu/timer.h\"\n#include \"qemu/main-loop.h\"\n"
         "#include \"a.h\"",
         107},
        {"x = s->t->expire_time;", "x = timer_expire_time_ns(s->t);", 107},
        {"void f(void) { qemu_del_timer(t); qemu_free_timer(t); }",
         "void f(void) { timer_free(t); }",
         600},
        {"void f(void) { qemu_del_timer(t); qemu_free_timer(t); }",
         "void f(void) { timer_del(t); timer_free(t); }", 600},
        {"x = qemu_clock_deadline_ns_all(T);",
         "x = qemu_clock_deadline_ns_all(T, QEMU_TIMER_ATTR_ALL);", 402},
        {"timer_init(t, g->tl[T], 1, c, o);",
         "timer_init_full(t, g, T, 1, 0, c, o);", 301},
        {"timer_new(T, SCALE_MS, c, o);", "timer_new_ms(T, c, o);", 107},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        if (!is_explained(rows[i].text, rows[i].output, rows[i].to_level)) {
            fail_msg("%s", rows[i].text);
        }
    }
}

static void what_no_rule_does_is_an_error(void **state)
{
    static const struct {
        const char *text, *output;
        int to_level;
    } rows[] = {
        {"qemu_del_timer(t);", "timer_free(t);", LEVEL_NEWEST},
        {"qemu_del_timer(t);", "timer_del(u);", LEVEL_NEWEST},
        {"f(a, 1, b);", "f(a, b, 1);", LEVEL_NEWEST},
        {"f(vm_clock);", "f(QEMU_CLOCK_HOST);", LEVEL_NEWEST},
        {"f(); g();", "g();", LEVEL_NEWEST},
        {"#include \"qemu-timer.h\"", "#include \"qemu/other.h\"", 107},
        {"#include \"qemu-char.h\"", "#include \"qemu/timer.h\"", 107},
        {"f();", "f(); g();", LEVEL_NEWEST},
        {"x = t->expire_time;", "x = timer_expire_time_ns(u);", LEVEL_NEWEST},
        {"void f(void) { qemu_del_timer(t); qemu_free_timer(t); }",
         "void f(void) { timer_free(t); }",
         502},
        {"void f(void) { qemu_del_timer(t); qemu_free_timer(u); }",
         "void f(void) { timer_free(u); }",
         600},
        {"x = qemu_clock_deadline_ns_all(T);",
         "x = qemu_clock_deadline_ns_all(T, QEMU_TIMER_ATTR_ALL);", 401},
        {"x = qemu_clock_deadline_ns_all(T);",
         "x = qemu_clock_deadline_ns_all(T, 1);", 402},
        {"timer_init(t, g->tl[T], 1, c, o);",
         "timer_init_full(t, g, T, 1, 0, o, c);", 301},
        {"timer_new(T, SCALE_MS, c, o);", "timer_new_ns(T, c, o);", 107},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        if (is_explained(rows[i].text, rows[i].output, rows[i].to_level)) {
            fail_msg("%s -> %s", rows[i].text, rows[i].output);
        }
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_replaced_token_keeps_the_blanks_around_it),
        cmocka_unit_test(a_deleted_token_takes_the_blanks_behind_it),
        cmocka_unit_test(a_deleted_token_takes_its_line_when_alone),
        cmocka_unit_test(a_deletion_at_the_end_of_a_line_leaves_no_blank),
        cmocka_unit_test(a_line_that_goes_leaves_the_next_where_it_was),
        cmocka_unit_test(neighbouring_lines_may_go_together),
        cmocka_unit_test(comments_inside_an_edit_stay),
        cmocka_unit_test(words_do_not_grow_together),
        cmocka_unit_test(a_statement_with_something_left_stays_whole),
        cmocka_unit_test(what_rules_do_is_explained),
        cmocka_unit_test(what_no_rule_does_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
