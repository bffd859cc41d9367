#include "crowd.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double patience = 300, quiet = 0.4;

struct crowd crowd;
void (*crowd_heard)(struct peer *, const struct message *);
static struct {
    int next, end, at_once, outstanding;
    bool without_snapshot;
} joining;

void crowd_make(const char *links, int count) {
    FILE *file = fopen(links, "r");
    if (!file) fail("cannot open %s", links);
    crowd.peers = calloc((size_t)count, sizeof *crowd.peers);
    crowd.count = count;
    crowd.newest = -1;
    char role[16], token[128];
    int found = 0;
    const char *last = NULL;
    while (found < count && fscanf(file, "%15s %127s", role, token) == 2) {
        last = crowd.peers[found++].token = strdup(token);
    }
    if (found == 0 || (found > 1 && found < count)) fail("%s has only %d links", links, found);
    for (int index = 0; index < count; index++) {
        struct peer *peer = &crowd.peers[index];
        if (index >= found) peer->token = last;
        peer->position = -1;
        snprintf(peer->client, sizeof peer->client, "load-%d-%06lx", index, random() & 0xffffff);
    }
    fclose(file);
}

// MARK: Coming in

static void join_more(void) {
    while (joining.next < joining.end && joining.outstanding < joining.at_once) {
        joining.outstanding++;
        peer_connect(&crowd.peers[joining.next++]);
    }
}

void crowd_knows_all(struct peer *peer) {
    peer->position = crowd.newest;
    peer->time = crowd.newest_time;
}

void crowd_opened(struct peer *peer) {
    char hello[256], position[80] = "";
    if (joining.without_snapshot) crowd_knows_all(peer);
    if (peer->position >= 0) {
        snprintf(
            position, sizeof position, ",\"position\":%ld,\"at\":%ld", peer->position,
            peer->time);
    }
    int count = snprintf(
        hello, sizeof hello, "{\"hello\":{\"token\":\"%s\",\"client\":\"%s\"%s}}", peer->token,
        peer->client, position);
    peer->needs_snapshot = peer->position < 0;
    peer->asked_at = seconds();
    peer_send(peer, hello, (size_t)count);
}

void crowd_closed(struct peer *peer) {
    crowd.lost++;
    if (peer->is_welcome) {
        peer->is_welcome = false;
        crowd.welcome--;
    } else {
        peer_connect(peer);
    }
    if (peer->waits) {
        peer->waits = false;
        crowd.waiting--;
    }
}

void crowd_join(int first, int count, int at_once) {
    joining.next = first;
    joining.end = first + count;
    joining.at_once = at_once;
    joining.outstanding = 0;
    int until = crowd.welcome + count;
    double end = seconds() + patience;
    join_more();
    while (crowd.welcome < until) {
        network_turn(0.1);
        if (seconds() > end) {
            fail("%d of %d were answered in time, %d were lost", crowd.welcome, until, crowd.lost);
        }
    }
}

void crowd_settle(void) {
    double began = seconds();
    while (seconds() - began < quiet || seconds() - crowd.entry_at < quiet) network_turn(0.05);
}

void crowd_gather(int at_once) {
    crowd_join(0, 1, 1);
    joining.without_snapshot = true;
    if (crowd.count > 1) crowd_join(1, crowd.count - 1, at_once);
    joining.without_snapshot = false;
    crowd_settle();
}

// MARK: Commands

static void give(struct peer *peer, const char *format, va_list arguments) {
    static char command[256 << 10];
    int head = snprintf(
        command, sizeof command, "{\"command\":{\"number\":%ld,\"command\":", ++peer->number);
    int body = vsnprintf(command + head, sizeof command - (size_t)head - 3, format, arguments);
    int count = head + body + 2;
    if (count >= (int)sizeof command) fail("a command is too long");
    memcpy(command + head + body, "}}", 2);
    if (!peer->waits) crowd.waiting++;
    peer->waits = true;
    peer->asked_at = seconds();
    peer_send(peer, command, (size_t)count);
}

void peer_command(struct peer *peer, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    give(peer, format, arguments);
    va_end(arguments);
}

void crowd_wait(double seconds_at_most) {
    double end = seconds() + seconds_at_most;
    while (crowd.waiting > 0) {
        network_turn(0.1);
        if (seconds() > end) fail("%d commands were not answered in time", crowd.waiting);
    }
}

long peer_ask(struct peer *peer, const char *format, ...) {
    int before = crowd.rejected;
    va_list arguments;
    va_start(arguments, format);
    give(peer, format, arguments);
    va_end(arguments);
    crowd_wait(30);
    return crowd.rejected > before ? -1 : peer->position;
}

static void settled(struct peer *peer, long number) {
    if (!peer->waits || number != peer->number) return;
    peer->waits = false;
    peer->heard_at = seconds();
    crowd.waiting--;
}

// MARK: What arrives

static void comes_to(struct peer *peer, const struct message *message) {
    peer->position = message->sequence;
    peer->time = message->at;
    if (message->sequence <= crowd.newest) return;
    crowd.newest = message->sequence;
    crowd.newest_time = message->at;
}

static void welcomed(struct peer *peer, const struct message *message) {
    if (message->last_number > peer->number) peer->number = message->last_number;
    comes_to(peer, message);
}

static void has_all(struct peer *peer) {
    peer->is_welcome = true;
    peer->heard_at = seconds();
    crowd.welcome++;
    joining.outstanding--;
    join_more();
}

void crowd_skipped(struct peer *peer, size_t count) {
    crowd.snapshot_bytes = count;
    if (!peer->is_welcome) has_all(peer);
}

void crowd_received(struct peer *peer, const char *text, size_t count) {
    struct text frame = {text, text + count};
    struct message message;
    while (take_message(&frame, &message)) {
        switch (message.kind) {
        case WELCOME:
            welcomed(peer, &message);
            crowd.welcome_bytes = count;
            if (!peer->needs_snapshot) has_all(peer);
            break;
        case ENTRY:
            comes_to(peer, &message);
            crowd.entry_at = seconds();
            if (peer->waits && text_is(message.client, peer->client)) settled(peer, message.number);
            break;
        // Entries before this one may still be on their way, so the position stays.
        case RECORDED: settled(peer, message.number); break;
        case REJECTED:
            if (crowd.rejected++ == 0) {
                int length = (int)(message.body.end - message.body.start);
                fprintf(stderr, "generator: rejected: %.*s\n", length, message.body.start);
            }
            settled(peer, message.number);
            break;
        case REFUSED:
            // A busy machine: it comes again.
            if (text_after(message.body, "noHello").start != message.body.end) break;
            fail("refused: %.*s", (int)(message.body.end - message.body.start), message.body.start);
        case LIVE: case HEARTBEAT: case OTHER: break;
        }
        if (crowd_heard) crowd_heard(peer, &message);
    }
}

// MARK: Samples

void samples_add(struct samples *samples, double value) {
    if (samples->count == samples->room) {
        samples->room = samples->room * 2 + 1024;
        samples->values = realloc(samples->values, (size_t)samples->room * sizeof(double));
        if (!samples->values) fail("out of memory");
    }
    samples->values[samples->count++] = value;
}

static int compare(const void *left, const void *right) {
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

double samples_at(struct samples *samples, double part) {
    if (samples->count == 0) return 0;
    qsort(samples->values, (size_t)samples->count, sizeof(double), compare);
    int index = (int)(part * (samples->count - 1) + 0.5);
    return samples->values[index];
}
