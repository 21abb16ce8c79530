/*
 * unit-choice: what a block of a rule needs, and when it is left out.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "blocks.h"
#include "choice.h"
#include "places.h"
#include "trouble.h"

/* Words in one line, in their order. */
static char *join(const struct words *words)
{
    char *text = text_copy("", 0);

    for (size_t i = 0; i < words->count; i++) {
        char *longer =
            text_format("%s%s%s", text, i > 0 ? " " : "", words->list[i]);

        free(text);
        text = longer;
    }
    return text;
}

static void check_pattern(const char *pattern, const char *want)
{
    struct words words = {0};
    char *got;

    assert_int_equal(pattern_words(pattern, strlen(pattern), &words), !!want);
    got = join(&words);
    assert_string_equal(got, want ? want : "");
    free(got);
    words_deinit(&words);
}

static void a_pattern_is_the_words_it_matches(void **state)
{
    (void)state;
    check_pattern("^one$", "one");
    check_pattern("^(vm|rt)_clock$", "vm_clock rt_clock");
    check_pattern("^new(_[mn]s)?$", "new_ms new_ns new");
    check_pattern("^a(b(c|d)?|e)f$", "abcf abdf abf aef");
    check_pattern("^handler2?$", "handler2 handler");
}

static void a_pattern_of_any_word_is_no_list(void **state)
{
    (void)state;
    check_pattern("^a.*$", NULL);
    check_pattern("^a+$", NULL);
    check_pattern("a", NULL);
    check_pattern("^(a$", NULL);
    check_pattern("^a)$", NULL);
    check_pattern("^[a-z]$", NULL);
    check_pattern("^(true|false)$|external", NULL);
    check_pattern("^[abcdefgh][abcdefgh][abcdefgh]$", NULL);
}

/* The needs of the only block, "a b;c" for (a or b) and c. */
static void check_needs(const char *rule, const char *want)
{
    struct blocks blocks;
    char *got = text_copy("", 0);

    blocks_init(&blocks, rule);
    assert_int_equal(blocks.count, 2);
    for (size_t i = 0; i < blocks.list[1].need_count; i++) {
        char *words = join(&blocks.list[1].needs[i]);
        char *longer = text_format("%s%s%s", got, i > 0 ? ";" : "", words);

        free(words);
        free(got);
        got = longer;
    }
    assert_string_equal(got, want);
    free(got);
    blocks_deinit(&blocks);
}

static void a_block_needs_words_headers_and_patterns(void **state)
{
    (void)state;
    check_needs("@@\n@@\n- old_one(1)\n+ new_one(1)\n", "old_one");
    check_needs("@@\n@@\n- #include \"a/b.h\"\n+ #include \"c.h\"\n",
                "\"a/b.h\"");
    check_needs("@@\nidentifier F =~ \"^(a|b)$\";\n"
                "global idexpression G =~ \"^d$\";\n@@\n- F(G)\n+ x_y(G)\n",
                "a b;d");
    check_needs("@r depends on s@\nexpression E;\nposition p;\n@@\n"
                "  old_one@p(E, old_two);\n",
                "old_one;old_two");
}

static void what_may_be_missing_is_not_needed(void **state)
{
    (void)state;
    check_needs("@@\nidentifier F;\nexpression a_b;\n@@\n- F(a_b, word)\n", "");
    check_needs("@@\nidentifier F =~ \"^a\";\n@@\n- F(...)\n", "");
    check_needs("@@\nexpression E;\n@@\n"
                "- one_of()\n  <...\n- two_of()\n  ...>\n"
                "- three_of()\n  ... when != four_of()\n",
                "one_of;three_of");
    check_needs("@@\n@@\n- x_y(\\( a_b \\| c_d \\))\n", "");
    check_needs("@@\n@@\n- x_y(\"some_words\")\n", "");
    check_needs("@@\n@@\n- x_y() // old_one\n", "x_y");
}

static void of_alternatives_one_is_needed(void **state)
{
    (void)state;
    check_needs("@@\n@@\n(\n- a_b(c_d)\n|\n- e_f\n)\n  g_h\n", "a_b e_f;g_h");
    check_needs("@@\nexpression E;\n@@\n(\n  a_b\n|\n  E == NULL\n)\n", "");
    check_needs("@@\n@@\n(\n(\n  a_b\n|\n  c_d\n)\n|\n  e_f\n)\n", "");
}

/* A rule of ours, by its name. */
static struct rules rules_of(struct rule *rule, char *name, char *text)
{
    *rule = (struct rule){.name = name, .text = text, .level = 107};
    return (struct rules){.list = rule, .count = 1, .to_level = LEVEL_NEWEST};
}

/* The rule as it is written for that file alone. */
static char *written(const char *name, const char *text, const char *file)
{
    struct rule rule;
    struct rules rules = rules_of(&rule, (char *)name, (char *)text);
    struct choice *choice = choice_new(&rules);
    struct source source = {.text = text_copy(file, strlen(file)),
                            .size = strlen(file)};
    bool *marks = choice_marks(choice);
    char *got = NULL;
    size_t size;
    FILE *stream = open_memstream(&got, &size);

    assert_non_null(stream);
    source_split(&source);
    places_find(&source, LEVEL_NEWEST);
    choice_mark(choice, &source, marks);
    choice_write(choice, marks, stream);
    fclose(stream);
    free(marks);
    source_deinit(&source);
    choice_free(choice);
    return got;
}

static const char verbs[] = "#spatch --options\n"
                            "@r@\n@@\n  qemu_del_timer\n"
                            "@s@\n@@\n  other_word\n"
                            "@depends on r && !s@\n@@\n- qemu_del_timer()\n"
                            "+ timer_del()\n"
                            "@@\n@@\n- timer_del()\n+ x()\n"
                            "@@\n@@\n- third_word()\n";

static void a_block_whose_word_is_missing_is_left_out(void **state)
{
    char *got = written("1.7-timer-verbs", verbs, "f() { qemu_del_timer(); }");

    (void)state;
    assert_non_null(strstr(got, "#spatch --options\n"));
    assert_non_null(strstr(got, "- qemu_del_timer()"));
    assert_null(strstr(got, "third_word"));
    free(got);
}

static void what_a_block_depends_on_stays(void **state)
{
    char *got = written("1.7-timer-verbs", verbs, "f() { qemu_del_timer(); }");

    (void)state;
    assert_non_null(strstr(got, "@s@"));
    free(got);
}

static void what_only_finds_is_left_out_with_who_asks_for_it(void **state)
{
    char *got = written("1.7-timer-verbs", verbs, "f() { qemu_timer_pending(timer_del()); }");

    (void)state;
    assert_null(strstr(got, "@r@"));
    assert_non_null(strstr(got, "- timer_del()"));
    free(got);
    got = written("1.7-timer-verbs", "@r@\n@@\n  qemu_del_timer()\n",
                  "f() { qemu_del_timer(); }");
    assert_string_equal(got, "");
    free(got);
}

static void words_that_an_earlier_block_adds_are_there(void **state)
{
    char *got = written("1.7-timer-verbs", verbs, "f() { qemu_del_timer(); }");

    (void)state;
    assert_non_null(strstr(got, "- timer_del()"));
    free(got);
    got = written("1.7-timer-verbs",
                  "@initialize:python@\n@@\nX = {\"a\": \"made_of\"}\n"
                  "@@\n@@\n- qemu_del_timer\n+ N\n"
                  "@@\n@@\n- made_of_more()\n",
                  "f() { qemu_del_timer(); }");
    assert_non_null(strstr(got, "made_of_more"));
    assert_non_null(strstr(got, "X ="));
    free(got);
}

static void a_file_without_the_words_gets_nothing(void **state)
{
    char *got = written("1.7-timer-verbs", verbs, "f() { }");

    (void)state;
    assert_string_equal(got, "");
    free(got);
}

static void of_a_rule_that_is_not_ours_nothing_is_left_out(void **state)
{
    char *got = written("1.7-of-somebody", verbs, "f() { }");

    (void)state;
    assert_non_null(strstr(got, "- third_word()"));
    free(got);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pattern_is_the_words_it_matches),
        cmocka_unit_test(a_pattern_of_any_word_is_no_list),
        cmocka_unit_test(a_block_needs_words_headers_and_patterns),
        cmocka_unit_test(what_may_be_missing_is_not_needed),
        cmocka_unit_test(of_alternatives_one_is_needed),
        cmocka_unit_test(a_block_whose_word_is_missing_is_left_out),
        cmocka_unit_test(what_a_block_depends_on_stays),
        cmocka_unit_test(what_only_finds_is_left_out_with_who_asks_for_it),
        cmocka_unit_test(words_that_an_earlier_block_adds_are_there),
        cmocka_unit_test(a_file_without_the_words_gets_nothing),
        cmocka_unit_test(of_a_rule_that_is_not_ours_nothing_is_left_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
