/*
 * gsource: contexts as GLib sources; the main loop on GLib's context.
 *
 * A library of its own. A context's descriptor is right at all times, so the
 * source needs neither prepare nor timeouts: GLib polls the descriptor, we
 * dispatch. A constructor offers the adapter to the main loop.
 *
 * Lock: `sources` has a GMutex; the rest is the main loop's thread.
 */
#include "base/bug.h"
#include "loop/mainloop.h"
#include "vmtimer/extras.h"
#include "vmtimer/glib.h"

#include <stdbool.h>
#include <sys/queue.h>

typedef struct ContextSource {
    GSource source;
    AioContext *ctx;
    gpointer fd_tag;
} ContextSource;

static GMutex sources_lock;
static GHashTable *sources; /* context -> its source, not counted */
static LIST_HEAD(, Notifier) poll_notifiers =
    LIST_HEAD_INITIALIZER(poll_notifiers);

static gboolean check(GSource *source)
{
    ContextSource *s = (ContextSource *)source;

    return g_source_query_unix_fd(source, s->fd_tag) != 0;
}

static gboolean dispatch(GSource *source, GSourceFunc callback, gpointer data)
{
    vmtimer_context_dispatch(((ContextSource *)source)->ctx);
    return G_SOURCE_CONTINUE;
}

static void finalize(GSource *source)
{
    ContextSource *s = (ContextSource *)source;

    g_mutex_lock(&sources_lock);
    if (g_hash_table_lookup(sources, s->ctx) == s) {
        g_hash_table_remove(sources, s->ctx);
    }
    g_mutex_unlock(&sources_lock);
    aio_context_unref(s->ctx);
}

static GSourceFuncs source_funcs = {
    .check = check,
    .dispatch = dispatch,
    .finalize = finalize,
};

static ContextSource *source_new(AioContext *ctx)
{
    ContextSource *s = (ContextSource *)g_source_new(&source_funcs, sizeof *s);

    aio_context_ref(ctx);
    s->ctx = ctx;
    s->fd_tag = g_source_add_unix_fd(&s->source, vmtimer_context_fd(ctx),
                                     G_IO_IN);
    g_source_set_can_recurse(&s->source, TRUE);
    g_source_set_static_name(&s->source, "vmtimer-context");
    return s;
}

GSource *aio_get_g_source(AioContext *ctx)
{
    g_mutex_lock(&sources_lock);
    if (!sources) {
        sources = g_hash_table_new(NULL, NULL);
    }
    ContextSource *s = g_hash_table_lookup(sources, ctx);
    if (s) {
        g_source_ref(&s->source);
    } else {
        s = source_new(ctx);
        g_hash_table_insert(sources, ctx, s);
    }
    g_mutex_unlock(&sources_lock);
    return &s->source;
}

static void attach_main(AioContext *ctx)
{
    GSource *source = aio_get_g_source(ctx);

    g_source_attach(source, NULL);
    g_source_unref(source);
}

void main_loop_poll_add_notifier(Notifier *notify)
{
    Notifier *last = LIST_FIRST(&poll_notifiers);

    while (last && LIST_NEXT(last, node)) {
        last = LIST_NEXT(last, node);
    }
    if (last) {
        LIST_INSERT_AFTER(last, notify, node);
    } else {
        LIST_INSERT_HEAD(&poll_notifiers, notify, node);
    }
}

void main_loop_poll_remove_notifier(Notifier *notify)
{
    LIST_REMOVE(notify, node);
}

static void tell_poll_notifiers(MainLoopPoll *poll, int state)
{
    Notifier *notifier, *next;

    poll->state = state;
    LIST_FOREACH_SAFE(notifier, &poll_notifiers, node, next) {
        vmt_mainloop_tell(notifier, poll);
    }
}

/* Append what GLib's sources want polled; returns their timeout in ms. */
static gint add_glib_fds(GMainContext *context, gint priority, GArray *fds)
{
    guint ours = fds->len;
    gint timeout_ms;
    gint room = 0;
    gint wanted = 0;

    do {
        room = wanted;
        g_array_set_size(fds, ours + (guint)room);
        wanted = g_main_context_query(
            context, priority, &timeout_ms,
            &g_array_index(fds, GPollFD, ours), room);
    } while (wanted > room);
    g_array_set_size(fds, ours + (guint)wanted);
    return timeout_ms;
}

static int64_t ms_to_timeout_ns(int64_t ms)
{
    return ms < 0 || ms == UINT32_MAX ? -1 : ms * SCALE_MS;
}

/* One iteration, as g_main_context_iteration, with our notifiers around. */
static void wait_with_glib(AioContext *ctx, bool blocking)
{
    GMainContext *context = g_main_context_default();
    MainLoopPoll poll = {
        .timeout = blocking ? UINT32_MAX : 0,
        .pollfds = g_array_new(FALSE, FALSE, sizeof(GPollFD)),
    };
    gint priority;

    if (!g_main_context_acquire(context)) {
        vmt_bug("main_loop_wait: another thread runs GLib's default context");
    }
    tell_poll_notifiers(&poll, MAIN_LOOP_POLL_FILL);
    guint ours = poll.pollfds->len;

    g_main_context_prepare(context, &priority);
    gint glib_ms = add_glib_fds(context, priority, poll.pollfds);
    int ready = qemu_poll_ns(
        (GPollFD *)(void *)poll.pollfds->data, poll.pollfds->len,
        qemu_soonest_timeout(ms_to_timeout_ns(glib_ms),
                             ms_to_timeout_ns(poll.timeout)));

    if (g_main_context_check(context, priority,
                             &g_array_index(poll.pollfds, GPollFD, ours),
                             (gint)(poll.pollfds->len - ours))) {
        g_main_context_dispatch(context);
    }
    g_array_set_size(poll.pollfds, ours);
    tell_poll_notifiers(&poll, ready < 0 ? MAIN_LOOP_POLL_ERR
                                         : MAIN_LOOP_POLL_OK);
    g_main_context_release(context);
    g_array_unref(poll.pollfds);
}

static const VmtMainloopHost glib_host = {
    .attach = attach_main,
    .wait = wait_with_glib,
};

__attribute__((constructor)) static void offer(void)
{
    vmt_mainloop_set_host(&glib_host);
}
