/*
 * scratch: a temporary folder that is gone when the program is.
 */
#include "scratch.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "trouble.h"

void scratch_init(struct scratch *scratch)
{
    const char *base = getenv("TMPDIR");

    scratch->folder =
        text_format("%s/vmtimer-convert.XXXXXX", base && *base ? base : "/tmp");
    if (!mkdtemp(scratch->folder)) {
        trouble_exit("%s: %s", scratch->folder, strerror(errno));
    }
}

void scratch_deinit(struct scratch *scratch, bool keep)
{
    DIR *folder = keep ? NULL : opendir(scratch->folder);
    struct dirent *entry;

    if (keep) {
        fprintf(stderr, "scratch: %s\n", scratch->folder);
    }
    while (folder && (entry = readdir(folder))) {
        unlinkat(dirfd(folder), entry->d_name, 0);
    }
    if (folder) {
        closedir(folder);
        rmdir(scratch->folder);
    }
    free(scratch->folder);
    scratch->folder = NULL;
}

char *scratch_path(const struct scratch *scratch, const char *name)
{
    return text_format("%s/%s", scratch->folder, name);
}

bool scratch_write(const struct scratch *scratch, const char *name,
                   const char *bytes, size_t size)
{
    char *path = scratch_path(scratch, name);
    FILE *file = fopen(path, "we");
    bool good = file && fwrite(bytes, 1, size, file) == size;

    good = !(file && fclose(file)) && good;
    free(path);
    return good;
}

void scratch_remove(const struct scratch *scratch, const char *name)
{
    char *path = scratch_path(scratch, name);

    unlink(path);
    free(path);
}

char *scratch_read(const struct scratch *scratch, const char *name,
                   size_t *ret_size)
{
    char *path = scratch_path(scratch, name);
    FILE *file = fopen(path, "re");
    char *bytes = NULL;
    struct stat status;

    free(path);
    if (!file) {
        return NULL;
    }
    if (fstat(fileno(file), &status) == 0) {
        bytes = malloc(status.st_size + 1);
        if (!bytes) {
            trouble_exit("out of memory");
        }
        *ret_size = fread(bytes, 1, status.st_size, file);
        bytes[*ret_size] = '\0';
    }
    fclose(file);
    return bytes;
}
