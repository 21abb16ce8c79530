/*
 * version: the file VERSION at the top of a tree of QEMU's.
 *
 * Many projects have a file of that name: it counts where a file that only
 * QEMU's trees have at their top stands beside it. 0.15.50 is on the way from
 * 0.15 to the release behind it, and so may have the shape of either.
 */
#include "version.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "names.h"
#include "trouble.h"

static bool stands_in(const char *folder, const char *name)
{
    char *path = text_format("%s/%s", folder, name);
    bool stands = access(path, F_OK) == 0;

    free(path);
    return stands;
}

static bool is_top(const char *folder)
{
    static const char *const marks[] = {
        "qemu-options.hx", "qemu-timer.h", "include/qemu/timer.h",
        "vl.c",            "vl.h",         NULL};

    for (int i = 0; marks[i]; i++) {
        if (stands_in(folder, marks[i])) {
            return true;
        }
    }
    return false;
}

/* The last minor number of a major one. */
static int last_minor(int major)
{
    static const int last_of_major[] = {15, 7, 12, 1, 2};
    int known = sizeof(last_of_major) / sizeof(last_of_major[0]);

    return last_of_major[major < known ? major : known - 1];
}

bool version_was_released(int level)
{
    return level >= LEVEL_OLDEST && level <= LEVEL_NEWEST
           && level % 100 <= last_minor(level / 100);
}

/* The release behind this one. */
static int next_level(int level)
{
    int major = level / 100;

    return level % 100 >= last_minor(major) ? (major + 1) * 100 : level + 1;
}

static bool parse(const char *line, struct era_span *ret_span)
{
    int major, minor, micro = 0;
    char *word = text_copy(line, strcspn(line, " \t\r\n-+~"));
    int level = level_parse(word);
    int parts = sscanf(word, "%d.%d.%d", &major, &minor, &micro);

    free(word);
    if (level < 0 || parts < 2) {
        return false;
    }
    ret_span->since = level;
    ret_span->until = micro >= 50 ? next_level(level) : level;
    return true;
}

static bool read_version(const char *path, struct era_span *ret_span,
                         char **ret_text)
{
    FILE *file = fopen(path, "re");
    char line[64] = "";
    bool good = file && fgets(line, sizeof(line), file);

    if (file) {
        fclose(file);
    }
    if (!good || !parse(line, ret_span)) {
        return false;
    }
    *ret_text = text_copy(line, strcspn(line, "\r\n"));
    return true;
}

char *version_find(const char *path, struct era_span *ret_span, char **ret_text)
{
    char *folder = realpath(path, NULL);
    char *file = NULL, *slash;
    struct stat status;

    if (folder && stat(folder, &status) == 0 && !S_ISDIR(status.st_mode)) {
        *strrchr(folder, '/') = '\0';
    }
    while (folder && *folder && !file) {
        if (is_top(folder)) {
            file = text_format("%s/VERSION", folder);
            if (!read_version(file, ret_span, ret_text)) {
                free(file);
                file = NULL;
            }
        }
        slash = strrchr(folder, '/');
        *slash = '\0';
    }
    free(folder);
    return file;
}
