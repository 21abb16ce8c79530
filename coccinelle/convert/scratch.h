/*
 * scratch: a temporary folder that is gone when the program is.
 */
#ifndef CONVERT_SCRATCH_H
#define CONVERT_SCRATCH_H

#include <stdbool.h>
#include <stddef.h>

struct scratch {
    char *folder;
    int lock; /* the folder, open */
};

/* Removes the folders of those that were killed. One to be kept has another
 * name, and stays for good. */
void scratch_init(struct scratch *scratch, bool keep);
void scratch_deinit(struct scratch *scratch, bool keep);

/* folder/name, owned by the caller. */
char *scratch_path(const struct scratch *scratch, const char *name);
/* False, with errno set, when it cannot be written. */
bool scratch_write(const struct scratch *scratch, const char *name,
                   const char *bytes, size_t size);
void scratch_remove(const struct scratch *scratch, const char *name);
/* NULL when there is no such file. */
char *scratch_read(const struct scratch *scratch, const char *name,
                   size_t *ret_size);

#endif
