/*
 * jsonreport: the report for programs.
 *
 * One object, in the order of the text report, files by path and names by
 * place. Members may be added; none is renamed or goes without a new number
 * in "format".
 */
#include "jsonreport.h"

#include <stdlib.h>

#include "json.h"
#include "leftovers.h"
#include "places.h"
#include "tally.h"
#include "trouble.h"

static void write_bound(struct json *json, const char *name,
                        const struct era_bound *bound)
{
    char *level = level_format(bound->level);

    json_open(json, name, '{');
    json_text(json, "level", bound->level ? level : NULL);
    json_text(json, "because", bound->from);
    json_close(json, '}');
    free(level);
}

static void write_levels(struct json *json, const struct json_facts *facts)
{
    static const char *const how[] = {
        [ERA_GIVEN] = "given",
        [ERA_MIXED] = "mixed",
        [ERA_GUESSED] = "guessed",
    };
    char *to = level_format(facts->levels.to);

    json_open(json, "from", '{');
    json_text(json, "how", how[facts->era->how]);
    write_bound(json, "first", &facts->era->first);
    write_bound(json, "last", &facts->era->last);
    write_bound(json, "converted", &facts->era->made);
    json_close(json, '}');
    json_text(json, "to", to);
    free(to);
}

static void write_totals(struct json *json, const struct worklist *worklist)
{
    struct totals totals = tally_totals(worklist);

    json_open(json, "totals", '{');
    json_number(json, "looked_at", worklist->seen);
    json_number(json, "files", totals.files);
    json_number(json, "changed", totals.changed);
    json_number(json, "converted", totals.converted);
    json_number(json, "left", totals.left);
    json_close(json, '}');
}

static void write_rules(struct json *json, const struct worklist *worklist)
{
    size_t count;
    struct rule_count *counts = tally_rules(worklist, &count);

    json_open(json, "rules", '[');
    for (size_t i = 0; i < count; i++) {
        json_open(json, NULL, '{');
        json_text(json, "rule", counts[i].rule);
        json_number(json, "names", counts[i].names);
        json_number(json, "by_name", counts[i].by_name);
        json_number(json, "files", counts[i].files);
        json_close(json, '}');
    }
    json_close(json, ']');
    free(counts);
}

static void write_names(struct json *json, const struct worklist *worklist)
{
    struct name_row *rows = tally_names(worklist);

    json_open(json, "names", '[');
    for (size_t i = 0; i < name_count(); i++) {
        if (rows[i].found == 0) {
            continue;
        }
        json_open(json, NULL, '{');
        json_text(json, "name", name_at(i)->word);
        json_number(json, "found", rows[i].found);
        json_number(json, "converted", rows[i].converted);
        for (int place = 0; place < PLACE_COUNT; place++) {
            json_number(json, place_name(place), rows[i].left[place]);
        }
        json_close(json, '}');
    }
    json_close(json, ']');
    free(rows);
}

static unsigned line_of(const struct source *s, size_t offset)
{
    unsigned line = 1;

    for (size_t i = 0; i < offset; i++) {
        line += s->text[i] == '\n';
    }
    return line;
}

static void write_occurrence(struct json *json, const struct source *s,
                             const struct occurrence *o)
{
    json_open(json, NULL, '{');
    json_number(json, "line", line_of(s, o->offset));
    json_number(json, "column", tokens_column(&s->tokens, o->offset));
    json_text(json, "name", o->name->word);
    json_text(json, "place", place_name(o->place));
    json_bool(json, "converted", o->converted);
    json_text(json, "rule", o->converted ? o->rule : NULL);
    json_bool(json, "by_name", o->by_name);
    json_text(json, "reason",
              is_left(o) ? leftover_reason(o) : NULL);
    json_close(json, '}');
}

/* Once more, in the order of the text report. */
static void write_left(struct json *json, const struct worklist *worklist)
{
    size_t count;
    struct leftover *list = leftovers_find(worklist, &count);

    json_open(json, "left", '[');
    for (size_t i = 0; i < count; i++) {
        const struct source *s = list[i].source;
        const struct occurrence *o = list[i].occurrence;

        json_open(json, NULL, '{');
        json_bytes(json, "path", s->shown);
        json_number(json, "line", line_of(s, o->offset));
        json_number(json, "column", tokens_column(&s->tokens, o->offset));
        json_text(json, "name", o->name->word);
        json_bool(json, "statement_is_left_whole", o->is_left_whole);
        json_text(json, "reason", leftover_reason(o));
        json_close(json, '}');
    }
    json_close(json, ']');
    free(list);
}

static void write_edit(struct json *json, const struct source *s,
                       const struct edit *edit)
{
    const struct token *first = &s->tokens.list[edit->first];
    const struct token *last = first + edit->count - 1;
    size_t length =
        edit->count > 0 ? last->offset + last->length - first->offset : 0;
    char *old = text_copy(s->text + first->offset, length);

    json_open(json, NULL, '{');
    json_number(json, "line", first->line);
    json_number(json, "column", tokens_column(&s->tokens, first->offset));
    json_text(json, "old", old);
    json_text(json, "new", edit->text);
    json_text(json, "rule", edit->rule);
    json_close(json, '}');
    free(old);
}

static void write_source(struct json *json, const struct source *s)
{
    json_open(json, NULL, '{');
    json_bytes(json, "path", s->shown);
    json_bool(json, "changed", s->result != NULL);
    json_bool(json, "failed", s->failed);
    json_text(json, "note", s->trouble);
    json_open(json, "names", '[');
    for (size_t i = 0; i < s->occurrence_count; i++) {
        write_occurrence(json, s, &s->occurrences[i]);
    }
    json_close(json, ']');
    json_open(json, "edits", '[');
    for (size_t i = 0; s->result && i < s->edit_count; i++) {
        write_edit(json, s, &s->edits[i]);
    }
    json_close(json, ']');
    json_close(json, '}');
}

static void write_conversion(struct json *json, const struct json_facts *facts)
{
    write_totals(json, facts->worklist);
    write_rules(json, facts->worklist);
    write_names(json, facts->worklist);
    write_left(json, facts->worklist);
    json_open(json, "files", '[');
    for (size_t i = 0; i < facts->worklist->count; i++) {
        write_source(json, &facts->worklist->list[i]);
    }
    json_close(json, ']');
}

static void write_findings(struct json *json, const struct findings *findings)
{
    json_open(json, "findings", '[');
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *f = &findings->list[i];
        const struct token *token = &f->source->tokens.list[f->token];

        json_open(json, NULL, '{');
        json_bytes(json, "path", f->source->shown);
        json_number(json, "line", token->line);
        json_number(json, "column",
                    tokens_column(&f->source->tokens, token->offset));
        json_text(json, "rule", f->rule);
        json_text(json, "text", f->text);
        json_close(json, '}');
    }
    json_close(json, ']');
}

void jsonreport_write(FILE *stream, const struct json_facts *facts)
{
    struct json json = {.stream = stream};

    json_open(&json, NULL, '{');
    json_number(&json, "format", 1);
    json_text(&json, "program", "vmtimer-convert " VMTIMER_VERSION);
    write_levels(&json, facts);
    if (facts->findings) {
        write_findings(&json, facts->findings);
    } else {
        write_conversion(&json, facts);
    }
    json_open(&json, "trouble", '[');
    for (int i = 0; i < trouble_count(); i++) {
        json_text(&json, NULL, trouble_text(i));
    }
    json_close(&json, ']');
    json_number(&json, "status", facts->status);
    json_close(&json, '}');
}
