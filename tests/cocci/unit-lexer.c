/*
 * unit-lexer: the converter's tokens, and how they nest.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "calls.h"
#include "declarations.h"
#include "lexer.h"
#include "names.h"
#include "unclosed.h"

struct text {
    struct tokens tokens;
    struct outline outline;
};

static void split(struct text *t, const char *bytes, size_t size, bool is_cxx)
{
    tokens_init(&t->tokens, bytes, size, is_cxx);
    outline_init(&t->outline, &t->tokens);
}

static void split_string(struct text *t, const char *string)
{
    split(t, string, strlen(string), false);
}

static void drop(struct text *t)
{
    outline_deinit(&t->outline);
    tokens_deinit(&t->tokens);
}

static size_t find(const struct text *t, const char *word)
{
    for (size_t at = 0; at < t->tokens.count; at++) {
        if (token_is(&t->tokens, at, word)) {
            return at;
        }
    }
    fail_msg("no token %s", word);
    return 0;
}

static void tokens_are_words_numbers_strings_and_signs(void **state)
{
    static const char *const want[] = {
        "a", "->", "b", "+=", "0x1p-3", "\"a\\\"b\"", "'\\''", "L\"x\"",
        "...", "<<=", ".5e+3", ";"};
    struct text t;

    split_string(&t, "a->b += 0x1p-3 \"a\\\"b\" '\\'' L\"x\" ... <<= .5e+3;");
    assert_int_equal(t.tokens.count, sizeof(want) / sizeof(want[0]));
    for (size_t i = 0; i < t.tokens.count; i++) {
        assert_true(token_is(&t.tokens, i, want[i]));
    }
    drop(&t);
}

static void what_never_ends_ends_with_its_line(void **state)
{
    struct text t;

    split_string(&t, "x \"open\ny 'c\nz /* open\nw");
    assert_true(token_is(&t.tokens, 1, "\"open"));
    assert_true(token_is(&t.tokens, 2, "y"));
    assert_true(token_is(&t.tokens, 3, "'c"));
    assert_true(token_is(&t.tokens, 4, "z"));
    assert_int_equal(t.tokens.count, 5);
    assert_int_equal(t.tokens.comment_count, 1);
    drop(&t);
}

static void count_one(void *opaque, size_t offset,
                      const struct legacy_name *name)
{
    (void)offset;
    (void)name;
    ++*(int *)opaque;
}

static int legacy_words(const char *text)
{
    int count = 0;

    names_scan(text, strlen(text), LEVEL_NEWEST, count_one, &count);
    return count;
}

/* A letter of two, three and four bytes. */
static void letters_of_any_script_belong_to_the_word(void **state)
{
    struct text t;

    split_string(&t, "\u00e9qemu_mod_timer(a\u03b1, \u4e2d_1, b\U00020000);");
    assert_int_equal(find(&t, "\u00e9qemu_mod_timer"), 0);
    assert_int_equal(find(&t, "a\u03b1"), 2);
    assert_int_equal(find(&t, "\u4e2d_1"), 4);
    assert_int_equal(find(&t, "b\U00020000"), 6);
    drop(&t);
    assert_int_equal(legacy_words("\u00e9qemu_mod_timer"), 0);
    assert_int_equal(legacy_words("qemu_mod_timer\u4e2d"), 0);
    assert_int_equal(legacy_words("\U00020000qemu_mod_timer"), 0);
}

/* Quotation marks, a blank, a mark of the byte order, an arrow; bytes of other
 * encodings, cut off, too long, a half of a pair. */
static void other_signs_and_bytes_stand_beside_the_word(void **state)
{
    static const char *const texts[] = {
        "\u201eqemu_mod_timer\u201c", "\u00a0qemu_mod_timer\u00a0",
        "\ufeffqemu_mod_timer",       "\u2192qemu_mod_timer",
        "\xe9qemu_mod_timer",         "qemu_mod_timer\xc3",
        "qemu_mod_timer\xe4\xb8",     "\xc0\xa9qemu_mod_timer",
        "\xed\xa0\x80qemu_mod_timer", "\xf8\x90\x80\x80qemu_mod_timer",
    };

    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        struct text t;

        split_string(&t, texts[i]);
        assert_int_equal(t.tokens.count, 1);
        find(&t, "qemu_mod_timer");
        drop(&t);
        assert_int_equal(legacy_words(texts[i]), 1);
    }
}

static void what_never_ends_is_found_with_its_line(void **state)
{
    static const struct {
        const char *text, *what;
        unsigned line;
        bool is_cxx;
    } cases[] = {
        {"a\n\"b\\\"\nc", "a string", 2, false},
        {"a\n\"b\\\n\" \"c", "a string", 3, false},
        {"a '\"' L\"b\\\\\" '\\'' \"\"\n", NULL, 0, false},
        {"#error don't \"\n#if 0\na 'b\n#endif \"", "a character", 3, false},
        {"it's\n\n/* \" */ x /*/\n", "a comment", 3, false},
        {"// \" /*\n/**/ /* */", NULL, 0, false},
        {"R\"x(\n\")x\"\n", NULL, 0, true},
        {"a\nR\"x(\n", "a string", 2, true},
        {"", NULL, 0, false},
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct text t;
        unsigned line = 0;
        const char *what;

        split(&t, cases[i].text, strlen(cases[i].text), cases[i].is_cxx);
        what = unclosed_find(&t.tokens, &line);
        assert_int_equal(!what, !cases[i].what);
        if (what) {
            assert_string_equal(what, cases[i].what);
        }
        assert_int_equal(line, cases[i].line);
        drop(&t);
    }
}

static void parts_of_a_define_are_told_apart(void **state)
{
    struct text t;

    split_string(&t, "#define F(a, b) \\\r\n  g(a) /* c */ + 1\r\nh;\n"
                     "#define H (x)\n#include <a'b.h>\n");
    assert_int_equal(t.tokens.list[find(&t, "F")].part, PART_MACRO_NAME);
    assert_int_equal(t.tokens.list[find(&t, "b")].part, PART_MACRO_PARAMETER);
    assert_int_equal(t.tokens.list[find(&t, "1")].part, PART_MACRO_BODY);
    assert_int_equal(t.tokens.list[find(&t, "h")].part, PART_CODE);
    assert_int_equal(t.tokens.list[find(&t, "h")].line, 3);
    assert_int_equal(t.tokens.list[find(&t, "x")].part, PART_MACRO_BODY);
    assert_int_equal(t.tokens.list[find(&t, "<a'b.h>")].kind, TOKEN_HEADER);
    drop(&t);
}

static void raw_strings_and_digit_separators_are_for_cxx(void **state)
{
    static const char bytes[] = "R\"x(\" )\")x\" + 1'000 + 'a'";
    struct text t;

    split(&t, bytes, strlen(bytes), true);
    assert_true(token_is(&t.tokens, 0, "R\"x(\" )\")x\""));
    assert_true(token_is(&t.tokens, 2, "1'000"));
    drop(&t);
}

static void arms_of_an_if_open_the_same_brace_once(void **state)
{
    struct text t;

    split_string(&t, "void f(void)\n{\n#ifdef A\n if (a) {\n#else\n if (b) {\n"
                     "#endif\n in();\n }\n}\nint after;\n");
    assert_int_equal(t.outline.list[find(&t, "in")].braces, 2);
    assert_int_equal(t.outline.list[find(&t, "after")].braces, 0);
    drop(&t);
}

static void arguments_are_counted_over_nesting_and_arms(void **state)
{
    static const struct {
        const char *text;
        int count;
        bool is_ambiguous;
    } rows[] = {
        {"f()", 0, false},
        {"f(a)", 1, false},
        {"f(a, g(b, c), (d, e), h[i, j])", 4, false},
        {"f(a,\n#if X\nb,\n#else\nc,\n#endif\nd)", 3, false},
        {"f(a,\n#if X\nb,\n#endif\nd)", 3, true},
        {"(f)(a, b)", 2, false},
        {"f = a", -1, false},
        {"f(a", -1, false},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct arguments arguments;
        struct text t;

        split_string(&t, rows[i].text);
        outline_arguments(&t.outline, outline_call(&t.outline, find(&t, "f")),
                          &arguments);
        if (arguments.count != rows[i].count
            || (arguments.count >= 0
                && arguments.is_ambiguous != rows[i].is_ambiguous)) {
            fail_msg("%s: %d", rows[i].text, arguments.count);
        }
        drop(&t);
    }
}

static void a_declared_name_is_told_from_a_used_one(void **state)
{
    static const struct {
        const char *text;
        bool is_declared;
    } rows[] = {
        {"int x;", true},
        {"QEMUClock *x = y;", true},
        {"void f(int x) { }", true},
        {"int a, x;", true},
        {"int (*x)(int);", true},
        {"void f(void) { return x; }", false},
        {"void f(void) { g(x); }", false},
        {"void f(void) { y = a * x; }", false},
        {"void f(void) { if (a) b(); else x(t); }", false},
        {"void f(void) { TRACE x(t); }", false},
        {"struct s v = { a, x };", false},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct text t;

        split_string(&t, rows[i].text);
        if (is_declared_here(&t.outline, find(&t, "x"))
            != rows[i].is_declared) {
            fail_msg("%s", rows[i].text);
        }
        drop(&t);
    }
}

/* Bytes that lexers stumble over more often than over others. */
static char odd_byte(void)
{
    static const char odd[] = "\"'\\\n\r#(){}[];,/*?:=.<>aR0 \t";

    return rand() % 8 ? odd[rand() % (sizeof(odd) - 1)] : (char)rand();
}

static void any_bytes_are_split_in_order_without_overlap(void **state)
{
    char bytes[200];

    srand(1);
    for (int round = 0; round < 20000; round++) {
        size_t size = rand() % sizeof(bytes), end = 0;
        struct text t;

        for (size_t i = 0; i < size; i++) {
            bytes[i] = odd_byte();
        }
        split(&t, bytes, size, round % 2);
        for (size_t i = 0; i < t.tokens.count; i++) {
            assert_true(t.tokens.list[i].offset >= end);
            assert_true(t.tokens.list[i].length > 0);
            end = t.tokens.list[i].offset + t.tokens.list[i].length;
            if (t.outline.list[i].partner != NO_TOKEN) {
                assert_int_equal(
                    t.outline.list[t.outline.list[i].partner].partner, i);
            }
        }
        assert_true(end <= size);
        drop(&t);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(tokens_are_words_numbers_strings_and_signs),
        cmocka_unit_test(what_never_ends_ends_with_its_line),
        cmocka_unit_test(what_never_ends_is_found_with_its_line),
        cmocka_unit_test(parts_of_a_define_are_told_apart),
        cmocka_unit_test(raw_strings_and_digit_separators_are_for_cxx),
        cmocka_unit_test(arms_of_an_if_open_the_same_brace_once),
        cmocka_unit_test(arguments_are_counted_over_nesting_and_arms),
        cmocka_unit_test(a_declared_name_is_told_from_a_used_one),
        cmocka_unit_test(letters_of_any_script_belong_to_the_word),
        cmocka_unit_test(other_signs_and_bytes_stand_beside_the_word),
        cmocka_unit_test(any_bytes_are_split_in_order_without_overlap),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
