/*
 * explainrule: --explain, a rule told to a person.
 *
 * All is read from the rule's own file: its first comment, and behind that the
 * example, `// before, in 0.14:`, its lines, `// after, in 1.7:`, its lines.
 * What lint looks for has no file; its examples stand in lintrules.c.
 */
#include "explainrule.h"

#include <stdlib.h>
#include <string.h>

#include "era.h"
#include "lintrules.h"
#include "names.h"

#define WIDTH 76

/* Words up to the width, each line indented by four. */
static void write_wrapped(const char *text, FILE *stream)
{
    size_t column = 0;

    while (*text) {
        size_t length;

        text += strspn(text, " ");
        length = strcspn(text, " ");
        if (column > 0 && column + 1 + length > WIDTH) {
            fputc('\n', stream);
            column = 0;
        }
        column += fprintf(stream, "%s%.*s", column ? " " : "    ", (int)length,
                          text);
        text += length;
    }
    fputs("\n", stream);
}

/* Names that the rule converts. */
static void write_names(const char *rule, FILE *stream)
{
    char *list = NULL;
    size_t size;
    FILE *names = open_memstream(&list, &size);

    for (size_t i = 0; i < name_count(); i++) {
        if (name_at(i)->rule && !strcmp(name_at(i)->rule, rule)) {
            fprintf(names, " %s", name_at(i)->word);
        }
    }
    fclose(names);
    if (size > 0) {
        fputs("\nnames:\n", stream);
        write_wrapped(list, stream);
    }
    free(list);
}

/* The comment's lines from `// before` on, without their slashes. */
static void write_example(const char *text, FILE *stream)
{
    const char *line = strstr(text, "\n// before");

    while (line && !strncmp(line, "\n//", 3)) {
        size_t length;

        line += 3;
        length = strcspn(line, "\n");
        if (!strncmp(line, " before", 7) || !strncmp(line, " after", 6)) {
            fputc('\n', stream);
        }
        fprintf(stream, "%.*s\n", length ? (int)length - 1 : 0,
                length ? line + 1 : line);
        line += length;
    }
}

static void write_rule(const struct rule *rule, FILE *stream)
{
    char *level = level_format(rule->level);

    fprintf(stream, "%s\n\n", rule->name);
    write_wrapped(rule->purpose, stream);
    fprintf(stream,
            "\nfor sources of releases before %s; run with --to %s or later\n",
            level, rule->level < LEVEL_1_7 ? "1.7" : level);
    write_names(rule->name, stream);
    write_example(rule->text, stream);
    free(level);
}

static void write_indented(const char *text, FILE *stream)
{
    while (*text) {
        size_t length = strcspn(text, "\n");

        fprintf(stream, "%s%.*s\n", length ? "    " : "", (int)length, text);
        text += length + (text[length] == '\n');
    }
}

static void write_lint_rule(const struct lint_rule *rule, FILE *stream)
{
    fprintf(stream, "%s\n\n", rule->name);
    write_wrapped(rule->purpose, stream);
    fputs("\nfor sources of all releases; run with --lint\n", stream);
    fputs("\nbefore, found:\n", stream);
    write_indented(rule->before, stream);
    fputs("\nafter, not found:\n", stream);
    write_indented(rule->after, stream);
}

bool explain_rule(const struct rules *rules, const char *name, FILE *stream)
{
    for (size_t i = 0; i < rules->count; i++) {
        if (!strcmp(rules->list[i].name, name)) {
            write_rule(&rules->list[i], stream);
            return true;
        }
    }
    for (int i = 0; lint_rules[i].name; i++) {
        if (!strcmp(lint_rules[i].name, name)) {
            write_lint_rule(&lint_rules[i], stream);
            return true;
        }
    }
    return false;
}
