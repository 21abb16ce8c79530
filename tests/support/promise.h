/*
 * promise: a cmocka test that must leave the process as it found it.
 *
 *     static const struct CMUnitTest tests[] = {
 *         PROMISE(equal_times_fire_in_arming_order),
 *     };
 *
 * The name is the promise's sentence in doc/semantics.md (tests/house reads
 * both). Each test begins with every clock enabled and its own, and with a log
 * that records. It fails when it leaves a descriptor, a thread, a block of memory,
 * a pending timer or a message behind.
 */
#ifndef SUPPORT_PROMISE_H
#define SUPPORT_PROMISE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define PROMISE(name) {#name, name, promise_begin, promise_end, NULL}

/* For a group whose tests share something that one of them makes. */
#define PROMISE_THAT_KEEPS(name) {#name, name, promise_begin, promise_reset, NULL}

int promise_begin(void **state);
int promise_end(void **state);
int promise_reset(void **state);

/* What the library said since the last call; empty: nothing. */
const char *take_log(void);

/* The names below are for assert_stops. True in the child. */
bool stop_begin(void);
void stop_did_not(void);
void stop_end(const char *sentence, const char *code, const char *file, int line);

/*
 * The statements stop the program, and the message holds @sentence. They run in a
 * child of fork(2) and must not use cmocka's assertions.
 */
#define assert_stops(sentence, ...)                                \
    do {                                                           \
        if (stop_begin()) {                                        \
            __VA_ARGS__;                                           \
            stop_did_not();                                        \
        }                                                          \
        stop_end(sentence, #__VA_ARGS__, __FILE__, __LINE__);      \
    } while (0)

#endif
