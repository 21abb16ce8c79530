#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// ptimer_init() takes the callback instead of a bottom half, from 4.2 on, and
// setters stand in transactions, but not in the ptimer's own callback nor in
// what that calls: there one runs already.
//
// before, in 4.1:
//     void start(struct uart *s)
//     {
//         s->bh = qemu_bh_new(tick, s);
//         s->counter = ptimer_init(s->bh, PTIMER_POLICY_DEFAULT);
//         ptimer_set_freq(s->counter, 1000);
//         ptimer_run(s->counter, 0);
//     }
// after, in 4.2:
//     void start(struct uart *s)
//     {
//         s->counter = ptimer_init(tick, s, PTIMER_POLICY_DEFAULT);
//         ptimer_transaction_begin(s->counter);
//         ptimer_set_freq(s->counter, 1000);
//         ptimer_run(s->counter, 0);
//         ptimer_transaction_commit(s->counter);
//     }
@new@
@@
  ptimer_transaction_begin(...)

@depends on !new@
identifier BH, CALLBACK;
expression TIMER, POLICY, OPAQUE;
typedef QEMUBH;
@@
- QEMUBH *BH = qemu_bh_new(CALLBACK, OPAQUE);
  ... when != BH
  TIMER = ptimer_init(
- BH
+ CALLBACK, OPAQUE
  , POLICY);
  ... when != BH

@by_name depends on !new@
identifier BH, CALLBACK;
expression TIMER, POLICY, OPAQUE;
@@
- BH = qemu_bh_new(CALLBACK, OPAQUE);
  ... when != BH
  TIMER = ptimer_init(
- BH
+ CALLBACK, OPAQUE
  , POLICY);

@by_member depends on !new@
identifier BH, CALLBACK;
expression STATE, TIMER, POLICY, OPAQUE;
@@
- STATE->BH = qemu_bh_new(CALLBACK, OPAQUE);
  ... when != STATE->BH
  TIMER = ptimer_init(
- STATE->BH
+ CALLBACK, OPAQUE
  , POLICY);

@depends on !new@
identifier CALLBACK;
expression POLICY, OPAQUE;
@@
  ptimer_init(
- qemu_bh_new(CALLBACK, OPAQUE)
+ CALLBACK, OPAQUE
  , POLICY)

@depends on by_name@
identifier by_name.BH;
typedef QEMUBH;
@@
- QEMUBH *BH;
  ... when != BH

@used@
identifier by_member.BH;
expression STATE;
@@
  STATE->BH

@depends on by_member && !used@
identifier by_member.BH, STATE;
typedef QEMUBH;
@@
  struct STATE {
  ...
- QEMUBH *BH;
  ...
  };

@callbacks@
identifier CALLBACK, TIMER;
expression STATE;
@@
(
  STATE->TIMER = ptimer_init(CALLBACK, ...)
|
  STATE.TIMER = ptimer_init(CALLBACK, ...)
|
  TIMER = ptimer_init(CALLBACK, ...)
)

@inside@
identifier callbacks.CALLBACK, callbacks.TIMER;
identifier SETTER =~ "^ptimer_(run|stop|set_(count|freq|limit|period))$";
expression STATE;
position p;
@@
  CALLBACK(...)
  {
  <...
  SETTER@p(\( STATE->TIMER \| STATE.TIMER \| TIMER \), ...)
  ...>
  }

@called@
identifier callbacks.CALLBACK, FUNCTION;
@@
  CALLBACK(...)
  {
  <+...
  FUNCTION(...)
  ...+>
  }

@inside_called@
identifier called.FUNCTION;
identifier callbacks.TIMER;
identifier SETTER =~ "^ptimer_(run|stop|set_(count|freq|limit|period))$";
expression STATE;
position p;
@@
  FUNCTION(...)
  {
  <...
  SETTER@p(\( STATE->TIMER \| STATE.TIMER \| TIMER \), ...)
  ...>
  }

@depends on callbacks && !new@
expression TIMER;
identifier SETTER =~ "^ptimer_(run|stop|set_(count|freq|limit|period))$";
position p != { inside.p, inside_called.p };
@@
+ ptimer_transaction_begin(TIMER);
  SETTER@p(TIMER, ...);
+ ptimer_transaction_commit(TIMER);

@depends on !new@
expression TIMER;
@@
- ptimer_transaction_commit(TIMER);
- ptimer_transaction_begin(TIMER);
