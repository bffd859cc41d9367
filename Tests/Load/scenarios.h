// What is measured. The first peer is the chair.
#pragma once

#include <stddef.h>

struct options {
    int clients, at_once;
    int rounds;    // events or rounds of votes
    int editors;   // of the clients, those who type
    int keys;      // that each of them types
    int lines;     // of a sheet
    int interval;  // milliseconds between two keys of one editor
    const char *frames;  // the file with what editors of another server send
    int silent;    // of the clients, those who stop reading
    int process;   // of the server, to measure its processor time; or 0
};

// Holds idle connections until a line comes in.
void hold(struct options);
// Events of the chair until everyone has them.
void fanout(struct options);
// All but the chair vote at once, in rounds, until the last vote is recorded.
void votes(struct options);
// All fill in a sheet of so many lines, which is kept, and hand it in at once.
void sheets(struct options);
// Some type in paragraphs of their own, and all see each key.
void type(struct options);
// The same against a server of the Yjs protocol; the other functions are for the network.
void yjs(struct options);
struct peer;
void yjs_opened(struct peer *);
void yjs_received(struct peer *, const char *text, size_t count);
void yjs_skipped(struct peer *, size_t count);
void yjs_closed(struct peer *);
// Some stop reading while events go on; then, when a line comes in, they come back.
void stall(struct options);
// All come back at once, when a line comes in, after the server was started again.
void reconnect(struct options);
// All come at once for the first time.
void join(struct options);

// What scenarios of votes share.
struct samples;
// Opens a ballot on a motion, as JSON; its name.
const char *open_ballot(const char *motion);
// Closes it; the seconds until all have heard so.
double close_ballot(void);
void print_votes(struct samples *recorded, struct samples *rounds);
