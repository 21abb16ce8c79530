/*
 * unit-copy: what spatch is given of a file.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "copy.h"
#include "places.h"
#include "trouble.h"

/* Each run of blanks and line ends as one blank. */
static char *squeeze(const char *text, size_t size)
{
    char *squeezed = calloc(size + 1, 1);
    size_t length = 0;

    assert_non_null(squeezed);
    for (size_t i = 0; i < size; i++) {
        bool is_blank = text[i] == ' ' || text[i] == '\n';

        if (!is_blank) {
            squeezed[length++] = text[i];
        } else if (length > 0 && squeezed[length - 1] != ' ') {
            squeezed[length++] = ' ';
        }
    }
    return squeezed;
}

static void check_copy(const char *text, const char *want)
{
    struct source s = {.text = text_copy(text, strlen(text)),
                       .size = strlen(text)};
    size_t size;
    char *copy, *squeezed;

    source_split(&s);
    places_find(&s, LEVEL_NEWEST);
    copy = copy_make(&s, &size);
    squeezed = squeeze(copy, size);
    assert_string_equal(squeezed, want);
    free(squeezed);
    free(copy);
    source_deinit(&s);
}

static void what_holds_no_word_is_left_out_of_the_copy(void **state)
{
    (void)state;
    check_copy("int f(void) { return 1 + 2; }\nint g(void) { vm_clock; }\n",
               "int g(void) { vm_clock; } ");
    check_copy("int a[] = { 1, 2, 3, 4, 5 };\n", "int a[] = { }; ");
    check_copy("#define A 1\n#define B vm_clock\n", "#define B vm_clock ");
}

/* An empty one is a parse error. */
static void an_enum_keeps_a_name_in_the_copy(void **state)
{
    (void)state;
    check_copy("enum { A = 1, B, C, D };\n", "enum { A }; ");
    check_copy("enum e { A = 1, B, C, D } e;\n", "enum e { A } e; ");
    check_copy("typedef enum { A, B, C, D, E } e;\n",
               "typedef enum { A } e; ");
    check_copy("enum {\n#if X\nA = 1,\n#endif\nB, C, D };\n",
               "enum { #if X A = 1, #endif B, C, D }; ");
}

static void marks_comments_and_carriage_returns_stay_away(void **state)
{
    (void)state;
    check_copy("\xef\xbb\xbfint a; /* \xe9 */\r\nint b; // c\r\n",
               "int a; int b; ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_holds_no_word_is_left_out_of_the_copy),
        cmocka_unit_test(an_enum_keeps_a_name_in_the_copy),
        cmocka_unit_test(marks_comments_and_carriage_returns_stay_away),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
