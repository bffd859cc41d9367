// The clients of a run: how they come in, give commands and hear what became of them.
#pragma once

#include "messages.h"
#include "network.h"

struct crowd {
    struct peer *peers;
    int count;
    int welcome;        // peers that were answered
    int waiting;        // peers that wait for what became of their last command
    int lost;           // connections that ended
    int rejected;
    long newest;        // the sequence of the newest entry that anyone has heard of
    long newest_time;   // when it was made
    double entry_at;    // when an entry was last heard
    size_t welcome_bytes, snapshot_bytes;  // of the frames with the last of them
};
extern struct crowd crowd;

// Reads links from a file, "role token" per line, and makes a peer of each of the first `count`;
// with one link all have that one. The chair's comes first.
void crowd_make(const char *links, int count);
// Called for every message, after the crowd has taken note of it.
extern void (*crowd_heard)(struct peer *, const struct message *);

// From now on it is as one who has all that anyone has.
void crowd_knows_all(struct peer *);

// For the network.
void crowd_opened(struct peer *);
void crowd_received(struct peer *, const char *text, size_t count);
void crowd_skipped(struct peer *, size_t count);
void crowd_closed(struct peer *);

// Connects and says hello, at most `at_once` waiting for the answer at a time; peers that lose
// their connection before they are welcome try again. Returns when all are welcome.
void crowd_join(int first, int count, int at_once);
// Waits until no entry has come for a while.
void crowd_settle(void);
// Brings everyone in, the chair first, and settles. The others say that they have what the chair
// has, so that nobody but the chair needs a snapshot.
void crowd_gather(int at_once);
// Gives a command and does not wait. The command is JSON.
[[gnu::format(printf, 2, 3)]] void peer_command(struct peer *, const char *format, ...);
// Gives a command and waits for what becomes of it; returns the sequence of its
// entry, if it is public, or -1 if rejected.
[[gnu::format(printf, 2, 3)]] long peer_ask(struct peer *, const char *format, ...);
// Handles what happens until nobody waits any more; fails after so many seconds.
void crowd_wait(double seconds_at_most);

// Durations or other samples.
struct samples {
    double *values;
    int count, room;
};
void samples_add(struct samples *, double value);
// The value below which this part of the samples lies, 0 to 1.
double samples_at(struct samples *, double part);
