/*
 * names: every word of the old API, what it became, and when it went.
 */
#ifndef CONVERT_NAMES_H
#define CONVERT_NAMES_H

#include <stdbool.h>
#include <stddef.h>

enum {
    LEVEL_OLDEST = 7, /* 0.8.1, see level_parse() */
    LEVEL_1_7 = 107,
    LEVEL_NEWEST = 1002,
};

enum name_kind {
    NAME_CLOCK,       /* vm_clock: a pointer, now a constant */
    NAME_CLOCK_TYPE,  /* QEMUClock */
    NAME_READ,        /* qemu_get_clock(clock) */
    NAME_NEW,         /* qemu_new_timer(clock, ..) */
    NAME_VERB,        /* another spelling, the same arguments */
    NAME_CLOCK_VERB,  /* the same, and the first one is a clock */
    NAME_TICKS,       /* the global ticks_per_sec */
    NAME_TICKS_CALL,  /* get_ticks_per_sec() */
    NAME_EXPIRE_TIME, /* a member of QEMUTimer, and of others */
    NAME_ALARM,       /* sets up what has gone; goes as a statement */
    NAME_WARP,        /* qemu_clock_warp(clock) */
    NAME_PERSON,      /* no rule can do it */
    NAME_LATER,       /* a word of the new API; see later.h */
    NAME_KIND_COUNT,
};

struct legacy_name {
    const char *word;
    enum name_kind kind;
    int gone; /* level without it */
    const char *became;
    const char *rule;   /* the file under rules/ that converts it */
    const char *reason; /* why a person is needed */
};

/* A level as a person writes it ("1.7", "0.15", "newest"); -1 if it is not
 * one. Major * 100 + minor. */
int level_parse(const char *text);

/* The legacy name that word is for this target, or NULL. */
const struct legacy_name *name_find(const char *word, size_t length,
                                    int to_level);
/* Number of rows, and the row with this number, for tables by name. */
size_t name_count(void);
const struct legacy_name *name_at(size_t number);
size_t name_number(const struct legacy_name *name);

/* Does a function, old or new, take a clock as its first argument? */
bool takes_clock(const char *word, size_t length);

/* Calls found for each legacy word of a text. The plain definition of a
 * word: the longest run of letters, digits and '_', wherever it stands. Letters
 * are those of any script, in UTF-8. */
typedef void word_found(void *opaque, size_t offset,
                        const struct legacy_name *name);
void names_scan(const char *text, size_t size, int to_level, word_found *found,
                void *opaque);
bool names_any(const char *text, size_t size, int to_level);

#endif
