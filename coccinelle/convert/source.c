/*
 * source: one file on its way from what was read to what is written.
 *
 * Writing is one rename(2) of a finished, synced file in the same folder, so
 * a killed run leaves the old bytes or the new ones. A symbolic link stays
 * one: its target is replaced. A file that changed since it was read, that is
 * read-only, or that has further names (links) is refused.
 */
#include "source.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "declarations.h"
#include "trouble.h"

#define SIZE_LIMIT (32 * 1024 * 1024)

static const char *read_all(int fd, struct source *source)
{
    size_t wanted = source->status.st_size;

    source->text = malloc(wanted + 1);
    if (!source->text) {
        trouble_exit("%s: out of memory", source->path);
    }
    while (source->size < wanted) {
        ssize_t got =
            read(fd, source->text + source->size, wanted - source->size);

        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return strerror(errno);
        }
        if (got == 0) {
            return "it became shorter while it was read";
        }
        source->size += got;
    }
    source->text[wanted] = '\0';
    return NULL;
}

const char *source_read(struct source *source)
{
    int fd = open(source->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    const char *problem = NULL;

    if (fd < 0 || fstat(fd, &source->status) < 0) {
        problem = strerror(errno);
    } else if (!S_ISREG(source->status.st_mode)) {
        problem = "not a regular file";
    } else if (source->status.st_size > SIZE_LIMIT) {
        problem = "larger than 32 MB: no source text is, not looked at";
    } else {
        problem = read_all(fd, source);
    }
    if (fd >= 0) {
        close(fd);
    }
    return problem;
}

static bool declares(const struct source *s, size_t at)
{
    switch (s->tokens.list[at].part) {
    case PART_MACRO_NAME:
    case PART_MACRO_PARAMETER:
        return true;
    case PART_DIRECTIVE:
        return false;
    default:
        return s->tokens.list[at].kind == TOKEN_NAME
               && is_declared_here(&s->outline, at);
    }
}

static void find_declared(struct source *s)
{
    for (size_t at = 0; at < s->tokens.count; at++) {
        if (!declares(s, at)) {
            continue;
        }
        if (s->outline.list[at].brace_kind == BRACE_MEMBERS) {
            s->members = grow(s->members, s->member_count, &s->member_room,
                              sizeof(*s->members));
            s->members[s->member_count++] = at;
        } else {
            s->declared = grow(s->declared, s->declared_count,
                               &s->declared_room, sizeof(*s->declared));
            s->declared[s->declared_count++] = at;
        }
    }
}

void source_split(struct source *source)
{
    tokens_init(&source->tokens, source->text, source->size, source->is_cxx);
    outline_init(&source->outline, &source->tokens);
    find_declared(source);
}

void source_deinit(struct source *source)
{
    for (size_t i = 0; i < source->occurrence_count; i++) {
        free(source->occurrences[i].reason);
    }
    for (size_t i = 0; i < source->edit_count; i++) {
        free(source->edits[i].text);
    }
    if (source->outline.list) {
        outline_deinit(&source->outline);
    }
    tokens_deinit(&source->tokens);
    free(source->members);
    free(source->declared);
    free(source->occurrences);
    for (size_t i = 0; i < source->proposal_count; i++) {
        free(source->proposals[i].text);
    }
    free(source->proposals);
    free(source->output);
    free(source->omitted);
    free(source->edits);
    free(source->result);
    free(source->trouble);
    free(source->text);
    free(source->path);
    free(source->shown);
    *source = (struct source){0};
}

static struct edit new_edit(size_t first, size_t count, const char *text,
                            const char *rule)
{
    return (struct edit){.first = first,
                         .count = count,
                         .text = text_format("%s", text),
                         .rule = rule};
}

void source_add_edit(struct source *source, size_t first, size_t count,
                     const char *text, const char *rule)
{
    source->edits = grow(source->edits, source->edit_count, &source->edit_room,
                         sizeof(*source->edits));
    source->edits[source->edit_count++] = new_edit(first, count, text, rule);
}

void source_add_proposal(struct source *source, size_t first, size_t count,
                         const char *text, const char *rule)
{
    source->proposals =
        grow(source->proposals, source->proposal_count, &source->proposal_room,
             sizeof(*source->proposals));
    source->proposals[source->proposal_count++] =
        new_edit(first, count, text, rule);
}

struct occurrence *source_occurrence(const struct source *source, size_t token)
{
    size_t low = 0, high = source->occurrence_count;
    size_t offset = source->tokens.list[token].offset;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (source->occurrences[middle].offset < offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < source->occurrence_count
                   && source->occurrences[low].token == token
               ? &source->occurrences[low]
               : NULL;
}

static const char *refusal(const struct source *source, const char *target,
                           bool break_links)
{
    struct stat now;

    if (stat(target, &now) < 0) {
        return strerror(errno);
    }
    if (now.st_ino != source->status.st_ino
        || now.st_size != source->status.st_size
        || now.st_mtim.tv_sec != source->status.st_mtim.tv_sec
        || now.st_mtim.tv_nsec != source->status.st_mtim.tv_nsec) {
        return "it changed while the converter ran: not written";
    }
    if (!(now.st_mode & 0222) || access(target, W_OK) < 0) {
        return "read-only: not written";
    }
    if (now.st_nlink > 1 && !break_links) {
        return "has more than one link: not written (--break-links writes"
               " it, and the other names keep the old text)";
    }
    return NULL;
}

static bool write_all(int fd, const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t wrote = write(fd, bytes, size);

        if (wrote < 0 && errno != EINTR) {
            return false;
        }
        if (wrote > 0) {
            bytes += wrote;
            size -= wrote;
        }
    }
    return true;
}

static void sync_folder(const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (fd >= 0) {
        fsync(fd);
        close(fd);
    }
}

/* Fills and syncs the temporary file, gives it the old one's mode. */
static bool finish_temporary(int fd, const struct source *source)
{
    if (fchown(fd, source->status.st_uid, source->status.st_gid) < 0
        && errno != EPERM) {
        return false;
    }
    return fchmod(fd, source->status.st_mode & 07777) == 0
           && write_all(fd, source->result, source->result_size)
           && fsync(fd) == 0;
}

static const char *replace(const struct source *source, const char *target)
{
    const char *slash = strrchr(target, '/');
    char *folder = text_copy(target, slash ? (size_t)(slash - target) : 0);
    char *temporary = text_format("%s/.vmtimer-convert.XXXXXX", folder);
    int fd = mkostemp(temporary, O_CLOEXEC);
    const char *problem = NULL;

    if (fd < 0) {
        problem = strerror(errno);
    } else {
        bool finished = finish_temporary(fd, source);

        if (!finished || rename(temporary, target) < 0) {
            problem = strerror(errno);
            unlink(temporary);
        } else {
            sync_folder(*folder ? folder : "/");
        }
        close(fd);
    }
    free(temporary);
    free(folder);
    return problem;
}

const char *source_write(const struct source *source, bool break_links)
{
    char *target = realpath(source->path, NULL);
    const char *problem;

    if (!target) {
        return strerror(errno);
    }
    problem = refusal(source, target, break_links);
    if (!problem) {
        problem = replace(source, target);
    }
    free(target);
    return problem;
}
