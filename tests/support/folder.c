/*
 * folder: a place for a test's files, gone with them afterwards.
 */
#include "folder.h"

#include "promise.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

Folder *folder_new(void)
{
    Folder *folder = calloc(1, sizeof *folder);

    strcpy(folder->path, "/tmp/vmtimer-test-XXXXXX");
    assert_non_null(mkdtemp(folder->path));
    return folder;
}

char *folder_file(const Folder *folder, const char *name)
{
    static char paths[4][300];
    static unsigned next;
    char *path = paths[next++ % 4];

    snprintf(path, sizeof paths[0], "%s/%s", folder->path, name);
    return path;
}

void folder_free(Folder *folder)
{
    DIR *entries = opendir(folder->path);
    struct dirent *entry;

    while ((entry = readdir(entries))) {
        unlink(folder_file(folder, entry->d_name));
    }
    closedir(entries);
    assert_int_equal(rmdir(folder->path), 0);
    free(folder);
}
