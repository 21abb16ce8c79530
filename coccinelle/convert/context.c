/*
 * context: files without a legacy word that other files' words hang on.
 */
#include "context.h"

#include <string.h>

#include "freeing.h"
#include "trouble.h"

static bool has(const struct source *source, const char *word)
{
    return memmem(source->text, source->size, word, strlen(word));
}

bool context_wants(const struct source *source)
{
    return (has(source, "QEMUTimer")
            || (has(source, "g_free") && has(source, "timer")))
           && !memchr(source->text, '\0', source->size);
}

static bool asks_for_types(const struct source *source)
{
    for (size_t i = 0; i < source->occurrence_count; i++) {
        const struct occurrence *o = &source->occurrences[i];

        if (o->token != NO_TOKEN
            && (o->name->kind == NAME_EXPIRE_TIME
                || !strncmp(o->name->word, "VMSTATE_TIMER",
                            strlen("VMSTATE_TIMER")))) {
            return true;
        }
    }
    return false;
}

static bool is_asked_for(const struct worklist *worklist, int to_level)
{
    for (size_t i = 0; i < worklist->count; i++) {
        if (asks_for_types(&worklist->list[i])) {
            return true;
        }
    }
    for (size_t i = 0; to_level >= 600; i++) {
        const struct source *source = context_source(worklist, i);

        if (!source || has(source, "g_free")) {
            return source;
        }
    }
    return false;
}

/* Takes a file of the context into the list. */
static void take_over(struct worklist *worklist, size_t number)
{
    worklist->list = grow(worklist->list, worklist->count, &worklist->room,
                          sizeof(*worklist->list));
    worklist->list[worklist->count++] = worklist->context[number];
    worklist->context[number] = worklist->context[--worklist->context_count];
}

void context_find(struct worklist *worklist, int to_level)
{
    size_t count = worklist->count;

    if (!is_asked_for(worklist, to_level)) {
        return;
    }
    for (size_t i = 0; i < worklist->context_count; i++) {
        source_split(&worklist->context[i]);
    }
    for (size_t i = worklist->context_count; to_level >= 600 && i-- > 0;) {
        if (freeing_any(worklist, &worklist->context[i])) {
            take_over(worklist, i);
        }
    }
    if (worklist->count > count) {
        worklist_sort(worklist);
    }
}

const struct source *context_source(const struct worklist *worklist,
                                    size_t number)
{
    if (number < worklist->count) {
        return &worklist->list[number];
    }
    number -= worklist->count;
    return number < worklist->context_count ? &worklist->context[number] : NULL;
}
