/*
 * scratch: a temporary folder that is gone when the program is.
 *
 * A program that is killed cannot tidy up. But the lock on its folder goes
 * with it, and who makes the next folder removes those without a lock.
 */
#include "scratch.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "trouble.h"

#define NAME "vmtimer-convert."
#define KEPT_NAME "vmtimer-convert-kept."
#define FOLDER_FLAGS (O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)

static int remove_one(const char *path, const struct stat *status, int type,
                      struct FTW *walk)
{
    (void)status;
    (void)type;
    (void)walk;
    return remove(path);
}

/* With all that is in it; links are not followed. */
static void remove_folder(const char *path)
{
    nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* Is it there still, under that name? */
static bool is_same_folder(int folder, const char *path)
{
    struct stat a, b;

    return fstat(folder, &a) == 0 && lstat(path, &b) == 0
           && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

static bool is_mine(int folder)
{
    struct stat status;

    return fstat(folder, &status) == 0 && status.st_uid == geteuid();
}

static void sweep_folder(const char *path)
{
    int folder = open(path, FOLDER_FLAGS);

    if (folder < 0) {
        return;
    }
    if (is_mine(folder) && flock(folder, LOCK_EX | LOCK_NB) == 0
        && is_same_folder(folder, path)) {
        remove_folder(path);
    }
    close(folder);
}

static void sweep(const char *base)
{
    DIR *list = opendir(base);
    struct dirent *entry;

    while (list && (entry = readdir(list))) {
        if (!strncmp(entry->d_name, NAME, strlen(NAME))) {
            char *path = text_format("%s/%s", base, entry->d_name);

            sweep_folder(path);
            free(path);
        }
    }
    if (list) {
        closedir(list);
    }
}

/* Where the system has no locks nobody sweeps either. */
static bool lock(struct scratch *scratch)
{
    scratch->lock = open(scratch->folder, FOLDER_FLAGS);
    if (scratch->lock < 0) {
        return false;
    }
    flock(scratch->lock, LOCK_EX);
    if (is_same_folder(scratch->lock, scratch->folder)) {
        return true;
    }
    close(scratch->lock);
    return false;
}

void scratch_init(struct scratch *scratch, bool keep)
{
    const char *base = getenv("TMPDIR");

    if (!base || !*base) {
        base = "/tmp";
    }
    sweep(base);
    for (;;) {
        scratch->folder =
            text_format("%s/%sXXXXXX", base, keep ? KEPT_NAME : NAME);
        if (!mkdtemp(scratch->folder)) {
            trouble_exit("%s: %s", scratch->folder, strerror(errno));
        }
        if (lock(scratch)) {
            return;
        }
        free(scratch->folder); /* swept in between */
    }
}

void scratch_deinit(struct scratch *scratch, bool keep)
{
    if (keep) {
        fprintf(stderr, "scratch: %s\n", scratch->folder);
    } else {
        remove_folder(scratch->folder);
    }
    close(scratch->lock);
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
