/*
 * trial: can the spatch that is installed do what the rules need?
 *
 * spatch says nothing when its Python is missing, and a folder of rules may be
 * somebody's own. Each trial is a tiny run, with a limit like any other.
 */
#include "trial.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

#include "program.h"
#include "said.h"
#include "trouble.h"

#define SAID "said-trial"

static bool ended_well(pid_t pid, int time_limit)
{
    const struct timespec second = {.tv_sec = 1};
    time_t deadline = time(NULL) + time_limit;
    sigset_t signals;
    int status = 0, got = 0;

    program_signals(&signals);
    while (waitpid(pid, &status, WNOHANG) == 0) {
        if (time(NULL) > deadline || (got > 0 && got != SIGCHLD)) {
            kill(-pid, SIGKILL);
            waitpid(pid, &status, 0);
        } else {
            got = sigtimedwait(&signals, NULL, &second);
        }
    }
    if (got > 0 && got != SIGCHLD) {
        raise(got);
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static bool run(const struct handout *handout, const char *program,
                const char *rules, int time_limit)
{
    static const char input[] = "int f(void)\n{\n    return old(1);\n}\n";
    char *said = scratch_path(&handout->scratch, SAID);
    pid_t pid;

    scratch_write(&handout->scratch, "trial.c", input, strlen(input));
    scratch_write(&handout->scratch, "trial", "trial.c\n", strlen("trial.c\n"));
    pid = program_start(program, handout->scratch.folder, rules, "trial", said);
    free(said);
    return pid > 0 && ended_well(pid, time_limit);
}

static bool made_it_new(const struct handout *handout)
{
    size_t size;
    char *output = scratch_read(&handout->scratch,
                                "trial.c" PROGRAM_OUTPUT_END, &size);
    bool result = output && strstr(output, "new(1)");

    free(output);
    return result;
}

char *trial_of_python(const struct handout *handout, const char *program,
                      int time_limit)
{
    static const char rule[] =
        "@initialize:python@\n@@\nNEW = {\"old\": \"new\"}\n\n"
        "@@\nidentifier A =~ \"^old$\";\n"
        "fresh identifier B = script:python(A) { NEW[A] };\n"
        "@@\n- A\n+ B\n";

    scratch_write(&handout->scratch, "trial.cocci", rule, strlen(rule));
    if (run(handout, program, "trial.cocci", time_limit)
        && made_it_new(handout)) {
        return NULL;
    }
    return said_complaint(&handout->scratch, SAID);
}

char *trial_of_rules(const struct handout *handout, const char *program,
                     int time_limit)
{
    if (handout_rules(handout, "all.cocci")
        && run(handout, program, "all.cocci", time_limit)) {
        return NULL;
    }
    return said_complaint(&handout->scratch, SAID);
}
