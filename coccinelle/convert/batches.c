/*
 * batches: which files one spatch is given together.
 *
 * Starting spatch, its Python and the rules costs more than most files do.
 * So files share a process, each as a group of its own (--file-groups): no
 * type and no macro leaks from one to the next. They share the rules too;
 * sorted by what they want, neighbours want much the same.
 */
#include "batches.h"

#include <stdlib.h>

#include "trouble.h"

/* What is lost when one file makes spatch fail, and memory, stay small. */
#define BATCH_MAX 32

struct wish {
    size_t file;
    uint64_t wanted;
};

static bool has_work(const struct source *source)
{
    for (size_t i = 0; i < source->occurrence_count; i++) {
        if (source->occurrences[i].place == PLACE_CODE
            || source->occurrences[i].place == PLACE_MACRO) {
            return !source->is_cxx;
        }
    }
    return false;
}

static int compare_wishes(const void *a, const void *b)
{
    const struct wish *x = a, *y = b;
    int more = __builtin_popcountll(y->wanted) - __builtin_popcountll(x->wanted);

    if (more != 0) {
        return more;
    }
    if (x->wanted != y->wanted) {
        return x->wanted < y->wanted ? -1 : 1;
    }
    return x->file < y->file ? -1 : 1;
}

static struct batch *add_batch(struct batches *b)
{
    b->list = grow(b->list, b->count, &b->room, sizeof(*b->list));
    b->list[b->count] = (struct batch){0};
    return &b->list[b->count++];
}

static void add_file(struct batch *batch, size_t file, uint64_t wanted)
{
    batch->files =
        grow(batch->files, batch->count, &batch->room, sizeof(*batch->files));
    batch->files[batch->count++] = file;
    batch->wanted |= wanted;
}

static size_t divide_up(size_t number, size_t by)
{
    return (number + by - 1) / by;
}

void batches_make(struct batches *batches, const struct worklist *worklist,
                  const struct rules *rules, int jobs)
{
    struct wish *wishes = calloc(worklist->count + 1, sizeof(*wishes));
    size_t count = 0, rounds, size;

    if (!wishes) {
        trouble_exit("out of memory");
    }
    *batches = (struct batches){0};
    for (size_t i = 0; i < worklist->count; i++) {
        if (has_work(&worklist->list[i])) {
            wishes[count++] = (struct wish){
                i, rules_wanted(rules, &worklist->list[i])};
        }
    }
    qsort(wishes, count, sizeof(*wishes), compare_wishes);
    rounds = divide_up(count, BATCH_MAX * (size_t)jobs);
    size = rounds > 0 ? divide_up(count, rounds * jobs) : 1;
    for (size_t i = 0; i < count; i++) {
        struct batch *batch = i % size == 0
                                  ? add_batch(batches)
                                  : &batches->list[batches->count - 1];

        add_file(batch, wishes[i].file, wishes[i].wanted);
    }
    free(wishes);
}

void batches_deinit(struct batches *batches)
{
    for (size_t i = 0; i < batches->count; i++) {
        free(batches->list[i].files);
    }
    free(batches->list);
    *batches = (struct batches){0};
}

void batches_add_each(struct batches *batches, const struct worklist *worklist,
                      const struct rules *rules, size_t number)
{
    for (size_t i = 0; i < batches->list[number].count; i++) {
        size_t file = batches->list[number].files[i];

        add_file(add_batch(batches), file,
                 rules_wanted(rules, &worklist->list[file]));
    }
}

void batches_add_others(struct batches *batches, size_t number, size_t file)
{
    struct batch *others = add_batch(batches);
    const struct batch *batch = &batches->list[number];

    for (size_t i = 0; i < batch->count; i++) {
        if (batch->files[i] != file) {
            add_file(others, batch->files[i], batch->wanted);
        }
    }
}
