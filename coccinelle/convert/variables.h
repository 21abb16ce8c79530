/*
 * variables: the declared things of type QEMUClock * in the files given.
 *
 * A variable may have many bindings: a parameter has one in each prototype
 * and one in the definition. Variables that exchange values are one group and
 * convert together or not at all.
 */
#ifndef CONVERT_VARIABLES_H
#define CONVERT_VARIABLES_H

#include "worklist.h"

enum variable_kind {
    VARIABLE_OBJECT, /* at top level, or in a block */
    VARIABLE_MEMBER,
    VARIABLE_PARAMETER,
    VARIABLE_FUNCTION, /* what it returns */
    VARIABLE_MACRO,    /* what its body is */
    VARIABLE_MACRO_PARAMETER,
};

struct variable {
    enum variable_kind kind;
    char *name;                /* of the function for a parameter */
    int position;              /* of a parameter, from 0 */
    const struct source *home; /* the file it is private to, or NULL */
    struct variable *leader;   /* of its group; itself when it leads */
    int possible;              /* clocks that may reach it */
    bool is_defined;           /* not only declared */
    bool has_side_effect;      /* of an argument that a macro repeats */
    char *reason;              /* why the group cannot convert; leader's */
};

/* A name and the tokens in which it means the variable. */
struct binding {
    struct variable *variable;
    const struct source *source;
    char *name;        /* "" in a prototype without names */
    size_t first, end; /* end is behind; the whole file for globals */
    size_t type_token; /* QEMUClock; NO_TOKEN for macros */
    bool is_global;    /* seen from the other files too */
};

struct refused_type {
    const struct source *source;
    size_t token;
    const char *reason;
};

struct variables {
    struct variable **list;
    size_t count, room;
    struct binding *bindings;
    size_t binding_count, binding_room;
    struct refused_type *refused;
    size_t refused_count, refused_room;
};

/* Finds all declarations in the sources, which have their places. */
void variables_find(struct variables *variables,
                    const struct worklist *worklist);
void variables_deinit(struct variables *variables);

/* What the name at this token means, or NULL. */
struct variable *variables_at(const struct variables *variables,
                              const struct source *source, size_t token);
/* By spelling: the one that is private to the source, else the common one. */
struct variable *variables_named(const struct variables *variables,
                                 const struct source *source,
                                 enum variable_kind kind, const char *name,
                                 int position);

struct variable *variable_leader(struct variable *variable);
void variables_join(struct variable *a, struct variable *b);
/* The group cannot convert; the first reason stays. Takes the text. */
void variable_refuse(struct variable *variable, char *reason);

#endif
