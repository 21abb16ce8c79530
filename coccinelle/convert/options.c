/*
 * options: the command line.
 */
#include "options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "trouble.h"
#include "version.h"

static const char help[] =
    "Usage: vmtimer-convert [options] PATH...\n"
    "Moves call sites of QEMU's old timer API (0.9 to 1.6) to the new one.\n"
    "PATH is a file, or a folder that is searched for .c .h .cc .cpp .inc "
    "files\n"
    "with legacy words in them.\n"
    "\n"
    "Without an option that says otherwise nothing is written: a unified diff "
    "for\n"
    "patch -p1 or git apply goes to standard output. Report and counts go to\n"
    "standard error.\n"
    "\n"
    "  -i, --in-place       write the files, each replaced in one step\n"
    "      --check          write nothing, print no diff; status 1 also when\n"
    "                       something could be converted\n"
    "      --from LEVEL     release the sources are written for, such as 0.14, "
    "or\n"
    "                       mixed: each call tells by its arguments (default: "
    "a\n"
    "                       guess, and the report says from what)\n"
    "      --to LEVEL       release to convert to, 1.7 to 10.2, or newest\n"
    "                       (default: newest)\n"
    "  -j, --jobs N         run N spatch processes at once (default: "
    "processors)\n"
    "      --break-links    with --in-place: also files with several names; "
    "the\n"
    "                       other names keep the old text\n"
    "      --time-limit S   seconds spatch may take for one file (default: "
    "60)\n"
    "      --without-spatch convert by the lexer alone\n"
    "      --keep-scratch   keep what spatch was given, and say where\n"
    "      --comments       convert names in comments and strings, too\n"
    "      --compile-commands FILE\n"
    "                       compile what changes before and after, by this\n"
    "                       compile_commands.json, and say what is new\n"
    "      --lint           convert nothing; say what compiles but is wrong\n"
    "      --verify         with two PATHs, before and after: does anything "
    "differ\n"
    "                       that no rule changes?\n"
    "      --json           print the report as JSON on standard output, and "
    "no diff\n"
    "      --list-rules     name the rules that would be run, and what they "
    "do\n"
    "      --explain RULE   what the rule does, for which releases, and an "
    "example\n"
    "      --help, --version\n"
    "\n"
    "Report: FILE:LINE:COLUMN: NAME: reason, for each name that is left in "
    "code.\n"
    "Exit status: 0 nothing is left, 1 something is left (with --check also:\n"
    "something could be converted), 2 trouble.\n"
    "VMTIMER_RULES names the folder of rules to use, VMTIMER_SPATCH the "
    "spatch.\n";

static const struct option long_options[] = {
    {"in-place", no_argument, NULL, 'i'},
    {"check", no_argument, NULL, 'c'},
    {"from", required_argument, NULL, 'f'},
    {"to", required_argument, NULL, 't'},
    {"jobs", required_argument, NULL, 'j'},
    {"break-links", no_argument, NULL, 'b'},
    {"time-limit", required_argument, NULL, 'l'},
    {"without-spatch", no_argument, NULL, 'w'},
    {"keep-scratch", no_argument, NULL, 'k'},
    {"compile-commands", required_argument, NULL, 'm'},
    {"comments", no_argument, NULL, 'C'},
    {"verify", no_argument, NULL, 'v'},
    {"lint", no_argument, NULL, 'L'},
    {"json", no_argument, NULL, 'J'},
    {"explain", required_argument, NULL, 'E'},
    {"list-rules", no_argument, NULL, 'r'},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},
    {NULL, 0, NULL, 0},
};

static int number_argument(const char *name, const char *text, int limit)
{
    const char *problem;
    long long number = strtonum(text, 1, limit, &problem);

    if (problem) {
        trouble_exit("%s %s: %s (1 to %d)", name, text, problem, limit);
    }
    return number;
}

static int level_argument(const char *name, const char *text)
{
    int level = level_parse(text);

    if (level < 0) {
        trouble_exit("%s %s: not a level; such as 0.14, 1.7 or newest", name,
                     text);
    }
    if (level == LEVEL_OLDEST && !strncmp(text, "0.7", 3)) {
        trouble_exit("%s %s: older than all of this; releases go from 0.8 to"
                     " 10.2", name, text);
    }
    if (!version_was_released(level)) {
        if (version_was_released(level / 100)) { /* 14, for 0.14 */
            trouble_exit("%s %s: no such release; 0.%d?", name, text,
                         level / 100);
        }
        trouble_exit("%s %s: no such release; they go from 0.8 to 10.2", name,
                     text);
    }
    return level;
}

static void parse_one(struct options *options, int letter)
{
    switch (letter) {
    case 'i':
        options->action = ACTION_IN_PLACE;
        break;
    case 'c':
        options->action = ACTION_CHECK;
        break;
    case 'f':
        options->levels.from = !strcmp(optarg, "mixed")
                                   ? LEVEL_MIXED
                                   : level_argument("--from", optarg);
        break;
    case 't':
        options->levels.to = level_argument("--to", optarg);
        break;
    case 'j':
        options->jobs = number_argument("--jobs", optarg, 1024);
        break;
    case 'l':
        options->time_limit = number_argument("--time-limit", optarg, 86400);
        break;
    case 'b':
        options->break_links = true;
        break;
    case 'w':
        options->without_spatch = true;
        break;
    case 'k':
        options->keep_scratch = true;
        break;
    case 'm':
        options->commands = optarg;
        break;
    case 'C':
        options->comments = true;
        break;
    case 'v':
        options->verify = true;
        break;
    case 'L':
        options->lint = true;
        break;
    case 'J':
        options->json = true;
        break;
    case 'E':
        options->explain = optarg;
        break;
    case 'r':
        options->list_rules = true;
        break;
    case 'h':
        fputs(help, stdout);
        exit(STATUS_DONE);
    case 'V':
        puts("vmtimer-convert " VMTIMER_VERSION);
        exit(STATUS_DONE);
    default:
        fputs("Try vmtimer-convert --help.\n", stderr);
        exit(STATUS_TROUBLE);
    }
}

static const char *name_of(int letter)
{
    const struct option *option = long_options;

    while (option->val != letter) {
        option++;
    }
    return option->name;
}

/* What would not be done is refused. */
static void refuse_contradictions(const struct options *options,
                                  const bool *is_given)
{
    static const struct {
        char letter;
        const char *takes; /* beside itself */
    } modes[] = {
        {'r', "t"}, {'E', ""},          {'L', "ftJ"},
        {'v', "ftC"}, {'w', "ictfjbmCJ"}, {'c', "ftjlwkmCJ"},
    };

    for (size_t i = 0; i < sizeof(modes) / sizeof(modes[0]); i++) {
        for (const struct option *o = long_options; o->name; o++) {
            if (is_given[(int)modes[i].letter] && is_given[o->val]
                && o->val != modes[i].letter
                && !strchr(modes[i].takes, o->val)) {
                trouble_exit("--%s and --%s exclude each other",
                             name_of(modes[i].letter), o->name);
            }
        }
    }
    if (is_given['b'] && !is_given['i']) {
        trouble_exit("--break-links is for --in-place");
    }
    if ((options->list_rules || options->explain) && options->path_count > 0) {
        trouble_exit("%s: --list-rules and --explain take no path",
                     options->paths[0]);
    }
}

void options_parse(struct options *options, int argc, char **argv)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    bool is_given[128] = {false}; /* by its letter */
    int letter;

    *options = (struct options){
        .levels.to = LEVEL_NEWEST,
        .time_limit = 60,
        .jobs = processors > 0 ? (int)processors : 1,
    };
    while ((letter = getopt_long(argc, argv, "ij:h", long_options, NULL))
           != -1) {
        parse_one(options, letter);
        is_given[letter] = true;
    }
    options->paths = argv + optind;
    options->path_count = argc - optind;
    if (options->levels.to < LEVEL_1_7 || options->levels.to > LEVEL_NEWEST) {
        trouble_exit("--to: 1.7 to 10.2 (or newest) can be converted to");
    }
    refuse_contradictions(options, is_given);
    if (options->verify && options->path_count != 2) {
        trouble_exit("--verify takes two paths: before, and after");
    }
    if (options->path_count == 0 && !options->list_rules && !options->explain) {
        fputs("vmtimer-convert: no PATH given; try vmtimer-convert --help\n",
              stderr);
        exit(STATUS_TROUBLE);
    }
}
