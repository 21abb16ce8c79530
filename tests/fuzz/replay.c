/*
 * replay: plays files that the fuzzer has kept, without the fuzzer.
 *
 *     fuzz-replay FOLDER...
 *
 * A file that makes library and judge differ aborts the program; its name is the
 * last one printed.
 */
#include "fuzz-play.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

enum { LARGEST = 1 << 16 };

static void replay_file(const char *folder, const char *name)
{
    static uint8_t bytes[LARGEST];
    char path[4096];

    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        exit(1);
    }
    size_t size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    printf("%s: %zu bytes\n", path, size);
    fflush(stdout);
    LLVMFuzzerTestOneInput(bytes, size);
}

static unsigned replay_folder(const char *path)
{
    DIR *folder = opendir(path);
    struct dirent *entry;
    unsigned count = 0;

    if (!folder) {
        perror(path);
        exit(1);
    }
    while ((entry = readdir(folder))) {
        if (entry->d_name[0] != '.') {
            replay_file(path, entry->d_name);
            count++;
        }
    }
    closedir(folder);
    return count;
}

int main(int argc, char **argv)
{
    unsigned count = 0;

    for (int i = 1; i < argc; i++) {
        count += replay_folder(argv[i]);
    }
    printf("%u files as the judge says\n", count);
    return count > 0 ? 0 : 1;
}
