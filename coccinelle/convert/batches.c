/*
 * batches: which files one spatch is given together.
 *
 * Starting spatch, its Python and the rules costs more than most files do.
 * So files share a process, each as a group of its own (--file-groups): no
 * type and no macro leaks from one to the next. They share the rules too;
 * sorted by what they want, neighbours want much the same. What they will cost
 * is guessed, so that nobody waits long for the last batch.
 */
#include "batches.h"

#include <stdlib.h>

#include "trouble.h"

/* What is lost when one file makes spatch fail, and memory, stay small. */
#define BATCH_MAX 32
/* A longer one has a process of its own, and only the rules it needs. */
#define LONG_FILE 100000
/* For each job; more would start spatch more often. */
#define BATCHES_PER_JOB 2

struct wish {
    size_t file;
    uint64_t wanted;
    double cost;
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

static void add_file(struct batch *batch, size_t file)
{
    batch->files =
        grow(batch->files, batch->count, &batch->room, sizeof(*batch->files));
    batch->files[batch->count++] = file;
}

/* 0: spatch can do nothing for it. */
static double cost_of(const struct choice *choice, const struct source *source)
{
    bool *marks = choice_marks(choice);
    size_t count = choice_mark(choice, source, marks);

    free(marks);
    return (double)source->size * count;
}

/* Returns their number. */
static size_t make_wishes(struct wish *wishes, const struct worklist *worklist,
                          const struct choice *choice)
{
    size_t count = 0;

    for (size_t i = 0; i < worklist->count; i++) {
        const struct source *source = &worklist->list[i];
        double cost = has_work(source) ? cost_of(choice, source) : 0;

        if (cost > 0) {
            wishes[count++] = (struct wish){
                .file = i,
                .wanted = choice_rules(choice, source),
                .cost = cost,
            };
        }
    }
    qsort(wishes, count, sizeof(*wishes), compare_wishes);
    return count;
}

static void add_wish(struct batch *batch, const struct wish *wish)
{
    add_file(batch, wish->file);
    batch->cost += wish->cost;
}

/* Returns how many are left. */
static size_t take_long(struct batches *batches,
                        const struct worklist *worklist, struct wish *wishes,
                        size_t count)
{
    size_t left = 0;

    for (size_t i = 0; i < count; i++) {
        if (worklist->list[wishes[i].file].size >= LONG_FILE) {
            add_wish(add_batch(batches), &wishes[i]);
        } else {
            wishes[left++] = wishes[i];
        }
    }
    return left;
}

static void take_others(struct batches *batches, const struct wish *wishes,
                        size_t count, int jobs)
{
    struct batch *batch = NULL;
    double limit = 0;

    for (size_t i = 0; i < count; i++) {
        limit += wishes[i].cost / ((double)jobs * BATCHES_PER_JOB);
    }
    for (size_t i = 0; i < count; i++) {
        if (!batch || batch->count == BATCH_MAX || batch->cost >= limit) {
            batch = add_batch(batches);
        }
        add_wish(batch, &wishes[i]);
    }
}

static int compare_costs(const void *a, const void *b)
{
    const struct batch *x = a, *y = b;

    return x->cost != y->cost ? (x->cost < y->cost ? 1 : -1)
                              : (x->files[0] < y->files[0] ? -1 : 1);
}

void batches_make(struct batches *batches, const struct worklist *worklist,
                  const struct choice *choice, int jobs)
{
    struct wish *wishes = calloc(worklist->count + 1, sizeof(*wishes));
    size_t count;

    if (!wishes) {
        trouble_exit("out of memory");
    }
    *batches = (struct batches){0};
    count = make_wishes(wishes, worklist, choice);
    count = take_long(batches, worklist, wishes, count);
    take_others(batches, wishes, count, jobs);
    if (batches->count > 0) {
        qsort(batches->list, batches->count, sizeof(*batches->list),
              compare_costs);
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

void batches_add_each(struct batches *batches, size_t number)
{
    for (size_t i = 0; i < batches->list[number].count; i++) {
        size_t file = batches->list[number].files[i];

        add_file(add_batch(batches), file);
    }
}

void batches_add_others(struct batches *batches, size_t number, size_t file)
{
    struct batch *others = add_batch(batches);
    const struct batch *batch = &batches->list[number];

    for (size_t i = 0; i < batch->count; i++) {
        if (batch->files[i] != file) {
            add_file(others, batch->files[i]);
        }
    }
}
