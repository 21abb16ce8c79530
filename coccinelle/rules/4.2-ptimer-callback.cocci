#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// ptimer_init() takes the callback instead of a bottom half, from 4.2 on, and
// setters stand in transactions, but not in the ptimer's own callback nor in
// what that calls: there one runs already. A bottom half that has any other use
// stays, and its ptimer is left to a person.
//
// before, in 4.1:
//     void start(struct uart *s)
//     {
//         QEMUBH *bh = qemu_bh_new(tick, s);
//         s->counter = ptimer_init(bh, PTIMER_POLICY_DEFAULT);
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

@by_declaration depends on !new@
identifier BH, CALLBACK;
expression TIMER, POLICY, OPAQUE;
typedef QEMUBH;
position i;
@@
  QEMUBH *BH = qemu_bh_new(CALLBACK, OPAQUE);
  ... when != BH
  TIMER = ptimer_init(BH@i, POLICY);

@by_name depends on !new@
identifier BH, CALLBACK;
expression TIMER, POLICY, OPAQUE;
position m, i;
@@
  BH@m = qemu_bh_new(CALLBACK, OPAQUE);
  ... when != BH
  TIMER = ptimer_init(BH@i, POLICY);

@by_member depends on !new@
identifier BH, CALLBACK;
expression STATE, TIMER, POLICY, OPAQUE;
position m, i;
@@
  STATE->BH@m = qemu_bh_new(CALLBACK, OPAQUE);
  ... when != STATE->BH
  TIMER = ptimer_init(STATE->BH@i, POLICY);

// What else a name is used for, anywhere in the file.
@declared_used@
identifier by_declaration.BH;
position p != { by_declaration.i, by_name.m, by_name.i };
@@
  BH@p

@name_used@
identifier by_name.BH;
position p != { by_declaration.i, by_name.m, by_name.i };
@@
  BH@p

@member_used@
identifier by_member.BH;
expression STATE;
position p != { by_member.m, by_member.i };
@@
(
  STATE->BH@p
|
  STATE.BH@p
)

@depends on by_declaration && !declared_used@
identifier by_declaration.BH, CALLBACK;
expression TIMER, POLICY, OPAQUE;
@@
- QEMUBH *BH = qemu_bh_new(CALLBACK, OPAQUE);
  ... when != BH
  TIMER = ptimer_init(
- BH
+ CALLBACK, OPAQUE
  , POLICY);

@name_goes depends on by_name && !name_used@
identifier by_name.BH, CALLBACK;
expression TIMER, POLICY, OPAQUE;
@@
- BH = qemu_bh_new(CALLBACK, OPAQUE);
  ... when != BH
  TIMER = ptimer_init(
- BH
+ CALLBACK, OPAQUE
  , POLICY);

// Not one from a header, which other files may use.
@own@
identifier by_member.BH, STATE;
@@
  struct STATE {
  ...
  QEMUBH *BH;
  ...
  };

@member_goes depends on own && !member_used@
identifier by_member.BH, CALLBACK;
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

@depends on name_goes@
identifier by_name.BH;
@@
- QEMUBH *BH;
  ... when != BH

@depends on member_goes@
identifier by_member.BH, STATE;
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
