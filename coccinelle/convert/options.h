/*
 * options: the command line.
 */
#ifndef CONVERT_OPTIONS_H
#define CONVERT_OPTIONS_H

#include <stdbool.h>

#include "callsites.h"

enum action { ACTION_DIFF, ACTION_IN_PLACE, ACTION_CHECK };

struct options {
    enum action action;
    struct levels levels;
    int jobs;
    int time_limit; /* seconds per file for spatch */
    bool break_links;
    bool json;
    const char *commands; /* compile_commands.json */
    bool says_new;        /* the compiler, after */
    bool comments; /* in these, too */
    bool lint;
    bool verify;
    bool list_rules;
    const char *explain; /* a rule */
    bool without_spatch;
    bool keep_scratch;
    char **paths;
    int path_count;
};

/* Leaves the program for --help, --version and mistakes. */
void options_parse(struct options *options, int argc, char **argv);

#endif
