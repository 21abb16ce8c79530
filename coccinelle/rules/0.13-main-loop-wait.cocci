#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// main_loop_wait() takes "do not block" instead of a timeout, from 0.13 on. Only
// for sources of 0.12 and before: afterwards a number is a truth value.
//
// before, in 0.12:
//     void run(int timeout)
//     {
//         main_loop_wait(0);
//         main_loop_wait(1000);
//         main_loop_wait(timeout);
//     }
// after, in 1.7:
//     void run(int timeout)
//     {
//         main_loop_wait(true);
//         main_loop_wait(false);
//         main_loop_wait(!(timeout));
//     }
@initialize:python@
@@
import re


def loop_kind(text):
    text = "".join(text.split())
    if re.fullmatch(r"-?(0[xX][0-9a-fA-F]+|[0-9]+)[uUlL]*", text):
        return "not" if re.fullmatch(r"-?0[xX]?0*[uUlL]*", text) else "blocks"
    if text == "qemu_calculate_timeout()":
        return "blocks"
    return "new" if text in ("true", "false") or text[:1] == "!" else "asks"

@@
expression N : script:python() { loop_kind(N) == "not" };
@@
  main_loop_wait(
- N
+ true
  )

@@
expression N : script:python() { loop_kind(N) == "blocks" };
@@
  main_loop_wait(
- N
+ false
  )

@@
expression N : script:python() { loop_kind(N) == "asks" };
@@
  main_loop_wait(
- N
+ !(N)
  )
