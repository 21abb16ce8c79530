/*
 * said: what spatch wrote to standard error.
 */
#include "said.h"

#include <stdlib.h>
#include <string.h>

#include "trouble.h"

#define BEGINS_FILE "HANDLING: "

static bool is_complaint(const char *line)
{
    return *line && !strstr(line, "warning:")
           && strncmp(line, BEGINS_FILE, strlen(BEGINS_FILE)) != 0
           && strncmp(line, "init_defs", strlen("init_defs")) != 0;
}

char *said_complaint(const struct scratch *scratch, const char *name)
{
    size_t size = 0;
    char *said = scratch_read(scratch, name, &size), *rest = said, *line;
    char *result = text_copy("", 0);

    while (said && (line = strsep(&rest, "\n"))) {
        if (is_complaint(line) && strlen(result) + strlen(line) < 200) {
            char *longer =
                text_format("%s%s%s", result, *result ? " " : "", line);

            free(result);
            result = longer;
        }
    }
    free(said);
    return result;
}

bool said_exception(const struct scratch *scratch, const char *name)
{
    size_t size = 0;
    char *said = scratch_read(scratch, name, &size);
    bool result = said && strstr(said, "EXN: ");

    free(said);
    return result;
}

long said_progress(const struct scratch *scratch, const char *name)
{
    size_t size = 0;
    char *said = scratch_read(scratch, name, &size), *at = said;
    long number = -1;

    while (at && (at = strstr(at, BEGINS_FILE "in"))) {
        at += strlen(BEGINS_FILE "in");
        number = strtol(at, NULL, 10);
    }
    free(said);
    return number;
}
