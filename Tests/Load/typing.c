// Keystrokes, as the client sends them: a key that is pressed while the last operation is under
// way waits and goes out with all that were pressed meanwhile. Its time counts from the key.

#include <stdio.h>
#include <stdlib.h>

#include "crowd.h"
#include "scenarios.h"

enum { KEYS_AT_ONCE = 64, OPERATIONS = 64 };

// Keys that go in one operation.
struct batch {
    long number;  // of the command
    int count;
    double pressed[KEYS_AT_ONCE];
};

struct editor {
    struct peer *peer;
    double next_key;
    int keys_left;
    int length;   // of its paragraph, in UTF-16 units, as the server will have it
    struct batch waiting;
    // The last ones sent: others may still not have seen them when the editor has the answer.
    struct batch sent[OPERATIONS];
};

static struct samples keys, own;
static long still_to_see;

static void send_keys(struct editor *editor) {
    struct peer *peer = editor->peer;
    char text[KEYS_AT_ONCE + 1];
    int count = editor->waiting.count;
    for (int index = 0; index < count; index++) {
        text[index] = (char)('a' + (editor->length + index) % 26);
    }
    text[count] = 0;
    editor->waiting.number = peer->number + 1;
    editor->sent[editor->waiting.number % OPERATIONS] = editor->waiting;
    editor->waiting.count = 0;
    char retain[24] = "";
    if (editor->length > 0) snprintf(retain, sizeof retain, "%d,", editor->length);
    peer_command(
        peer,
        "{\"editMinutes\":{\"base\":%ld,\"operation\":"
        "[{\"text\":{\"block\":\"%s\",\"delta\":[%s\"%s\"]}}]}}",
        peer->position, peer->client, retain, text);
    editor->length += count;
    char caret[160];
    int size = snprintf(
        caret, sizeof caret, "{\"caret\":{\"block\":\"%s\",\"offset\":%d,\"anchor\":%d}}",
        peer->client, editor->length, editor->length);
    peer_send(peer, caret, (size_t)size);
}

static void note_key(struct peer *peer, const struct message *message) {
    if (message->kind != ENTRY) return;
    // The name says which peer it is: load-INDEX-….
    if (!text_is((struct text){message->client.start, message->client.start + 5}, "load-")) return;
    struct editor *editor = crowd.peers[atoi(message->client.start + 5)].more;
    if (!editor) return;
    struct batch *batch = &editor->sent[message->number % OPERATIONS];
    if (batch->number != message->number) fail("an operation came too late to be measured");
    double now = seconds();
    for (int index = 0; index < batch->count; index++) {
        samples_add(peer == editor->peer ? &own : &keys, now - batch->pressed[index]);
        still_to_see--;
    }
}

static void press(struct editor *editor, double interval) {
    if (editor->keys_left > 0 && seconds() >= editor->next_key) {
        if (editor->waiting.count == KEYS_AT_ONCE) fail("the server is far behind the keys");
        editor->waiting.pressed[editor->waiting.count++] = editor->next_key;
        editor->next_key += interval;
        editor->keys_left--;
    }
    if (editor->waiting.count > 0 && !editor->peer->waits) send_keys(editor);
}

void type(struct options options) {
    if (options.editors >= options.clients) fail("there are more editors than clients");
    crowd_gather(options.at_once);
    struct editor *editors = calloc((size_t)options.editors, sizeof *editors);
    double interval = options.interval / 1e3;
    for (int index = 0; index < options.editors; index++) {
        struct peer *peer = &crowd.peers[1 + index];
        editors[index] = (struct editor){.peer = peer, .keys_left = options.keys};
        peer->more = &editors[index];
        peer_ask(
            peer,
            "{\"editMinutes\":{\"base\":%ld,\"operation\":[{\"insert\":{\"block\":\"%s\","
            "\"after\":null,\"attributes\":{\"kind\":\"paragraph\"},\"text\":\"\"}}]}}",
            peer->position, peer->client);
    }
    crowd_settle();
    crowd_heard = note_key;
    still_to_see = (long)options.editors * options.keys * crowd.count;
    double began = seconds(), processor = processor_seconds(options.process);
    uint64_t bytes = network_totals.bytes, sent = network_totals.sent;
    // They do not all type in step.
    for (int index = 0; index < options.editors; index++) {
        editors[index].next_key = began + interval * index / options.editors;
    }
    double end = began + options.keys * interval + 60;
    while (still_to_see > 0) {
        double now = seconds(), next = now + 0.05;
        if (now > end) fail("%ld keys were not seen in time", still_to_see);
        for (int index = 0; index < options.editors; index++) {
            press(&editors[index], interval);
            if (editors[index].keys_left > 0 && editors[index].next_key < next) {
                next = editors[index].next_key;
            }
        }
        network_turn(next > now ? next - now : 0);
    }
    printf(
        "{\"editors\":%d,\"clients\":%d,\"keys\":%d,\"seconds\":%.3f,\"rejected\":%d,"
        "\"processor\":%.2f,",
        options.editors, crowd.count, options.editors * options.keys, seconds() - began,
        crowd.rejected, processor_seconds(options.process) - processor);
    double pressed = (double)options.editors * options.keys;
    printf(
        "\"sentBytes\":%.1f,\"bytes\":%.1f,", (double)(network_totals.sent - sent) / pressed,
        (double)(network_totals.bytes - bytes) / pressed / crowd.count);
    printf(
        "\"others\":{\"p50\":%.6f,\"p95\":%.6f,\"p99\":%.6f,\"max\":%.6f},", samples_at(&keys, 0.5),
        samples_at(&keys, 0.95), samples_at(&keys, 0.99), samples_at(&keys, 1));
    printf("\"own\":{\"p50\":%.6f}}\n", samples_at(&own, 0.5));
}
