/*
 * fdwatch: descriptor handlers behave as with poll(2).
 */
#include "promise.h"
#include "vmtimer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

typedef struct Given {
    AioContext *ctx;
    int near, far; /* two ends of a socket */
    unsigned reads, writes;
    unsigned other_reads;
} Given;

static Given *given(void)
{
    Given *g = calloc(1, sizeof *g);
    int ends[2];

    assert_return_code(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), errno);
    g->near = ends[0];
    g->far = ends[1];
    g->ctx = aio_context_new(NULL);
    return g;
}

static void done(Given *g)
{
    close(g->near);
    close(g->far);
    aio_context_unref(g->ctx);
    free(g);
}

static void on_read(void *opaque)
{
    ((Given *)opaque)->reads++;
}

static void on_write(void *opaque)
{
    ((Given *)opaque)->writes++;
}

static void on_other_read(void *opaque)
{
    ((Given *)opaque)->other_reads++;
}

static void watch(Given *g, int fd, IOHandler *reader, IOHandler *writer)
{
    aio_set_fd_handler(g->ctx, fd, reader, writer, NULL, NULL, g);
}

static void send_byte(int fd)
{
    assert_int_equal(write(fd, "x", 1), 1);
}

static void a_handler_is_called_while_its_descriptor_is_ready(void **state)
{
    Given *g = given();
    char byte;

    watch(g, g->near, on_read, NULL);
    assert_false(aio_poll(g->ctx, false));
    send_byte(g->far);
    assert_true(aio_poll(g->ctx, true));
    assert_true(aio_poll(g->ctx, true)); /* level-triggered */
    assert_int_equal(g->reads, 2);
    assert_int_equal(read(g->near, &byte, 1), 1);
    assert_false(aio_poll(g->ctx, false));
    assert_int_equal(g->reads, 2);
    done(g);
}

static void both_handlers_of_a_descriptor_are_called(void **state)
{
    Given *g = given();

    watch(g, g->near, on_read, on_write);
    aio_poll(g->ctx, false);
    assert_int_equal(g->reads, 0);
    assert_int_equal(g->writes, 1);
    send_byte(g->far);
    aio_poll(g->ctx, false);
    assert_int_equal(g->reads, 1);
    assert_int_equal(g->writes, 2);
    done(g);
}

static void setting_a_handler_replaces_the_old_one(void **state)
{
    Given *g = given();

    send_byte(g->far);
    watch(g, g->near, on_read, NULL);
    watch(g, g->near, on_other_read, NULL);
    aio_poll(g->ctx, false);
    assert_int_equal(g->reads, 0);
    assert_int_equal(g->other_reads, 1);
    watch(g, g->near, NULL, NULL);
    watch(g, g->near, NULL, NULL); /* nothing there to forget */
    assert_false(aio_poll(g->ctx, false));
    assert_int_equal(g->other_reads, 1);
    done(g);
}

static void a_hang_up_is_read(void **state)
{
    Given *g = given();

    watch(g, g->near, on_read, NULL);
    close(g->far);
    g->far = -1;
    assert_true(aio_poll(g->ctx, true));
    assert_int_equal(g->reads, 1);
    done(g);
}

static void removes_its_handler(void *opaque)
{
    Given *g = opaque;

    g->reads++;
    watch(g, g->near, NULL, NULL);
}

static void a_handler_may_remove_itself(void **state)
{
    Given *g = given();

    send_byte(g->far);
    watch(g, g->near, removes_its_handler, on_write);
    aio_poll(g->ctx, false);
    aio_poll(g->ctx, false);
    assert_int_equal(g->reads, 1);
    assert_int_equal(g->writes, 0); /* went with it */
    done(g);
}

static void a_handler_removed_by_another_is_not_called(void **state)
{
    Given *g = given();
    Given *h = given();

    /* both ready in one wait; whichever comes first removes near of g */
    send_byte(g->far);
    send_byte(h->far);
    watch(g, g->near, removes_its_handler, NULL);
    aio_set_fd_handler(g->ctx, h->near, removes_its_handler, NULL, NULL, NULL, g);
    aio_poll(g->ctx, false);
    assert_in_range(g->reads, 1, 2);
    watch(g, h->near, NULL, NULL);
    assert_false(aio_poll(g->ctx, false));
    done(h);
    done(g);
}

static void a_regular_file_is_always_ready(void **state)
{
    Given *g = given();
    FILE *file = tmpfile();

    watch(g, fileno(file), on_read, on_write);
    assert_true(aio_poll(g->ctx, true)); /* does not wait */
    assert_true(aio_poll(g->ctx, true));
    assert_int_equal(g->reads, 2);
    assert_int_equal(g->writes, 2);
    watch(g, fileno(file), NULL, NULL);
    assert_false(aio_poll(g->ctx, false));
    assert_int_equal(g->reads, 2);
    fclose(file);
    done(g);
}

static void a_regular_file_closed_without_removal_calls_nobody(void **state)
{
    Given *g = given();
    FILE *file = tmpfile();
    int number = fileno(file);

    watch(g, number, on_read, NULL);
    assert_true(aio_poll(g->ctx, true));
    fclose(file);
    assert_false(aio_poll(g->ctx, false));
    assert_int_equal(g->reads, 1);
    dup2(g->near, number); /* the number is a socket's now */
    assert_false(aio_poll(g->ctx, false));
    watch(g, number, NULL, NULL);
    close(number);
    done(g);
}

static void a_closed_number_that_was_reused_calls_its_new_handler_only(void **state)
{
    Given *g = given();
    int pipe_ends[2];

    watch(g, g->near, on_read, NULL);
    assert_return_code(pipe(pipe_ends), errno);
    dup2(pipe_ends[0], g->near); /* closes the socket, takes its number */
    watch(g, g->near, on_other_read, NULL);
    assert_false(aio_poll(g->ctx, false));
    send_byte(pipe_ends[1]);
    assert_true(aio_poll(g->ctx, true));
    assert_int_equal(g->reads, 0);
    assert_int_equal(g->other_reads, 1);
    watch(g, g->near, NULL, NULL);
    close(pipe_ends[0]);
    close(pipe_ends[1]);
    done(g);
}

/* The socket lives on behind a dup, so epoll still watches it. */
static void a_number_closed_while_a_dup_lives_calls_no_wrong_handler(void **state)
{
    Given *g = given();
    int survivor = dup(g->near);
    int pipe_ends[2];

    watch(g, g->near, on_read, NULL);
    assert_return_code(pipe(pipe_ends), errno);
    dup2(pipe_ends[0], g->near);
    watch(g, g->near, on_other_read, NULL);
    send_byte(g->far); /* for the survivor alone */
    for (int i = 0; i < 5; i++) {
        assert_false(aio_poll(g->ctx, false));
    }
    assert_int_equal(g->reads + g->other_reads, 0);
    send_byte(pipe_ends[1]);
    assert_true(aio_poll(g->ctx, true));
    assert_int_equal(g->other_reads, 1);
    watch(g, g->near, NULL, NULL);
    close(survivor);
    close(pipe_ends[0]);
    close(pipe_ends[1]);
    done(g);
}

static void a_handler_removed_after_close_is_gone_and_does_not_spin(void **state)
{
    Given *g = given();
    int survivor = dup(g->near);

    watch(g, g->near, on_read, NULL);
    close(g->near);
    watch(g, g->near, NULL, NULL);
    g->near = -1;
    send_byte(g->far);
    assert_false(aio_poll(g->ctx, false));
    aio_notify(g->ctx);
    assert_false(aio_poll(g->ctx, true)); /* woken by the notify alone */
    assert_int_equal(g->reads, 0);
    close(survivor);
    done(g);
}

static void a_number_that_is_not_open_is_no_error(void **state)
{
    Given *g = given();
    int closed = dup(g->near);

    close(closed);
    watch(g, closed, on_read, NULL);
    assert_false(aio_poll(g->ctx, false));
    watch(g, closed, NULL, NULL);
    done(g);
}

static void external_handlers_are_held_back(void **state)
{
    Given *g = given();

    send_byte(g->far);
    watch(g, g->near, on_read, NULL);
    vmtimer_set_fd_external(g->ctx, g->near, true);
    aio_disable_external(g->ctx);
    aio_disable_external(g->ctx);
    assert_false(aio_poll(g->ctx, false));
    aio_enable_external(g->ctx);
    assert_false(aio_poll(g->ctx, false));
    aio_enable_external(g->ctx);
    assert_true(aio_poll(g->ctx, true));
    assert_int_equal(g->reads, 1);
    done(g);
}

static void external_handlers_are_not_let_go_unheld(void **state)
{
    Given *g = given();

    assert_stops("aio_enable_external: without aio_disable_external",
                 aio_enable_external(g->ctx));
    aio_disable_external(g->ctx);
    aio_enable_external(g->ctx);
    assert_stops("aio_enable_external: without aio_disable_external",
                 aio_enable_external(g->ctx));
    done(g);
}

typedef struct Noted {
    EventNotifier notifier;
    unsigned calls;
} Noted;

static void on_event(EventNotifier *e)
{
    ((Noted *)e)->calls++;
    event_notifier_test_and_clear(e);
}

static void an_event_notifier_is_handled_once_per_set(void **state)
{
    Given *g = given();
    Noted noted = {.calls = 0};

    assert_int_equal(event_notifier_init(&noted.notifier, 0), 0);
    aio_set_event_notifier(g->ctx, &noted.notifier, on_event, NULL, NULL);
    assert_false(aio_poll(g->ctx, false));
    event_notifier_set(&noted.notifier);
    event_notifier_set(&noted.notifier);
    assert_true(aio_poll(g->ctx, true));
    assert_false(aio_poll(g->ctx, false));
    assert_int_equal(noted.calls, 1);
    aio_set_event_notifier(g->ctx, &noted.notifier, NULL, NULL, NULL);
    event_notifier_set(&noted.notifier);
    assert_false(aio_poll(g->ctx, false));
    assert_int_equal(event_notifier_test_and_clear(&noted.notifier), 1);
    assert_int_equal(event_notifier_test_and_clear(&noted.notifier), 0);
    event_notifier_cleanup(&noted.notifier);
    done(g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROMISE(a_handler_is_called_while_its_descriptor_is_ready),
        PROMISE(both_handlers_of_a_descriptor_are_called),
        PROMISE(setting_a_handler_replaces_the_old_one),
        PROMISE(a_hang_up_is_read),
        PROMISE(a_handler_may_remove_itself),
        PROMISE(a_handler_removed_by_another_is_not_called),
        PROMISE(a_regular_file_is_always_ready),
        PROMISE(a_regular_file_closed_without_removal_calls_nobody),
        PROMISE(a_closed_number_that_was_reused_calls_its_new_handler_only),
        PROMISE(a_number_closed_while_a_dup_lives_calls_no_wrong_handler),
        PROMISE(a_handler_removed_after_close_is_gone_and_does_not_spin),
        PROMISE(a_number_that_is_not_open_is_no_error),
        PROMISE(external_handlers_are_held_back),
        PROMISE(external_handlers_are_not_let_go_unheld),
        PROMISE(an_event_notifier_is_handled_once_per_set),
    };

    return cmocka_run_group_tests_name("fdwatch", tests, NULL, NULL);
}
