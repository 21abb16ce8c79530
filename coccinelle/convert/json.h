/*
 * json: values written as JSON, whatever bytes they have.
 */
#ifndef CONVERT_JSON_H
#define CONVERT_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct json {
    FILE *stream;
    int depth;
    bool has_before; /* something stands before in the same brackets */
};

/* name: NULL inside of a list. */
void json_open(struct json *json, const char *name, char bracket);
void json_close(struct json *json, char bracket);
void json_number(struct json *json, const char *name, size_t number);
void json_bool(struct json *json, const char *name, bool value);
/* NULL writes null. Bytes that are no UTF-8 become U+FFFD. */
void json_text(struct json *json, const char *name, const char *text);
/* The same, and beside it, if it is no UTF-8, name_hex with all its bytes. */
void json_bytes(struct json *json, const char *name, const char *text);

#endif
