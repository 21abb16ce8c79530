#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// timer_free() deletes first, from 6.0 on: a timer_del() of the same timer
// right before it goes, unless finding the timer has an effect of its own, and
// with it an if (timer) around the two: NULL is freed as well.
//
// before, in 5.2:
//     void stop(struct uart *s)
//     {
//         timer_del(s->timer);
//         timer_free(s->timer);
//     }
// after, in 6.0:
//     void stop(struct uart *s)
//     {
//         timer_free(s->timer);
//     }
@effect@
expression F;
expression list ARGUMENTS;
expression E, VALUE;
assignment operator OP;
position p;
@@
(
  timer_del@p(<+... E OP VALUE ...+>);
|
  timer_del@p(<+... F(ARGUMENTS) ...+>);
|
  timer_del@p(<+... E++ ...+>);
|
  timer_del@p(<+... ++E ...+>);
|
  timer_del@p(<+... E-- ...+>);
|
  timer_del@p(<+... --E ...+>);
)

@behind_else disable neg_if, drop_else@
expression TIMER;
statement S;
position p;
@@
if (...) S
else if (TIMER) {
  timer_del@p(TIMER);
  timer_free(TIMER);
}

// Replaced as a whole: where it is the body of another statement, spatch puts
// braces around what stays of it.
@@
expression TIMER;
position p != { effect.p, behind_else.p };
@@
- if (TIMER) {
- timer_del@p(TIMER);
- timer_free(TIMER);
- }
+ timer_free(TIMER);

@@
expression TIMER;
position p != effect.p;
@@
- timer_del@p(TIMER);
  timer_free(TIMER);
