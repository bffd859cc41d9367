// The messages of docs/PROTOCOL.md, as far as load needs them.
#pragma once

#include <stdbool.h>
#include <stddef.h>

// A part of a frame; not ended by a zero.
struct text {
    const char *start, *end;
};

enum kind { WELCOME, ENTRY, RECORDED, REJECTED, LIVE, HEARTBEAT, REFUSED, OTHER };

struct message {
    enum kind kind;
    struct text body;
    // What the kind has of these; numbers are -1 and texts empty without it.
    long sequence, at, number, last_number;
    struct text client, events;
};

// Takes the next message from the front of a frame's array.
bool take_message(struct text *frame, struct message *message);

// What follows `before` in the text, up to a quotation mark; empty if it does not occur.
struct text text_after(struct text text, const char *before);
bool text_is(struct text text, const char *string);
