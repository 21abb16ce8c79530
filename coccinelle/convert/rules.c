/*
 * rules: the semantic patches, found and put together for one target.
 *
 * A rule's file name begins with the level at which the new form exists. All
 * rules up to the target go into one file, so that each source is parsed once;
 * alone, by hand, each works as well. They stand in this order: $VMTIMER_RULES;
 * the source tree, when this program lies in its build folder; share/ beside
 * the bin/ this program lies in; the folder it was configured for.
 */
#include "rules.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "freeing.h"
#include "headers.h"
#include "later.h"
#include "lintrules.h"
#include "names.h"
#include "trouble.h"

static char *own_folder(void)
{
    char path[4096];
    ssize_t length = readlink("/proc/self/exe", path, sizeof(path) - 1);
    char *slash;

    if (length <= 0) {
        return text_copy("", 0);
    }
    path[length] = '\0';
    slash = strrchr(path, '/');
    return text_copy(path, slash - path);
}

static char *find_folder(void)
{
    const char *named = getenv("VMTIMER_RULES");
    char *own, *beside;

    if (named && *named) {
        return text_format("%s", named);
    }
    own = own_folder();
    if (!strncmp(own, BUILD_FOLDER, strlen(BUILD_FOLDER))) {
        free(own);
        return text_format("%s", SOURCE_RULES);
    }
    beside = text_format("%s/" RULES_BESIDE, own);
    free(own);
    if (access(beside, R_OK) == 0) {
        return beside;
    }
    free(beside);
    return text_format("%s", INSTALLED_RULES);
}

static void copy_file(char *path, FILE *stream)
{
    FILE *file = fopen(path, "re");
    int byte;

    while (file && (byte = getc(file)) != EOF) {
        putc(byte, stream);
    }
    if (file) {
        fclose(file);
    }
    free(path);
}

static char *read_file(const char *path)
{
    FILE *file = fopen(path, "re");
    char *text = NULL;
    size_t size = 0;
    FILE *copy = open_memstream(&text, &size);

    if (!file || !copy) {
        trouble_exit("%s: %s", path, strerror(errno));
    }
    fclose(file);
    copy_file(text_format("%s", path), copy);
    fclose(copy);
    return text;
}

/* The comment lines behind the #spatch line, as one line. */
static char *purpose_of(const char *text)
{
    char *purpose = NULL;
    size_t size, at = strcspn(text, "\n");
    FILE *out = open_memstream(&purpose, &size);

    while (!strncmp(text + at, "\n// ", 4)) {
        size_t length = strcspn(text + at + 4, "\n");

        fprintf(out, " %.*s", (int)length, text + at + 4);
        at += 4 + length;
    }
    fclose(out);
    return purpose;
}

static int level_of(const char *name)
{
    char *level = text_copy(name, strcspn(name, "-"));
    int result = level_parse(level);

    free(level);
    return result;
}

static void add_rule(struct rules *rules, const char *file)
{
    char *path = text_format("%s/%s", rules->folder, file);
    struct rule *rule;

    rules->list =
        grow(rules->list, rules->count, &rules->room, sizeof(*rules->list));
    rule = &rules->list[rules->count++];
    rule->name = text_copy(file, strlen(file) - strlen(".cocci"));
    rule->text = read_file(path);
    rule->purpose = purpose_of(rule->text);
    rule->level = level_of(file);
    free(path);
}

static int compare_rules(const void *a, const void *b)
{
    const struct rule *x = a, *y = b;

    return x->level != y->level ? x->level - y->level
                                : strcmp(x->name, y->name);
}

static bool is_rule_file(const char *name, int to_level)
{
    size_t length = strlen(name);
    int level = level_of(name);

    return length > 6 && !strcmp(name + length - 6, ".cocci") && level >= 0
           && level <= to_level;
}

void rules_read(struct rules *rules, int to_level)
{
    DIR *folder;
    struct dirent *entry;

    *rules = (struct rules){.folder = find_folder(), .to_level = to_level};
    folder = opendir(rules->folder);
    if (!folder) {
        trouble_exit("%s: the rules are not there: %s (VMTIMER_RULES names"
                     " their folder)",
                     rules->folder, strerror(errno));
    }
    while ((entry = readdir(folder))) {
        if (is_rule_file(entry->d_name, to_level)) {
            add_rule(rules, entry->d_name);
        }
    }
    closedir(folder);
    if (rules->count > 64) {
        trouble_exit("%s: more than 64 rules", rules->folder);
    }
    if (rules->count == 0) {
        trouble_exit("%s: no rules there (VMTIMER_RULES names their folder)",
                     rules->folder);
    }
    qsort(rules->list, rules->count, sizeof(*rules->list), compare_rules);
}

static void rule_deinit(struct rule *rule)
{
    free(rule->name);
    free(rule->text);
    free(rule->purpose);
}

void rules_deinit(struct rules *rules)
{
    for (size_t i = 0; i < rules->count; i++) {
        rule_deinit(&rules->list[i]);
    }
    free(rules->list);
    free(rules->folder);
    *rules = (struct rules){0};
}

/* Does a clock stand where 1.7-clock-reads and its like do not reach it? */
static bool is_other_clock(const struct source *s, const struct occurrence *o)
{
    size_t open = outline_prev(&s->outline, o->token);
    size_t callee = outline_prev(&s->outline, open);
    const struct occurrence *call;

    if (callee == NO_TOKEN || !token_is(&s->tokens, open, "(")) {
        return true;
    }
    call = source_occurrence(s, callee);
    return !call
           || (call->name->kind != NAME_READ && call->name->kind != NAME_NEW
               && call->name->kind != NAME_CLOCK_VERB);
}

static bool is_wanted_by(const struct rule *rule, const struct source *s,
                         const struct occurrence *o)
{
    if (o->place != PLACE_CODE && o->place != PLACE_MACRO) {
        return false;
    }
    if (o->name->kind == NAME_CLOCK) {
        return !strcmp(rule->name, o->name->rule) && is_other_clock(s, o);
    }
    if (!strcmp(rule->name, "2.6-ticks-per-sec")) {
        return o->name->kind == NAME_TICKS || o->name->kind == NAME_TICKS_CALL;
    }
    return o->name->rule && !strcmp(o->name->rule, rule->name);
}

/* Is the rule one that a row of the names leads to? */
static bool is_known(const struct rule *rule)
{
    for (size_t i = 0; i < name_count(); i++) {
        const char *name = name_at(i)->rule;

        if (name && !strcmp(name, rule->name)) {
            return true;
        }
    }
    return false;
}

bool rules_are_ours(const struct rules *rules)
{
    for (size_t i = 0; i < rules->count; i++) {
        const char *name = rules->list[i].name;

        if (!is_header_rule(name) && strcmp(name, "6.0-g-free-timer")
            && !is_later_rule(name) && !is_known(&rules->list[i])) {
            return false;
        }
    }
    return true;
}

uint64_t rules_wanted(const struct rules *rules, const struct source *source)
{
    uint64_t wanted = 0;

    for (size_t i = 0; i < rules->count; i++) {
        const char *name = rules->list[i].name;
        bool is_wanted =
            is_header_rule(name)
                ? headers_ask_for(source, name, rules->to_level)
            : !strcmp(name, "6.0-g-free-timer") ? freeing_asks(source, name)
            : is_later_rule(name) ? later_is_asked_for(source, name)
                                  : !is_known(&rules->list[i]);

        for (size_t j = 0; j < source->occurrence_count && !is_wanted; j++) {
            is_wanted =
                is_wanted_by(&rules->list[i], source, &source->occurrences[j]);
        }
        wanted |= (uint64_t)is_wanted << i;
    }
    return wanted;
}

/* Where coccinelle keeps its standard.h; without one its help is missing, and
 * what it cures is converted by name. */
static char *standard_header(void)
{
    static const char *const folders[] = {
        "/usr/lib/coccinelle", "/usr/local/lib/coccinelle",
        "/usr/lib/ocaml/coccinelle", "/usr/share/coccinelle", NULL};
    const char *home = getenv("COCCINELLE_HOME");
    char *path = text_format("%s/standard.h", home ? home : folders[0]);

    for (int i = 1; access(path, R_OK) < 0 && folders[i]; i++) {
        free(path);
        path = text_format("%s/standard.h", folders[i]);
    }
    return path;
}

void rules_write_builtins(const struct rules *rules, FILE *stream)
{
    copy_file(standard_header(), stream);
    copy_file(text_format("%s/../builtins.h", rules->folder), stream);
}

void rules_list(const struct rules *rules, FILE *stream)
{
    for (size_t i = 0; i < rules->count; i++) {
        fprintf(stream, "%s:%s\n", rules->list[i].name, rules->list[i].purpose);
    }
    for (int i = 0; lint_rules[i].name; i++) {
        fprintf(stream, "%s: %s\n", lint_rules[i].name, lint_rules[i].purpose);
    }
}
