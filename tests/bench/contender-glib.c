/*
 * GLib: a source per timer, with a ready time.
 *
 * The calling thread owns the context, as a loop's thread does; without that each
 * arming would write to an eventfd.
 */
#include "contenders.h"

#include <glib.h>
#include <stdio.h>

typedef struct Source {
    GSource source;
    unsigned i;
} Source;

typedef struct Set {
    GMainContext *context;
    unsigned n;
    bool is_owned;
    GSource *timers[];
} Set;

static const char *about(void)
{
    static char text[40];

    snprintf(text, sizeof text, "GLib %u.%u.%u", glib_major_version,
             glib_minor_version, glib_micro_version);
    return text;
}

static gboolean dispatch(GSource *source, GSourceFunc callback, gpointer opaque)
{
    (void)callback;
    (void)opaque;
    g_source_set_ready_time(source, -1);
    bench_fired(((Source *)source)->i);
    return G_SOURCE_CONTINUE;
}

static void *make(unsigned n, Purpose purpose)
{
    static GSourceFuncs functions = {.dispatch = dispatch};
    Set *set = bench_alloc(1, sizeof *set + n * sizeof set->timers[0]);

    set->n = n;
    set->context = g_main_context_new();
    set->is_owned = purpose != FOR_THREADS;
    if (set->is_owned) {
        g_main_context_acquire(set->context);
    }
    for (unsigned i = 0; i < n; i++) {
        set->timers[i] = g_source_new(&functions, sizeof(Source));
        ((Source *)set->timers[i])->i = i;
        g_source_attach(set->timers[i], set->context);
    }
    return set;
}

static void free_set(void *opaque)
{
    Set *set = opaque;

    for (unsigned i = 0; i < set->n; i++) {
        g_source_destroy(set->timers[i]);
        g_source_unref(set->timers[i]);
    }
    if (set->is_owned) {
        g_main_context_release(set->context);
    }
    g_main_context_unref(set->context);
    g_free(set);
}

/* Rounded up to its microseconds: never early. */
static void arm(void *opaque, unsigned i, int64_t expire_ns)
{
    Set *set = opaque;

    g_source_set_ready_time(set->timers[i],
                            (expire_ns + NS_PER_US - 1) / NS_PER_US);
}

static void del(void *opaque, unsigned i)
{
    Set *set = opaque;

    g_source_set_ready_time(set->timers[i], -1);
}

static void turn(void *opaque)
{
    Set *set = opaque;

    g_main_context_iteration(set->context, FALSE);
}

static void wait_turn(void *opaque)
{
    Set *set = opaque;

    g_main_context_iteration(set->context, TRUE);
}

const Contender contender_glib = {
    .name = "glib", .about = about, .flags = NO_STEPPING | IS_SLOW, .tick_ns = NS_PER_US,
    .own_bytes = sizeof(Source) - sizeof(GSource) + sizeof(GSource *),
    .make = make, .free = free_set, .arm = arm, .rearm = arm, .del = del,
    .turn = turn, .wait = wait_turn,
};
