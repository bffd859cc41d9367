#include "messages.h"

#include <stdlib.h>
#include <string.h>

#include "network.h"

// The place behind the string that begins at `at` with its quotation mark.
static const char *skip_string(const char *at, const char *end) {
    for (at++; at < end && *at != '"'; at++) {
        if (*at == '\\') at++;
    }
    return at < end ? at + 1 : end;
}

// The place behind the value that begins at `at`.
static const char *skip_value(const char *at, const char *end) {
    int depth = 0;
    while (at < end) {
        switch (*at) {
        case '"':
            at = skip_string(at, end);
            if (depth == 0) return at;
            continue;
        case '{': case '[': depth++; break;
        case '}': case ']':
            if (depth-- == 0) return at;
            if (depth == 0) return at + 1;
            break;
        case ',':
            if (depth == 0) return at;
            break;
        default: break;
        }
        at++;
    }
    return end;
}

// Takes a key and the beginning of its value from inside an object.
static bool take_key(struct text *object, struct text *key) {
    const char *at = object->start;
    while (at < object->end && *at != '"' && *at != '}') at++;
    if (at >= object->end || *at == '}') return false;
    const char *behind = skip_string(at, object->end);
    *key = (struct text){at + 1, behind - 1};
    object->start = behind + 1;
    return object->start < object->end;
}

bool text_is(struct text text, const char *string) {
    size_t count = strlen(string);
    return (size_t)(text.end - text.start) == count && memcmp(text.start, string, count) == 0;
}

struct text text_after(struct text text, const char *before) {
    size_t count = strlen(before);
    const char *found = memmem(text.start, (size_t)(text.end - text.start), before, count);
    if (!found) return (struct text){text.end, text.end};
    const char *end = memchr(found + count, '"', (size_t)(text.end - found - (long)count));
    return (struct text){found + count, end ? end : text.end};
}

static enum kind kind_named(struct text name) {
    static const char *const names[] = {
        [WELCOME] = "welcome", [ENTRY] = "entry", [RECORDED] = "recorded",
        [REJECTED] = "rejected", [LIVE] = "live", [HEARTBEAT] = "heartbeat",
        [REFUSED] = "refused"};
    for (int kind = 0; kind < OTHER; kind++) {
        if (text_is(name, names[kind])) return kind;
    }
    return OTHER;
}

static void read_body(struct message *message) {
    struct text rest = message->body;
    struct text key;
    while (take_key(&rest, &key)) {
        const char *value = rest.start;
        rest.start = skip_value(value, rest.end);
        if (text_is(key, "sequence")) message->sequence = atol(value);
        else if (text_is(key, "at")) message->at = atol(value);
        else if (text_is(key, "number")) message->number = atol(value);
        else if (text_is(key, "lastNumber")) message->last_number = atol(value);
        else if (text_is(key, "client")) message->client = (struct text){value + 1, rest.start - 1};
        else if (text_is(key, "events")) message->events = (struct text){value, rest.start};
    }
}

bool take_message(struct text *frame, struct message *message) {
    struct text name;
    if (!take_key(frame, &name)) return false;
    *message = (struct message){
        .kind = kind_named(name), .sequence = -1, .at = -1, .number = -1, .last_number = -1,
        .client = {name.end, name.end}, .events = {name.end, name.end}};
    const char *value = frame->start;
    const char *behind = skip_value(value, frame->end);
    if (behind >= frame->end || *value != '{') fail("not a message: %.80s", value);
    message->body = (struct text){value + 1, behind - 1};
    if (message->kind != LIVE && message->kind != HEARTBEAT) read_body(message);
    frame->start = behind + 1;  // Behind the brace of the message.
    return true;
}
