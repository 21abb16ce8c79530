/*
 * text: a fuzzer's bytes as text that looks like C with old names in it.
 */
#include "text.h"

#include <stdlib.h>
#include <string.h>

static const char *const words[] = {
    "qemu_mod_timer", "qemu_del_timer", "qemu_free_timer", "qemu_new_timer",
    "qemu_new_timer_ns", "qemu_new_timer_ms", "qemu_get_clock",
    "qemu_get_clock_ns", "qemu_get_clock_ms", "vm_clock", "rt_clock",
    "host_clock", "rtc_clock", "QEMUClock", "QEMUTimer", "SCALE_MS",
    "SCALE_NS", "ticks_per_sec", "get_ticks_per_sec", "expire_time",
    "qemu_timer_pending", "qemu_run_timers", "qemu_clock_deadline",
    "qemu_register_clock_reset_notifier", "qemu_clock_enable",
    "timer_new", "timer_del", "timer_free", "timer_mod", "ptimer_init",
    "ptimer_set_count", "ptimer_run", "qemu_bh_new", "aio_set_fd_handler",
    "timer_init", "VMSTATE_TIMER", "qemu_clock_deadline_ns_all",
    "use_icount", "init_clocks", "NULL", "\"qemu-timer.h\"",
    "\n#include ", "\n#define ", "\n#if 0\n", "\n#ifdef X\n", "\n#else\n",
    "\n#endif\n", "\n#undef ", "\\\n", "\\\r\n", "/* ", " */", "// ",
    "static ", "extern ", "struct ", "typedef ", "return ", "if (", "else ",
    "for (", "while (", "sizeof(", "void ", "int ", "int64_t ", "int f(", "->",
    "##", "...", "==", "!=", "({", "})", "R\"x(", ")x\"", "\xef\xbb\xbf",
    "static int f(int a)\n{\n    return a + 1 + 2 + 3;\n}\n",
};

enum { WORDS = sizeof words / sizeof words[0], FIRST_WORD = 128 };

char *text_of(const uint8_t *data, size_t size, size_t *ret_size)
{
    char *text = malloc(64 * size + 1);
    size_t length = 0;

    if (!text) {
        abort();
    }
    for (size_t i = 0; i < size; i++) {
        const char *word = data[i] >= FIRST_WORD
                                   && data[i] - FIRST_WORD < WORDS
                               ? words[data[i] - FIRST_WORD]
                               : NULL;
        size_t count = word ? strlen(word) : 1;

        memcpy(text + length, word ? word : (const char *)&data[i], count);
        if (!word && !data[i]) {
            text[length] = ' ';     /* files with NUL are refused before */
        }
        length += count;
    }
    text[length] = '\0';
    *ret_size = length;
    return text;
}
