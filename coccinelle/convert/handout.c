/*
 * handout: what spatch is given in the scratch folder, and what it gives back.
 *
 * Each file is copied under a plain name, without byte order mark and CR; no
 * strange name reaches spatch's shell. What spatch writes beside the copy is
 * kept, to be read token by token (explain).
 */
#include "handout.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "copy.h"
#include "program.h"
#include "trouble.h"

static char *input_name(const struct handout *h, size_t file, const char *end)
{
    const char *path = h->worklist->list[file].path;
    size_t length = strlen(path);
    bool is_header = length > 2 && !strcmp(path + length - 2, ".h");

    return text_format("in%zu%s%s", file, is_header ? ".h" : ".c", end);
}

/* Over the copy of an earlier try, and without what came of it. */
static bool write_copy(struct handout *h, size_t file)
{
    struct source *source = &h->worklist->list[file];
    char *name = input_name(h, file, "");
    char *output = input_name(h, file, PROGRAM_OUTPUT_END);
    size_t size;
    char *copy = copy_make(source, &size);
    bool good = scratch_write(&h->scratch, name, copy, size);

    if (!good) {
        source->failed = true;
        source->trouble =
            text_format("%s: no copy for spatch in %s: %s", source->shown,
                        h->scratch.folder, strerror(errno));
    }
    scratch_remove(&h->scratch, output);
    free(copy);
    free(output);
    free(name);
    return good;
}

/* Copies, and a list of them with a blank line behind each. */
static char *make_groups(struct handout *h, const struct batch *batch)
{
    char *text = text_copy("", 0);

    for (size_t i = 0; i < batch->count; i++) {
        if (write_copy(h, batch->files[i])) {
            char *name = input_name(h, batch->files[i], "");
            char *longer = text_format("%s%s\n\n", text, name);

            free(text);
            free(name);
            text = longer;
        }
    }
    return text;
}

/* What write() says is written to a file of this name. */
static bool write_stream(const struct handout *h, const char *name,
                         void (*write)(const struct handout *, const bool *,
                                       FILE *),
                         const bool *marks)
{
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    bool good;

    if (!stream) {
        trouble_exit("out of memory");
    }
    write(h, marks, stream);
    fclose(stream);
    good = scratch_write(&h->scratch, name, text, size);
    free(text);
    return good;
}

static void write_builtins(const struct handout *h, const bool *ignored,
                           FILE *stream)
{
    (void)ignored;
    rules_write_builtins(h->rules, stream);
}

static void write_rules(const struct handout *h, const bool *marks,
                        FILE *stream)
{
    choice_write(h->choice, marks, stream);
}

void handout_init(struct handout *handout, struct worklist *worklist,
                  const struct rules *rules, const struct choice *choice,
                  bool keep)
{
    *handout = (struct handout){
        .worklist = worklist, .rules = rules, .choice = choice};
    scratch_init(&handout->scratch, keep);
    if (!write_stream(handout, "builtins.h", write_builtins, NULL)) {
        int problem = errno;

        scratch_deinit(&handout->scratch, false);
        trouble_exit("no room for the rules in TMPDIR: %s", strerror(problem));
    }
}

void handout_deinit(struct handout *handout, bool keep)
{
    scratch_deinit(&handout->scratch, keep);
}

bool handout_rules(const struct handout *handout, const char *name)
{
    return write_stream(handout, name, write_rules, NULL);
}

static bool write_rules_of(const struct handout *h, const struct batch *batch,
                           const char *name)
{
    bool *marks = choice_marks(h->choice);
    bool good;

    for (size_t i = 0; i < batch->count; i++) {
        choice_mark(h->choice, &h->worklist->list[batch->files[i]], marks);
    }
    good = write_stream(h, name, write_rules, marks);
    free(marks);
    return good;
}

bool handout_batch(struct handout *handout, const struct batch *batch,
                   size_t number)
{
    char *text = make_groups(handout, batch);
    char *groups = text_format("groups%zu", number);
    char *rules = text_format("rules%zu.cocci", number);
    bool good =
        scratch_write(&handout->scratch, groups, text, strlen(text))
        && write_rules_of(handout, batch, rules);

    free(rules);
    free(groups);
    free(text);
    return good;
}

void handout_take(struct handout *handout, size_t file)
{
    struct source *source = &handout->worklist->list[file];
    char *name = input_name(handout, file, PROGRAM_OUTPUT_END);

    source->output =
        scratch_read(&handout->scratch, name, &source->output_size);
    free(name);
}
