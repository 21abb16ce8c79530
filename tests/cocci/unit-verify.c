/*
 * unit-verify: a difference that no edit makes is seen.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "edits.h"
#include "source.h"
#include "trouble.h"
#include "verify.h"

static const char text[] = "void f(int a)\n"
                           "{\n"
                           "    old_name(a, 1); /* old_name */\n"
                           "    old_name(a + 2);\n"
                           "    other(a);\n"
                           "}\n";

/* The text with each old_name to be new_name, by a rule of 1.7. */
static void source_init(struct source *s, const char *rule)
{
    *s = (struct source){.text = text_copy(text, strlen(text)),
                         .size = strlen(text),
                         .path = text_copy("x.c", 3),
                         .shown = text_copy("x.c", 3)};
    source_split(s);
    for (size_t at = 0; at < s->tokens.count; at++) {
        if (token_is(&s->tokens, at, "old_name")) {
            source_add_edit(s, at, 1, "new_name", rule);
        }
        if (token_is(&s->tokens, at, "1")) {
            source_add_edit(s, at - 1, 2, "", rule);
        }
    }
}

static void set_result(struct source *s, const char *result)
{
    free(s->result);
    s->result = text_copy(result, strlen(result));
    s->result_size = strlen(result);
}

#define GOOD                                                                   \
    "void f(int a)\n{\n    new_name(a); /* old_name */\n"                      \
    "    new_name(a + 2);\n    other(a);\n}\n"

static void the_result_is_the_source_with_its_edits(void **state)
{
    struct difference difference;
    struct source s;

    source_init(&s, "1.7-verbs");
    edits_apply(&s);
    assert_string_equal(s.result, GOOD);
    assert_true(verify_result(&s, 1002, &difference));
    source_deinit(&s);
}

static void a_byte_or_token_that_no_edit_changed_is_refused(void **state)
{
    static const struct {
        const char *what, *result;
        unsigned line;
    } wrong[] = {
        {"another token",
         "void f(int a)\n{\n    new_name(a); /* old_name */\n"
         "    new_name(a + 3);\n    other(a);\n}\n", 4},
        {"a token more",
         "void f(int a)\n{\n    new_name(a); /* old_name */\n"
         "    new_name(a + 2);;\n    other(a);\n}\n", 5},
        {"a token less",
         "void f(int a)\n{\n    new_name(a); /* old_name */\n"
         "    new_name(a + 2)\n    other(a);\n}\n", 4},
        {"an edit not made",
         "void f(int a)\n{\n    new_name(a); /* old_name */\n"
         "    old_name(a + 2);\n    other(a);\n}\n", 4},
        {"a blank more",
         "void f(int a)\n{\n    new_name(a); /* old_name */\n"
         "    new_name(a +  2);\n    other(a);\n}\n", 4},
        {"another comment",
         "void f(int a)\n{\n    new_name(a); /* new_name */\n"
         "    new_name(a + 2);\n    other(a);\n}\n", 3},
        {"another line end",
         "void f(int a)\r\n{\n    new_name(a); /* old_name */\n"
         "    new_name(a + 2);\n    other(a);\n}\n", 2},
        {"nothing", "", 1},
    };
    struct difference difference;

    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        struct source s;

        source_init(&s, "1.7-verbs");
        set_result(&s, wrong[i].result);
        if (verify_result(&s, 1002, &difference)
            || difference.line != wrong[i].line) {
            fail_msg("%s: line %u", wrong[i].what, difference.line);
        }
        source_deinit(&s);
    }
}

static void an_edit_of_a_rule_beyond_the_target_is_refused(void **state)
{
    struct difference difference;
    struct source s;

    source_init(&s, "6.0-timer-free-deletes");
    edits_apply(&s);
    assert_true(verify_result(&s, 600, &difference));
    assert_false(verify_result(&s, 502, &difference));
    assert_int_equal(difference.line, 3);
    source_deinit(&s);
    source_init(&s, "nobody");
    edits_apply(&s);
    assert_false(verify_result(&s, 1002, &difference));
    source_deinit(&s);
}

static bool accepts(const char *other)
{
    struct difference difference;
    struct source s;
    bool good;

    source_init(&s, "1.7-verbs");
    good = verify_text(&s, other, strlen(other), true, &difference);
    source_deinit(&s);
    return good;
}

static void a_statement_may_stay_but_not_by_halves(void **state)
{
    assert_true(accepts(GOOD));
    assert_true(accepts(text));
    assert_true(accepts("void f(int a)\n{\n    old_name(a, 1);\n"
                        "    new_name(a + 2); other(a); }"));
    assert_true(accepts("void f(int a)\n{\n    new_name(a);\n"
                        "    old_name(a + 2); other(a); }"));
    assert_false(accepts("void f(int a)\n{\n    new_name(a, 1);\n"
                         "    old_name(a + 2); other(a); }"));
    assert_false(accepts("void f(int a)\n{\n    old_name(a);\n"
                         "    old_name(a + 2); other(a); }"));
    assert_false(accepts("void f(int a)\n{\n    mid_name(a);\n"
                         "    old_name(a + 2); other(a); }"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_result_is_the_source_with_its_edits),
        cmocka_unit_test(a_byte_or_token_that_no_edit_changed_is_refused),
        cmocka_unit_test(an_edit_of_a_rule_beyond_the_target_is_refused),
        cmocka_unit_test(a_statement_may_stay_but_not_by_halves),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
