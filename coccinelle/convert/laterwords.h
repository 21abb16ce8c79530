/*
 * laterwords: the judges of later.h that look at one word or one call.
 */
#ifndef CONVERT_LATERWORDS_H
#define CONVERT_LATERWORDS_H

#include "site.h"

/* The tokens of an argument, from its first to its last. */
char *later_text(const struct site *s, size_t first, size_t last);
/* Is argument number exactly this one token? */
bool later_argument_is(const struct site *s, int number, const char *word);
/* Inserts text before a token. */
void later_insert(struct site *s, size_t before, const char *text);
/* Does the call stand alone, as a statement between others? */
bool later_is_statement(const struct site *s);
/* The same behind "case X:", "default:" or another label. */
bool later_is_labelled(const struct site *s);
bool is_label_end(const struct outline *o, size_t colon);
/* Line end and indentation in front of a token, to begin a line like its. */
char *later_new_line(const struct site *s, size_t token);

bool judge_word(struct site *s);
bool judge_configure_icount(struct site *s);
bool judge_value(struct site *s);
bool judge_gone(struct site *s);
bool judge_context_new(struct site *s);
bool judge_init_main_loop(struct site *s);
bool judge_init_clocks(struct site *s);
bool judge_call_to_delete(struct site *s);
bool judge_deadline(struct site *s);
bool judge_timer_new(struct site *s);
bool judge_main_loop_list(struct site *s);

/* aiohandlers */
bool judge_fd_handler(struct site *s);
bool judge_event_notifier(struct site *s);
/* lists */
bool judge_timer_init(struct site *s);
bool judge_timer_init_tl(struct site *s);
bool judge_timer_new_tl(struct site *s);
/* freeing */
bool judge_timer_del(struct site *s);
/* saving */
bool judge_vmstate_timer(struct site *s);
/* notifies */
bool judge_notify(struct site *s);
/* ptimers */
bool judge_ptimer_init(struct site *s);
bool judge_ptimer_setter(struct site *s);

#endif
