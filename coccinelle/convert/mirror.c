/*
 * mirror: the results under the paths they will have, in a scratch folder.
 *
 * Beside them stand links to their neighbours that do not change: a compiler
 * looks for "header.h" beside the file that includes it first, and is to find
 * the result whichever neighbour includes it.
 */
#include "mirror.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "trouble.h"

char *mirror_path(const struct scratch *scratch, const char *path)
{
    return text_format("%s/tree%s", scratch->folder, path);
}

static void make_folders(char *path)
{
    for (char *at = strchr(path + 1, '/'); at; at = strchr(at + 1, '/')) {
        *at = '\0';
        mkdir(path, 0700);
        *at = '/';
    }
}

static void write_results(const struct scratch *scratch,
                          const struct worklist *worklist)
{
    for (size_t i = 0; i < worklist->count; i++) {
        const struct source *s = &worklist->list[i];
        char *path = s->result ? realpath(s->path, NULL) : NULL;
        char *copy = path ? mirror_path(scratch, path) : NULL;
        FILE *file;

        if (copy) {
            make_folders(copy);
            file = fopen(copy, "we");
            if (!file
                || fwrite(s->result, 1, s->result_size, file) != s->result_size
                || fclose(file)) {
                trouble_exit("%s: no room in TMPDIR for the result", s->shown);
            }
        }
        free(copy);
        free(path);
    }
}

/* What is there already is a result, or linked: those stay. */
static void link_neighbours(const char *folder, const char *mirrored)
{
    DIR *stream = opendir(folder);
    struct dirent *entry;

    while (stream && (entry = readdir(stream))) {
        if (entry->d_type != DT_DIR) {
            char *from = text_format("%s/%s", folder, entry->d_name);
            char *to = text_format("%s/%s", mirrored, entry->d_name);

            (void)!symlink(from, to);
            free(to);
            free(from);
        }
    }
    if (stream) {
        closedir(stream);
    }
}

void mirror_make(const struct scratch *scratch, const struct worklist *worklist)
{
    char *last = NULL;

    write_results(scratch, worklist);
    for (size_t i = 0; i < worklist->count; i++) {
        const struct source *s = &worklist->list[i];
        char *path = s->result ? realpath(s->path, NULL) : NULL;
        char *folder = path ? text_copy(path, strrchr(path, '/') - path) : NULL;

        if (folder && (!last || strcmp(folder, last))) {
            char *mirrored = mirror_path(scratch, folder);

            link_neighbours(folder, mirrored);
            free(mirrored);
            free(last);
            last = folder;
            folder = NULL;
        }
        free(folder);
        free(path);
    }
    free(last);
}
