/*
 * commands: compile_commands.json, how each file is compiled.
 *
 * As much JSON as the format needs: a list of objects, whose directory, file,
 * command and arguments count, and whatever else is skipped. A command is
 * split as a shell would, without its expansions.
 */
#include "commands.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "trouble.h"

struct reader {
    const char *path;
    const char *at;
};

static void skip_space(struct reader *r)
{
    r->at += strspn(r->at, " \t\r\n");
}

static void refuse(const struct reader *r)
{
    trouble_exit("%s: no compile_commands.json: not understood at \"%.20s\"",
                 r->path, r->at);
}

/* Takes the sign if it is next. */
static bool take(struct reader *r, char sign)
{
    skip_space(r);
    if (*r->at != sign) {
        return false;
    }
    r->at++;
    return true;
}

static void expect(struct reader *r, char sign)
{
    if (!take(r, sign)) {
        refuse(r);
    }
}

static void put_character(FILE *out, unsigned code)
{
    if (code < 0x80) {
        fputc(code, out);
    } else if (code < 0x800) {
        fputc(0xc0 | code >> 6, out);
        fputc(0x80 | (code & 0x3f), out);
    } else {
        fputc(0xe0 | code >> 12, out);
        fputc(0x80 | (code >> 6 & 0x3f), out);
        fputc(0x80 | (code & 0x3f), out);
    }
}

static void read_escape(struct reader *r, FILE *out)
{
    static const char signs[] = "nrtbf", values[] = "\n\r\t\b\f";
    const char *sign = *r->at ? strchr(signs, *r->at) : NULL;
    unsigned code;

    if (*r->at == 'u' && sscanf(r->at + 1, "%4x", &code) == 1) {
        put_character(out, code);
        r->at += 5;
    } else if (*r->at) {
        fputc(sign ? values[sign - signs] : *r->at, out);
        r->at++;
    }
}

static char *read_string(struct reader *r)
{
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);

    expect(r, '"');
    while (*r->at && *r->at != '"') {
        if (*r->at == '\\') {
            r->at++;
            read_escape(r, out);
        } else {
            fputc(*r->at++, out);
        }
    }
    fclose(out);
    expect(r, '"');
    return text;
}

static void skip_value(struct reader *r)
{
    int depth = 0;

    do {
        skip_space(r);
        if (*r->at == '"') {
            free(read_string(r));
        } else if (*r->at == '[' || *r->at == '{') {
            depth++;
            r->at++;
        } else if (*r->at == ']' || *r->at == '}') {
            depth--;
            r->at++;
        } else if (*r->at) {
            size_t length = strcspn(r->at, ",:]}[{\" \t\r\n");

            r->at += length ? length : 1;
        } else {
            refuse(r);
        }
    } while (depth > 0);
}

static void add_argument(struct command *command, char *text)
{
    command->arguments = grow(command->arguments, command->count + 1,
                              &command->room, sizeof(char *));
    command->arguments[command->count++] = text;
    command->arguments[command->count] = NULL;
}

/* One word of a command, with its quotes taken off. */
static char *split_word(const char **at)
{
    char *word = NULL, quote = 0;
    size_t size;
    FILE *out = open_memstream(&word, &size);

    for (; **at && (quote || !strchr(" \t\n", **at)); (*at)++) {
        if (quote ? **at == quote : **at == '"' || **at == '\'') {
            quote = quote ? 0 : **at;
        } else if (**at == '\\' && quote != '\'' && (*at)[1]) {
            fputc(*++*at, out);
        } else {
            fputc(**at, out);
        }
    }
    fclose(out);
    return word;
}

static void split_command(struct command *command, const char *text)
{
    for (;;) {
        text += strspn(text, " \t\n");
        if (!*text) {
            return;
        }
        add_argument(command, split_word(&text));
    }
}

static void read_arguments(struct reader *r, struct command *command)
{
    expect(r, '[');
    while (!take(r, ']')) {
        add_argument(command, read_string(r));
        take(r, ',');
    }
}

static void read_member(struct reader *r, struct command *command)
{
    char *name = read_string(r), *text;

    expect(r, ':');
    if (!strcmp(name, "directory")) {
        command->directory = read_string(r);
    } else if (!strcmp(name, "file")) {
        command->file = read_string(r);
    } else if (!strcmp(name, "arguments")) {
        read_arguments(r, command);
    } else if (!strcmp(name, "command") && command->count == 0) {
        text = read_string(r);
        split_command(command, text);
        free(text);
    } else {
        skip_value(r);
    }
    free(name);
}

static void command_deinit(struct command *command)
{
    for (size_t i = 0; i < command->count; i++) {
        free(command->arguments[i]);
    }
    free(command->arguments);
    free(command->directory);
    free(command->file);
}

static void read_command(struct reader *r, struct commands *commands)
{
    struct command command = {.count = 0};

    expect(r, '{');
    while (!take(r, '}')) {
        read_member(r, &command);
        take(r, ',');
    }
    if (command.count > 0 && command.directory && command.file) {
        commands->list = grow(commands->list, commands->count, &commands->room,
                              sizeof(command));
        commands->list[commands->count++] = command;
    } else {
        command_deinit(&command);
    }
}

static char *read_file(const char *path)
{
    FILE *file = fopen(path, "re");
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    int byte;

    if (!file) {
        trouble_exit("%s: %s", path, strerror(errno));
    }
    while ((byte = getc(file)) != EOF) {
        fputc(byte, out);
    }
    fclose(file);
    fclose(out);
    return text;
}

void commands_read(struct commands *commands, const char *path)
{
    char *text = read_file(path);
    struct reader r = {.path = path, .at = text};

    *commands = (struct commands){0};
    expect(&r, '[');
    while (!take(&r, ']')) {
        read_command(&r, commands);
        take(&r, ',');
    }
    free(text);
}

void commands_deinit(struct commands *commands)
{
    for (size_t i = 0; i < commands->count; i++) {
        command_deinit(&commands->list[i]);
    }
    free(commands->list);
    *commands = (struct commands){0};
}
