/*
 * mirror: the results under the paths they will have, in a scratch folder.
 */
#ifndef CONVERT_MIRROR_H
#define CONVERT_MIRROR_H

#include "scratch.h"
#include "worklist.h"

void mirror_make(const struct scratch *scratch, const struct worklist *worklist);
/* Where the file of this absolute path would stand; owned by the caller. */
char *mirror_path(const struct scratch *scratch, const char *path);

#endif
