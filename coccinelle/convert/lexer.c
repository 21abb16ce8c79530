/*
 * lexer: C text as tokens with byte offsets.
 *
 * One pass with a cursor. A backslash before a line end joins lines between
 * tokens, inside strings and inside line comments; words are not glued over
 * it, as no search for a word would find such a one either. Strings and
 * characters that are not closed end with their line, comments with the text.
 * Bytes from 0x80 up that make no letter are blanks outside comments and
 * strings.
 */
#include "lexer.h"

#include <stdlib.h>
#include <string.h>

#include "letters.h"
#include "trouble.h"

struct cursor {
    struct tokens *tokens;
    const char *text;
    size_t size;
    size_t at;
    size_t token_room;
    size_t comment_room;
    uint32_t line;
    uint32_t directive; /* running number of the last one */
    bool in_directive;
    bool is_cxx;
    bool line_is_fresh; /* no token on this line yet */
    enum token_part part;
    bool wants_header;
    size_t directive_first; /* its '#' */
};

static char byte_at(const struct cursor *c, size_t at)
{
    return at < c->size ? c->text[at] : '\0';
}

/* Length of a line end at this place: 0, 1 or 2 (CR LF). */
static size_t line_end(const struct cursor *c, size_t at)
{
    if (byte_at(c, at) == '\n') {
        return 1;
    }
    return byte_at(c, at) == '\r' && byte_at(c, at + 1) == '\n' ? 2 : 0;
}

static size_t joined_line(const struct cursor *c, size_t at)
{
    size_t end;

    if (byte_at(c, at) != '\\') {
        return 0;
    }
    end = line_end(c, at + 1);
    return end ? end + 1 : 0;
}

static void add_token(struct cursor *c, enum token_kind kind, size_t end)
{
    struct tokens *t = c->tokens;
    struct token *token;

    t->list = grow(t->list, t->count, &c->token_room, sizeof(*t->list));
    token = &t->list[t->count++];
    token->offset = c->at;
    token->length = end - c->at;
    token->line = c->line;
    token->kind = kind;
    token->part = c->in_directive ? c->part : PART_CODE;
    token->directive = c->in_directive ? c->directive : 0;
    for (; c->at < end; c->at++) {
        c->line += c->text[c->at] == '\n';
    }
    c->line_is_fresh = false;
}

static void add_comment(struct cursor *c, size_t end)
{
    struct tokens *t = c->tokens;

    t->comments = grow(t->comments, t->comment_count, &c->comment_room,
                       sizeof(*t->comments));
    t->comments[t->comment_count++] =
        (struct comment){.offset = c->at, .length = end - c->at};
    for (; c->at < end; c->at++) {
        c->line += c->text[c->at] == '\n';
    }
}

static size_t end_of_line(const struct cursor *c, size_t at)
{
    size_t joined;

    while (at < c->size && !line_end(c, at)) {
        joined = joined_line(c, at);
        at += joined ? joined : 1;
    }
    return at;
}

static size_t end_of_block_comment(const struct cursor *c)
{
    const char *found = NULL;

    if (c->at + 2 < c->size) {
        found = memmem(c->text + c->at + 2, c->size - c->at - 2, "*/", 2);
    }
    return found ? (size_t)(found - c->text) + 2 : c->size;
}

/* A string or a character constant from its opening quote on. */
static size_t end_of_quoted(const struct cursor *c, size_t at)
{
    char quote = c->text[at++];

    while (at < c->size && c->text[at] != quote && !line_end(c, at)) {
        size_t joined = joined_line(c, at);

        if (joined) {
            at += joined;
        } else if (c->text[at] == '\\' && at + 1 < c->size) {
            at += 2;
        } else {
            at++;
        }
    }
    return byte_at(c, at) == quote && at < c->size ? at + 1 : at;
}

/* R"x( ... )x" from its quote on; an unclosed one ends with the text. */
static size_t end_of_raw_string(const struct cursor *c, size_t at)
{
    size_t open = at + 1;
    char close[20];
    size_t length;
    const char *found;

    while (open < c->size && c->text[open] != '(' && open - at <= 17) {
        open++;
    }
    if (byte_at(c, open) != '(') {
        return end_of_quoted(c, at);
    }
    length = open - at - 1;
    close[0] = ')';
    memcpy(close + 1, c->text + at + 1, length);
    close[length + 1] = '"';
    found = memmem(c->text + open, c->size - open, close, length + 2);
    return found ? (size_t)(found - c->text) + length + 2 : c->size;
}

static size_t end_of_number(const struct cursor *c, size_t at)
{
    while (at < c->size) {
        char b = c->text[at];

        if (strchr("eEpP", b) && b && strchr("+-", byte_at(c, at + 1))
            && byte_at(c, at + 1)) {
            at += 2;
        } else if (is_word_byte(b) || b == '.'
                   || (c->is_cxx && b == '\''
                       && is_word_byte(byte_at(c, at + 1)))) {
            at++;
        } else {
            break;
        }
    }
    return at;
}

static size_t end_of_word(const struct cursor *c, size_t at)
{
    size_t length;

    while ((length = letter_length(c->text, c->size, at)) > 0) {
        at += length;
    }
    return at;
}

static size_t end_of_punctuation(const struct cursor *c, size_t at)
{
    static const char *const longer[] = {
        "...", "<<=", ">>=", "->", "++", "--", "<<", ">>", "<=",
        ">=",  "==",  "!=",  "&&", "||", "+=", "-=", "*=", "/=",
        "%=",  "&=",  "|=",  "^=", "##", "::", NULL};

    for (size_t i = 0; longer[i]; i++) {
        size_t length = strlen(longer[i]);

        if (at + length <= c->size
            && !memcmp(c->text + at, longer[i], length)) {
            return at + length;
        }
    }
    return at + 1;
}

/* What the word behind '#' means for the tokens that follow on its line. */
static void on_directive_word(struct cursor *c)
{
    const struct tokens *t = c->tokens;
    size_t last = t->count - 1;

    if (last != c->directive_first + 1) {
        return;
    }
    if (token_is(t, last, "define")) {
        c->part = PART_MACRO_NAME;
    } else if (token_is(t, last, "include") || token_is(t, last, "include_next")
               || token_is(t, last, "import")) {
        c->wants_header = true;
    }
}

/* Behind the macro's name: parameters only if '(' touches it. */
static void on_macro_name(struct cursor *c)
{
    c->part = byte_at(c, c->at) == '(' ? PART_MACRO_PARAMETER : PART_MACRO_BODY;
}

static void add_word(struct cursor *c)
{
    size_t end = end_of_word(c, c->at);
    bool prefix =
        end - c->at <= 3 && (byte_at(c, end) == '"' || byte_at(c, end) == '\'');
    bool is_name = c->in_directive && c->part == PART_MACRO_NAME;

    if (prefix && c->is_cxx && c->text[end - 1] == 'R'
        && byte_at(c, end) == '"') {
        add_token(c, TOKEN_STRING, end_of_raw_string(c, end));
    } else if (prefix && strspn(c->text + c->at, "LuU8") == end - c->at) {
        add_token(c, byte_at(c, end) == '"' ? TOKEN_STRING : TOKEN_CHARACTER,
                  end_of_quoted(c, end));
    } else {
        add_token(c, TOKEN_NAME, end);
        if (is_name) {
            on_macro_name(c);
        } else if (c->in_directive && c->part == PART_DIRECTIVE) {
            on_directive_word(c);
        }
    }
}

static void begin_directive(struct cursor *c)
{
    c->in_directive = true;
    c->directive++;
    c->part = PART_DIRECTIVE;
    c->wants_header = false;
    c->directive_first = c->tokens->count;
    add_token(c, TOKEN_PUNCTUATION, c->at + 1);
}

static void add_punctuation(struct cursor *c)
{
    bool closes = c->in_directive && c->part == PART_MACRO_PARAMETER
                  && c->text[c->at] == ')';

    add_token(c, TOKEN_PUNCTUATION, end_of_punctuation(c, c->at));
    if (closes) {
        c->part = PART_MACRO_BODY;
    }
}

/* <name> or "name" behind #include; false when it is something else. */
static bool add_header(struct cursor *c)
{
    char close = c->text[c->at] == '<' ? '>' : '"';
    size_t at = c->at + 1;

    c->wants_header = false;
    if (c->text[c->at] != '<' && c->text[c->at] != '"') {
        return false;
    }
    while (at < c->size && !line_end(c, at) && c->text[at] != close) {
        at++;
    }
    add_token(c, TOKEN_HEADER, byte_at(c, at) == close ? at + 1 : at);
    return true;
}

static void add_anything(struct cursor *c)
{
    unsigned char b = c->text[c->at];

    if (c->in_directive && c->wants_header && add_header(c)) {
        return;
    }
    if (b == '#' && c->line_is_fresh) {
        begin_directive(c);
    } else if ((b >= '0' && b <= '9')
               || (b == '.' && byte_at(c, c->at + 1) >= '0'
                   && byte_at(c, c->at + 1) <= '9')) {
        add_token(c, TOKEN_NUMBER, end_of_number(c, c->at + 1));
    } else if (letter_length(c->text, c->size, c->at) > 0) {
        add_word(c);
    } else if (b == '"' || b == '\'') {
        add_token(c, b == '"' ? TOKEN_STRING : TOKEN_CHARACTER,
                  end_of_quoted(c, c->at));
    } else {
        add_punctuation(c);
    }
}

/* Blanks, line ends, comments. True when something was skipped. */
static bool skip_blank(struct cursor *c)
{
    unsigned char b = c->text[c->at];
    size_t joined = joined_line(c, c->at);

    if (joined) {
        c->at += joined;
        c->line++;
    } else if (b == '/' && byte_at(c, c->at + 1) == '*') {
        add_comment(c, end_of_block_comment(c));
    } else if (b == '/' && byte_at(c, c->at + 1) == '/') {
        add_comment(c, end_of_line(c, c->at));
    } else if (b == '\n') {
        c->at++;
        c->line++;
        c->in_directive = false;
        c->line_is_fresh = true;
    } else if (b <= ' '
               || (b >= 0x7f && !letter_length(c->text, c->size, c->at))) {
        c->at++;
    } else {
        return false;
    }
    return true;
}

void tokens_init(struct tokens *tokens, const char *text, size_t size,
                 bool is_cxx)
{
    struct cursor c = {
        .tokens = tokens,
        .text = text,
        .size = size,
        .line = 1,
        .is_cxx = is_cxx,
        .line_is_fresh = true,
        .at = text_start(text, size),
    };

    *tokens = (struct tokens){.text = text, .size = size};
    while (c.at < size) {
        if (!skip_blank(&c)) {
            add_anything(&c);
        }
    }
}

void tokens_deinit(struct tokens *tokens)
{
    free(tokens->list);
    free(tokens->comments);
    *tokens = (struct tokens){0};
}

bool token_is(const struct tokens *tokens, size_t at, const char *word)
{
    size_t length = strlen(word);

    return at < tokens->count && tokens->list[at].length == length
           && !memcmp(tokens->text + tokens->list[at].offset, word, length);
}

bool tokens_equal(const struct tokens *a, size_t a_at, const struct tokens *b,
                  size_t b_at)
{
    const struct token *x = &a->list[a_at], *y = &b->list[b_at];

    return x->length == y->length
           && !memcmp(a->text + x->offset, b->text + y->offset, x->length);
}

char *token_text(const struct tokens *tokens, size_t at)
{
    return text_copy(tokens->text + tokens->list[at].offset,
                     tokens->list[at].length);
}

size_t tokens_column(const struct tokens *tokens, size_t offset)
{
    size_t at = offset;

    while (at > 0 && tokens->text[at - 1] != '\n') {
        at--;
    }
    if (at == 0 && offset >= text_start(tokens->text, tokens->size)) {
        at = text_start(tokens->text, tokens->size);
    }
    return offset - at + 1;
}

size_t text_start(const char *text, size_t size)
{
    return size >= 3 && !memcmp(text, "\xef\xbb\xbf", 3) ? 3 : 0;
}
