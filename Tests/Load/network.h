// Many WebSocket clients in one process and thread, over the loopback.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Bytes that are kept until more of them arrive, or until they can be sent.
struct bytes {
    uint8_t *data;
    size_t count, room;
};

enum peer_state { PEER_CLOSED, PEER_CONNECTING, PEER_SHAKING_HANDS, PEER_OPEN };

// One client. The first part is the network's, the second belongs to the scenarios.
struct peer {
    int fd;
    enum peer_state state;
    struct bytes incoming, message, outgoing;
    uint64_t skip_left;    // bytes of a frame that is thrown away
    size_t skipped;        // bytes of its message so far
    bool skip_is_final;

    const char *token;
    char client[32];   // the name that it keeps over reconnects
    long number;       // of its last command
    long position;     // the sequence up to which it knows everything; -1: nothing
    long time;         // when the entry there was made
    bool is_welcome;   // has been answered, with the snapshot if it needs one
    bool needs_snapshot;
    bool waits;        // for what becomes of its last command
    double asked_at;   // when it said hello or gave its last command
    double heard_at;   // when what it waits for came
    void *more;        // of one scenario
};

struct network_handlers {
    void (*opened)(struct peer *);
    // A whole message; the bytes are valid during the call only.
    void (*received)(struct peer *, const char *text, size_t count);
    // A message that begins with `network_skips` was thrown away as it came, for keeping it would
    // cost more than receiving it.
    void (*skipped)(struct peer *, size_t count);
    // The other side has ended the connection, or it could not be made.
    void (*closed)(struct peer *);
};

#define network_skips "[{\"snapshot\":"

struct network_totals {
    uint64_t bytes, messages;  // received
    uint64_t sent;             // bytes, frames and all
};
extern struct network_totals network_totals;

// The server is at 127.0.0.1:port, its socket at this path.
void network_start(int port, const char *path, struct network_handlers handlers);
void peer_connect(struct peer *);
void peer_send(struct peer *, const char *text, size_t count);
void peer_send_binary(struct peer *, const char *bytes, size_t count);
// Ends the connection at once, so that its port is free again.
void peer_abort(struct peer *);
// Reads no more from it, as a computer that has gone to sleep.
void peer_ignore(struct peer *);
// Handles what has happened, waiting at most so long. True if a line came in on standard input.
bool network_turn(double at_most);
// A monotonic clock.
double seconds(void);
// The processor time that the server has used, by its process id; 0 if that is 0.
double processor_seconds(int process);
// Says what is wrong and ends the program.
[[gnu::noreturn]] [[gnu::format(printf, 1, 2)]] void fail(const char *format, ...);
