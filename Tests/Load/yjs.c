// Keystrokes against a server of the Yjs protocol, with the frames that peer.py has written. The
// same keys at the same times as in typing.c; each goes out at once, as those clients do.

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "crowd.h"
#include "scenarios.h"

struct frame {
    uint8_t *data;
    uint32_t count;
};

// What one editor sends, an update and a caret for each key.
struct writer {
    struct frame *frames;
    double *pressed;
    int sent;
};

static struct samples keys;
static struct writer *writers;
static int writer_count, keys_each, opened;
static long still_to_see;
static double last_seen;

static void read_frames(const char *path, int editors, int count) {
    FILE *file = fopen(path, "rb");
    if (!file) fail("cannot open %s", path);
    writers = calloc((size_t)editors, sizeof *writers);
    for (int editor = 0; editor < editors; editor++) {
        writers[editor].frames = calloc((size_t)count * 2, sizeof(struct frame));
        writers[editor].pressed = calloc((size_t)count, sizeof(double));
        for (int index = 0; index < count * 2; index++) {
            struct frame *frame = &writers[editor].frames[index];
            if (fread(&frame->count, 4, 1, file) != 1) fail("%s is too short", path);
            frame->data = malloc(frame->count);
            if (fread(frame->data, 1, frame->count, file) != frame->count) fail("cut short");
        }
    }
    fclose(file);
    writer_count = editors;
    keys_each = count;
}

static uint64_t number(const uint8_t **at, const uint8_t *end) {
    uint64_t value = 0;
    for (int shift = 0; *at < end && shift < 63; shift += 7) {
        uint8_t byte = *(*at)++;
        value |= (uint64_t)(byte & 127) << shift;
        if (byte < 128) break;
    }
    return value;
}

void yjs_opened(struct peer *peer) {
    (void)peer;
    opened++;
}

// An update begins with the number of clients in it, that of its parts, the client, and the clock
// of the first of them: in ours the number of the key. Several keys may come as parts of one.
void yjs_received(struct peer *peer, const char *text, size_t count) {
    (void)peer;
    const uint8_t *at = (const uint8_t *)text, *end = at + count;
    if (count < 8 || at[0] != 0 || at[1] != 2) return;
    at += 2;
    number(&at, end);
    if (number(&at, end) != 1) return;
    uint64_t parts = number(&at, end), client = number(&at, end), clock = number(&at, end);
    if (client < 1 || client > (uint64_t)writer_count) return;
    double now = seconds();
    for (uint64_t key = clock; key < clock + parts && key < (uint64_t)keys_each; key++) {
        samples_add(&keys, now - writers[client - 1].pressed[key]);
        still_to_see--;
        last_seen = now;
    }
}

void yjs_skipped(struct peer *peer, size_t count) { (void)peer, (void)count; }

void yjs_closed(struct peer *peer) {
    (void)peer;
    crowd.lost++;
}

static void connect_all(int clients, int at_once) {
    double end = seconds() + 60;
    for (int index = 0; index < clients;) {
        while (index < clients && index - opened < at_once) peer_connect(&crowd.peers[index++]);
        network_turn(0.05);
        if (seconds() > end) fail("%d of %d are connected", opened, clients);
    }
    while (opened < clients && seconds() < end) network_turn(0.05);
    // What the server says to those who come is over.
    for (double quiet = seconds() + 1; seconds() < quiet;) network_turn(0.05);
}

void yjs(struct options options) {
    read_frames(options.frames, options.editors, options.keys);
    connect_all(options.clients, 20);
    still_to_see = (long)options.editors * options.keys * options.clients;
    double interval = options.interval / 1e3;
    double began = seconds(), processor = processor_seconds(options.process);
    uint64_t bytes = network_totals.bytes;
    uint64_t sent = network_totals.sent;
    // The server is given half as long again as the keys take.
    double end = began + options.keys * interval * 1.5 + 2;
    while (still_to_see > 0 && seconds() < end) {
        double next = seconds() + 0.05;
        for (int index = 0; index < options.editors; index++) {
            struct writer *writer = &writers[index];
            double due = began + interval * index / options.editors + interval * writer->sent;
            while (writer->sent < options.keys && seconds() >= due) {
                writer->pressed[writer->sent] = due;
                for (int part = 0; part < 2; part++) {
                    struct frame *frame = &writer->frames[writer->sent * 2 + part];
                    peer_send_binary(
                        &crowd.peers[1 + index], (const char *)frame->data, frame->count);
                }
                writer->sent++;
                due += interval;
            }
            if (writer->sent < options.keys && due < next) next = due;
        }
        double now = seconds();
        network_turn(next > now ? next - now : 0);
    }
    double lasted = (still_to_see > 0 ? seconds() : last_seen) - began;
    int pressed = options.editors * options.keys;
    printf(
        "{\"editors\":%d,\"clients\":%d,\"keys\":%d,\"seconds\":%.3f,\"unseen\":%ld,"
        "\"processor\":%.2f,\"sentBytes\":%.1f,\"bytes\":%.1f,",
        options.editors, options.clients, pressed, lasted, still_to_see,
        processor_seconds(options.process) - processor, (double)(network_totals.sent - sent) / pressed,
        (double)(network_totals.bytes - bytes) / pressed / options.clients);
    printf(
        "\"others\":{\"p50\":%.6f,\"p95\":%.6f,\"p99\":%.6f,\"max\":%.6f}}\n",
        samples_at(&keys, 0.5), samples_at(&keys, 0.95), samples_at(&keys, 0.99),
        samples_at(&keys, 1));
}
