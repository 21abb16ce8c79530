/*
 * vmtimer-convert: moves call sites of QEMU's old timer API to the new one.
 *
 * The walk: worklist (files with legacy words) -> lexer, outline, places
 * (what each word is) -> spatch (what the rules propose) -> conversion (what
 * is done, what is left) -> edits -> diff or replaced files -> report.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "comments.h"
#include "compile.h"
#include "context.h"
#include "conversion.h"
#include "diff.h"
#include "era.h"
#include "explainrule.h"
#include "jsonreport.h"
#include "later.h"
#include "lint.h"
#include "options.h"
#include "places.h"
#include "report.h"
#include "rules.h"
#include "spatch.h"
#include "trouble.h"
#include "verifytrees.h"

static void find_work(struct worklist *worklist, struct options *options,
                      struct era *era)
{
    int count = options->verify ? 1 : options->path_count;

    *worklist = (struct worklist){.wants = options->lint     ? lint_wants
                                           : options->verify ? verify_wants
                                                             : NULL};
    for (int i = 0; i < count; i++) {
        worklist_add(worklist, options->paths[i], options->levels.to);
    }
    worklist_sort(worklist);
    for (size_t i = 0; i < worklist->count; i++) {
        source_split(&worklist->list[i]);
        places_find(&worklist->list[i], options->levels.to);
    }
    context_find(worklist, options->levels.to);
    era_find(era, &options->levels, worklist, options->paths, count);
    for (size_t i = 0; i < worklist->count; i++) {
        places_of_timers(worklist, &worklist->list[i]);
        later_places(worklist, &worklist->list[i], options->levels);
    }
}

static void write_result(const struct source *source,
                         const struct options *options)
{
    const char *problem;

    if (!source->result || source->failed) {
        return;
    }
    switch (options->action) {
    case ACTION_DIFF:
        if (!options->json) {
            diff_write(stdout, source);
        }
        break;
    case ACTION_IN_PLACE:
        problem = source_write(source, options->break_links);
        if (problem) {
            trouble_say("%s: %s", source->path, problem);
        }
        break;
    case ACTION_CHECK:
        break;
    }
}

static void ask_spatch(struct worklist *worklist, const struct options *options)
{
    struct rules rules;

    if (options->without_spatch) {
        return;
    }
    rules_read(&rules, options->levels.to);
    spatch_run(worklist, &rules, options);
    rules_deinit(&rules);
}

static bool flush_output(void)
{
    if (fflush(stdout) || ferror(stdout)) {
        trouble_say("standard output: cannot be written");
        return false;
    }
    return true;
}

static int lint(const struct worklist *worklist, const struct era *era,
                const struct options *options)
{
    struct findings findings;
    struct json_facts facts = {
        .worklist = worklist,
        .era = era,
        .levels = options->levels,
        .findings = &findings,
    };

    lint_run(&findings, worklist, options->levels);
    facts.status = trouble_count() > 0  ? STATUS_TROUBLE
                   : findings.count > 0 ? STATUS_LEFT
                                        : STATUS_DONE;
    if (options->json) {
        jsonreport_write(stdout, &facts);
    } else {
        lint_print(&findings, stdout);
        era_say(era);
        lint_count(&findings, stderr);
    }
    findings_deinit(&findings);
    return flush_output() ? facts.status : STATUS_TROUBLE;
}

static int status_of(const struct worklist *worklist,
                     const struct options *options)
{
    struct totals totals = tally_totals(worklist);

    if (trouble_count() > 0) {
        return STATUS_TROUBLE;
    }
    if (totals.left > 0 || options->says_new
        || (options->action == ACTION_CHECK && totals.changed > 0)) {
        return STATUS_LEFT;
    }
    return STATUS_DONE;
}

static void say_result(const struct worklist *worklist, const struct era *era,
                       const struct options *options)
{
    struct totals totals = tally_totals(worklist);

    era_say(era);
    report_left(worklist);
    if (totals.files > 0) {
        report_rules(worklist);
        report_table(worklist);
    }
    fprintf(stderr,
            "\n%zu files looked at, %zu with legacy words, %zu %s;"
            " %zu names converted, %zu left in code\n",
            worklist->seen, totals.files, totals.changed,
            options->action == ACTION_IN_PLACE ? "changed" : "would change",
            totals.converted, totals.left);
}

static int tell(const struct worklist *worklist, const struct era *era,
                const struct options *options)
{
    struct json_facts facts = {
        .worklist = worklist,
        .era = era,
        .levels = options->levels,
        .status = status_of(worklist, options),
    };

    if (options->json) {
        jsonreport_write(stdout, &facts);
    } else {
        say_result(worklist, era, options);
    }
    flush_output();
    return status_of(worklist, options);
}

static int tell_rules(const struct options *options)
{
    struct rules rules;
    bool found = true;

    rules_read(&rules, options->explain ? LEVEL_NEWEST : options->levels.to);
    if (options->explain) {
        found = explain_rule(&rules, options->explain, stdout);
    } else {
        rules_list(&rules, stdout);
    }
    rules_deinit(&rules);
    if (!found) {
        trouble_say("--explain %s: no rule of that name; --list-rules names"
                    " them",
                    options->explain);
    }
    return found && flush_output() ? STATUS_DONE : STATUS_TROUBLE;
}

static int convert(struct worklist *worklist, const struct era *era,
                   struct options *options)
{
    ask_spatch(worklist, options);
    conversion_run(worklist, options->levels);
    if (options->comments) {
        comments_convert(worklist, options->levels.to);
    }
    if (options->commands) { /* while the files are as they were */
        options->says_new =
            !compile_compare(worklist, options->commands, stderr);
    }
    for (size_t i = 0; i < worklist->count; i++) {
        write_result(&worklist->list[i], options);
    }
    return tell(worklist, era, options);
}

/* The edits are the judges'; what spatch leaves of them may stay. */
static int verify(struct worklist *before, const struct options *options)
{
    struct worklist after = {.wants = verify_wants};
    bool good;

    conversion_run(before, options->levels);
    for (size_t i = 0; options->comments && i < before->count; i++) {
        before->list[i].comments_to = options->levels.to;
    }
    worklist_add(&after, options->paths[1], options->levels.to);
    worklist_sort(&after);
    good = verify_trees(before, options->paths[0], &after, options->paths[1],
                        stdout);
    worklist_deinit(&after);
    if (!flush_output() || trouble_count() > 0) {
        return STATUS_TROUBLE;
    }
    return good ? STATUS_DONE : STATUS_LEFT;
}

/* A file must not come to stand where messages go. */
static void open_standard_files(void)
{
    for (int fd = 0; fd <= STDERR_FILENO; fd++) {
        if (fcntl(fd, F_GETFD) < 0) {
            open(fd == STDOUT_FILENO ? "/dev/full" : "/dev/null", O_RDWR);
        }
    }
}

int main(int argc, char **argv)
{
    struct options options;
    struct worklist worklist;
    struct era era;
    int status;

    open_standard_files();
    options_parse(&options, argc, argv);
    signal(SIGPIPE, SIG_IGN);
    if (options.list_rules || options.explain) {
        return tell_rules(&options);
    }
    if (options.verify) {
        verify_paths(options.paths);
    }
    find_work(&worklist, &options, &era);
    status = options.lint     ? lint(&worklist, &era, &options)
             : options.verify ? verify(&worklist, &options)
                              : convert(&worklist, &era, &options);
    era_deinit(&era);
    worklist_deinit(&worklist);
    return status;
}
