/*
 * json: values written as JSON, whatever bytes they have.
 *
 * JSON is UTF-8 and file names are bytes: what is no UTF-8 becomes U+FFFD, one
 * for each byte, and the bytes themselves follow in hex where they matter. A
 * list of objects has a line for each, so that two reports can be compared.
 */
#include "json.h"

#include <string.h>

static void begin(struct json *json, const char *name)
{
    if (json->has_before) {
        fputc(',', json->stream);
    }
    if (json->depth <= 2) {
        fputc('\n', json->stream);
        for (int i = 0; i < json->depth; i++) {
            fputc(' ', json->stream);
        }
    } else if (json->has_before) {
        fputc(' ', json->stream);
    }
    if (name) {
        fprintf(json->stream, "\"%s\": ", name);
    }
    json->has_before = true;
}

void json_open(struct json *json, const char *name, char bracket)
{
    if (json->depth > 0) {
        begin(json, name);
    }
    fputc(bracket, json->stream);
    json->depth++;
    json->has_before = false;
}

void json_close(struct json *json, char bracket)
{
    json->depth--;
    fputc(bracket, json->stream);
    json->has_before = true;
    if (json->depth == 0) {
        fputc('\n', json->stream);
    }
}

void json_number(struct json *json, const char *name, size_t number)
{
    begin(json, name);
    fprintf(json->stream, "%zu", number);
}

void json_bool(struct json *json, const char *name, bool value)
{
    begin(json, name);
    fputs(value ? "true" : "false", json->stream);
}

/* Length of the UTF-8 character that begins here, 0 when none does. */
static size_t character_length(const char *text)
{
    const unsigned char *c = (const unsigned char *)text;
    size_t length;

    if (c[0] < 0x80) {
        return 1;
    }
    length = c[0] >= 0xf0 ? 4 : c[0] >= 0xe0 ? 3 : 2;
    if (c[0] < 0xc2 || c[0] > 0xf4 || (c[0] == 0xe0 && c[1] < 0xa0)
        || (c[0] == 0xed && c[1] > 0x9f) || (c[0] == 0xf0 && c[1] < 0x90)
        || (c[0] == 0xf4 && c[1] > 0x8f)) {
        return 0; /* too long, half a pair, or beyond the last */
    }
    for (size_t i = 1; i < length; i++) {
        if ((c[i] & 0xc0) != 0x80) {
            return 0;
        }
    }
    return length;
}

static void write_character(FILE *stream, const char *text, size_t length)
{
    if (length == 0) {
        fputs("\\ufffd", stream);
    } else if (*text == '"' || *text == '\\') {
        fprintf(stream, "\\%c", *text);
    } else if ((unsigned char)*text < 0x20 || *text == 0x7f) {
        fprintf(stream, "\\u%04x", *text);
    } else {
        fwrite(text, 1, length, stream);
    }
}

/* False when some of it was no UTF-8. */
static bool write_text(FILE *stream, const char *text)
{
    bool is_utf8 = true;

    fputc('"', stream);
    while (*text) {
        size_t length = character_length(text);

        write_character(stream, text, length);
        is_utf8 &= length > 0;
        text += length ? length : 1;
    }
    fputc('"', stream);
    return is_utf8;
}

void json_text(struct json *json, const char *name, const char *text)
{
    begin(json, name);
    if (text) {
        write_text(json->stream, text);
    } else {
        fputs("null", json->stream);
    }
}

void json_bytes(struct json *json, const char *name, const char *text)
{
    begin(json, name);
    if (write_text(json->stream, text)) {
        return;
    }
    fprintf(json->stream, ", \"%s_hex\": \"", name);
    for (; *text; text++) {
        fprintf(json->stream, "%02x", (unsigned char)*text);
    }
    fputc('"', json->stream);
}
