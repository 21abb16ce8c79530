/*
 * folder: a place for a test's files, gone with them afterwards.
 */
#ifndef SUPPORT_FOLDER_H
#define SUPPORT_FOLDER_H

typedef struct Folder {
    char path[40];
} Folder;

Folder *folder_new(void);
void folder_free(Folder *folder);

/* folder/@name; valid until the fourth call from now. */
char *folder_file(const Folder *folder, const char *name);

#endif
