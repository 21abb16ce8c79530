/*
 * verifytrees: a converted tree beside the one it was made from.
 *
 * Who converted it, and whether all of it, does not matter: each statement is
 * as it was or as the rules make it. White space and comments are not looked
 * at. What a person has done besides is told, file by file.
 */
#include "verifytrees.h"

#include <string.h>
#include <sys/stat.h>

#include "trouble.h"
#include "verify.h"

struct counts {
    size_t files, same, changed, refused;
};

bool verify_wants(const char *text, size_t size)
{
    return true;
}

void verify_paths(char **paths)
{
    struct stat before, after;

    if (stat(paths[0], &before) == 0 && stat(paths[1], &after) == 0
        && S_ISDIR(before.st_mode) != S_ISDIR(after.st_mode)) {
        trouble_exit("--verify %s %s: one is a folder, the other is not",
                     paths[0], paths[1]);
    }
}

/* The path below the root; "" for the root itself. */
static const char *below(const char *path, const char *root)
{
    size_t length = strlen(root);

    path += strncmp(path, root, length) ? 0 : length;
    while (*path == '/') {
        path++;
    }
    return path;
}

static const struct source *find(const struct worklist *worklist,
                                 const char *root, const char *name)
{
    for (size_t i = 0; i < worklist->count; i++) {
        if (!strcmp(below(worklist->list[i].path, root), name)) {
            return &worklist->list[i];
        }
    }
    return NULL;
}

static void refuse(struct counts *counts, FILE *stream, const char *path,
                   const struct difference *difference)
{
    counts->refused++;
    fprintf(stream, "%s:%u: differs", path, difference->line);
    if (difference->to_line) {
        fprintf(stream, " (line %u there)", difference->to_line);
    }
    fputs(" where no rule changes anything\n", stream);
}

static void compare(struct counts *counts, const struct source *before,
                    const struct source *after, FILE *stream)
{
    struct difference difference;

    counts->files++;
    if (before->size == after->size
        && !memcmp(before->text, after->text, before->size)) {
        counts->same++;
    } else if (verify_text(before, after->text, after->size, true,
                           &difference)) {
        counts->changed++;
    } else {
        refuse(counts, stream, before->shown, &difference);
    }
}

bool verify_trees(const struct worklist *before, const char *before_root,
                  const struct worklist *after, const char *after_root,
                  FILE *stream)
{
    struct counts counts = {.files = 0};

    for (size_t i = 0; i < before->count; i++) {
        const struct source *s = &before->list[i];
        const struct source *other =
            find(after, after_root, below(s->path, before_root));

        if (other) {
            compare(&counts, s, other, stream);
        } else {
            counts.refused++;
            fprintf(stream, "%s:1: is not there any more\n", s->shown);
        }
    }
    for (size_t i = 0; i < after->count; i++) {
        const struct source *s = &after->list[i];

        if (!find(before, before_root, below(s->path, after_root))) {
            counts.refused++;
            fprintf(stream, "%s:1: was not there before\n", s->shown);
        }
    }
    fprintf(stderr,
            "%zu files compared: %zu the same, %zu as rules make them; %zu"
            " refused\n",
            counts.files, counts.same, counts.changed, counts.refused);
    return counts.refused == 0;
}
