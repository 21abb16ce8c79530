/*
 * commands: compile_commands.json, how each file is compiled.
 */
#ifndef CONVERT_COMMANDS_H
#define CONVERT_COMMANDS_H

#include <stddef.h>

struct command {
    char *directory; /* in which it is run */
    char *file;
    char **arguments; /* ends with NULL */
    size_t count, room;
};

struct commands {
    struct command *list;
    size_t count, room;
};

/* Stops with a sentence when it cannot be read, or is none. */
void commands_read(struct commands *commands, const char *path);
void commands_deinit(struct commands *commands);

#endif
