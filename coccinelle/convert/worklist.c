/*
 * worklist: the files to look at, in order, each with its text.
 *
 * Words first: a file without a legacy word is read once and forgotten. In a
 * folder only names that end in .c .h .cc .cpp .inc count; hidden folders and
 * symbolic links are not entered (the target stands in the tree itself, or is
 * none of its business). A file that is named is taken whatever its name.
 */
#include "worklist.h"

#include <fts.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "context.h"
#include "headers.h"
#include "trouble.h"

static bool ends_with(const char *path, const char *end)
{
    size_t length = strlen(path), end_length = strlen(end);

    return length > end_length && !strcmp(path + length - end_length, end);
}

static bool is_cxx_path(const char *path)
{
    return ends_with(path, ".cc") || ends_with(path, ".cpp");
}

static bool is_source_path(const char *path)
{
    return ends_with(path, ".c") || ends_with(path, ".h")
           || ends_with(path, ".inc") || is_cxx_path(path);
}

/* path without the folder in front of it; NULL if it does not lie there. */
static const char *inside(const char *path, const char *folder)
{
    size_t length = strlen(folder);

    while (length > 1 && folder[length - 1] == '/') {
        length--;
    }
    if (strncmp(path, folder, length) || path[length] != '/') {
        return NULL;
    }
    path += length;
    while (*path == '/') {
        path++;
    }
    return *path ? path : NULL;
}

/* The path as a diff shows it: relative to the working folder when it lies
 * inside, else to the folder that was named. */
static char *shown_path(const char *path, const char *root, bool is_folder)
{
    char *here = getcwd(NULL, 0);
    const char *shown = path[0] == '/' && here ? inside(path, here) : NULL;

    free(here);
    if (!shown && (path[0] == '/' || !strncmp(path, "../", 3)) && is_folder) {
        shown = inside(path, root);
    }
    if (!shown) {
        shown = path;
    }
    for (;;) {
        if (!strncmp(shown, "../", 3)) {
            shown += 3;
        } else if (!strncmp(shown, "./", 2)) {
            shown += 2;
        } else if (*shown == '/') {
            shown++;
        } else {
            return text_format("%s", shown);
        }
    }
}

static bool is_wanted(const struct worklist *worklist,
                      const struct source *source, int to_level)
{
    return worklist->wants ? worklist->wants(source->text, source->size)
                           : names_any(source->text, source->size, to_level)
                                 || headers_any(source->text, source->size,
                                               to_level);
}

static void add_file(struct worklist *worklist, const char *path,
                     const char *root, bool is_folder, int to_level)
{
    struct source source = {.path = text_format("%s", path)};
    const char *problem = source_read(&source);

    worklist->seen++;
    if (problem) {
        trouble_say("%s: %s", path, problem);
    } else if (is_wanted(worklist, &source, to_level)) {
        if (memchr(source.text, '\0', source.size)) {
            trouble_say("%s: has legacy words, but also NUL bytes: not text,"
                        " left alone",
                        path);
        } else {
            source.shown = shown_path(path, root, is_folder);
            source.is_cxx = is_cxx_path(path);
            worklist->list = grow(worklist->list, worklist->count,
                                  &worklist->room, sizeof(source));
            worklist->list[worklist->count++] = source;
            return;
        }
    } else if (!worklist->wants && context_wants(&source)) {
        source.shown = shown_path(path, root, is_folder);
        source.is_cxx = is_cxx_path(path);
        worklist->context =
            grow(worklist->context, worklist->context_count,
                 &worklist->context_room, sizeof(source));
        worklist->context[worklist->context_count++] = source;
        return;
    }
    source_deinit(&source);
}

static void add_entry(struct worklist *worklist, FTS *walk, FTSENT *entry,
                      const char *root, int to_level)
{
    switch (entry->fts_info) {
    case FTS_D:
        if (entry->fts_level > 0 && entry->fts_name[0] == '.') {
            fts_set(walk, entry, FTS_SKIP);
        }
        break;
    case FTS_F:
        if (entry->fts_level == 0) {
            add_file(worklist, entry->fts_path, root, false, to_level);
        } else if (is_source_path(entry->fts_name)) {
            add_file(worklist, entry->fts_path, root, true, to_level);
        }
        break;
    case FTS_DNR:
    case FTS_ERR:
    case FTS_NS:
        trouble_say("%s: %s", entry->fts_path, strerror(entry->fts_errno));
        break;
    case FTS_DEFAULT:
        if (entry->fts_level == 0) {
            trouble_say("%s: not a regular file", entry->fts_path);
        }
        break;
    default:
        if (entry->fts_level == 0 && entry->fts_info == FTS_SLNONE) {
            trouble_say("%s: a link that leads nowhere", entry->fts_path);
        }
    }
}

void worklist_add(struct worklist *worklist, const char *path, int to_level)
{
    char *const paths[] = {(char *)path, NULL};
    FTS *walk =
        fts_open(paths, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR, NULL);
    FTSENT *entry;

    if (!walk) {
        trouble_exit("%s: cannot be searched", path);
    }
    while ((entry = fts_read(walk))) {
        add_entry(worklist, walk, entry, path, to_level);
    }
    fts_close(walk);
}

static int compare_sources(const void *a, const void *b)
{
    const struct source *x = a, *y = b;
    int order = strcmp(x->shown, y->shown);

    return order ? order : strcmp(x->path, y->path);
}

static bool is_same_file(const struct source *a, const struct source *b)
{
    return a->status.st_ino == b->status.st_ino
           && a->status.st_dev == b->status.st_dev
           && !strcmp(a->shown, b->shown);
}

void worklist_sort(struct worklist *worklist)
{
    size_t kept = 0;

    if (worklist->count == 0) {
        return;
    }
    qsort(worklist->list, worklist->count, sizeof(*worklist->list),
          compare_sources);
    for (size_t i = 1; i < worklist->count; i++) {
        if (is_same_file(&worklist->list[kept], &worklist->list[i])) {
            source_deinit(&worklist->list[i]);
        } else {
            worklist->list[++kept] = worklist->list[i];
        }
    }
    worklist->count = kept + 1;
    for (size_t i = 0; i < worklist->count; i++) { /* where it stands now */
        worklist->list[i].outline.tokens = &worklist->list[i].tokens;
    }
}

void worklist_deinit(struct worklist *worklist)
{
    for (size_t i = 0; i < worklist->count; i++) {
        source_deinit(&worklist->list[i]);
    }
    for (size_t i = 0; i < worklist->context_count; i++) {
        source_deinit(&worklist->context[i]);
    }
    free(worklist->list);
    free(worklist->context);
    *worklist = (struct worklist){0};
}
