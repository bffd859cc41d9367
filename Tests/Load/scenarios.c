#include "scenarios.h"

#include <stdio.h>
#include <stdlib.h>

#include "crowd.h"

static struct peer *chair(void) { return &crowd.peers[0]; }

static void print_percentiles(const char *name, struct samples *samples) {
    printf(
        "\"%s\":{\"p50\":%.6f,\"p95\":%.6f,\"p99\":%.6f,\"max\":%.6f}", name,
        samples_at(samples, 0.5), samples_at(samples, 0.95), samples_at(samples, 0.99),
        samples_at(samples, 1));
}

// MARK: Connections

void hold(struct options options) {
    double began = seconds();
    crowd_join(0, options.clients, options.at_once);
    printf(
        "{\"connections\":%d,\"seconds\":%.3f,\"welcomeBytes\":%zu,\"snapshotBytes\":%zu}\n",
        crowd.welcome, seconds() - began, crowd.welcome_bytes, crowd.snapshot_bytes);
    uint64_t messages = network_totals.messages;
    began = seconds();
    while (!network_turn(1)) {}
    printf(
        "{\"messages\":%lu,\"seconds\":%.3f,\"lost\":%d}\n", network_totals.messages - messages,
        seconds() - began, crowd.lost);
}

static void print_arrivals(double began) {
    struct samples answered = {}, asked = {};
    for (int index = 0; index < crowd.count; index++) {
        samples_add(&answered, crowd.peers[index].heard_at - began);
        samples_add(&asked, crowd.peers[index].asked_at - began);
    }
    printf(
        "{\"clients\":%d,\"welcomeBytes\":%zu,\"snapshotBytes\":%zu,", crowd.count,
        crowd.welcome_bytes, crowd.snapshot_bytes);
    printf("\"lastHello\":%.6f,", samples_at(&asked, 1));
    print_percentiles("answered", &answered);
}

void join(struct options options) {
    double processor = processor_seconds(options.process);
    double began = seconds();
    crowd_join(0, options.clients, options.clients);
    print_arrivals(began);
    crowd_settle();
    // Everyone hears of everyone's arrival.
    printf(
        ",\"settled\":%.6f,\"bytes\":%lu,\"processor\":%.2f}\n",
        crowd.entry_at > 0 ? crowd.entry_at - began : 0.0, network_totals.bytes,
        processor_seconds(options.process) - processor);
}

void reconnect(struct options options) {
    crowd_gather(options.at_once);
    // As those who have everything, so that only what was missed is sent.
    for (int index = 0; index < crowd.count; index++) crowd_knows_all(&crowd.peers[index]);
    printf("{\"connections\":%d}\n", crowd.welcome);
    while (!network_turn(1)) {}
    while (crowd.welcome > 0) network_turn(0.1);
    double began = seconds();
    crowd_join(0, options.clients, options.clients);
    print_arrivals(began);
    puts("}");
}

// MARK: Events

static struct samples heard;
static int still_to_hear;

static void note_event(struct peer *peer, const struct message *message) {
    (void)peer;
    if (message->kind != ENTRY || message->number != chair()->number ||
        !text_is(message->client, chair()->client)) return;
    samples_add(&heard, seconds() - chair()->asked_at);
    still_to_hear--;
}

void fanout(struct options options) {
    crowd_gather(options.at_once);
    crowd_heard = note_event;
    double processor = processor_seconds(options.process);
    struct samples first = {}, middle = {}, last = {};
    for (int round = 0; round < options.rounds; round++) {
        heard.count = 0;
        still_to_hear = crowd.count;
        peer_command(chair(), "{\"addAction\":{\"text\":\"%d\"}}", round);
        double end = seconds() + 30;
        while (still_to_hear > 0) {
            network_turn(0.1);
            if (seconds() > end) fail("%d did not hear of event %d", still_to_hear, round);
        }
        samples_add(&first, samples_at(&heard, 0));
        samples_add(&middle, samples_at(&heard, 0.5));
        samples_add(&last, samples_at(&heard, 1));
        // Between two, the server is idle, and the chair stays below its limit.
        for (double pause = seconds() + 0.05; seconds() < pause;) network_turn(0.01);
    }
    processor = processor_seconds(options.process) - processor;
    printf(
        "{\"clients\":%d,\"events\":%d,\"processor\":%.2f,", crowd.count, options.rounds,
        processor);
    print_percentiles("first", &first);
    printf(",");
    print_percentiles("middle", &middle);
    printf(",");
    print_percentiles("last", &last);
    puts("}");
}

// MARK: Readers that stop

static void events_every(int milliseconds, int count) {
    heard.count = 0;
    for (int index = 0; index < count; index++) {
        double next = seconds() + milliseconds / 1e3;
        peer_command(chair(), "{\"addAction\":{\"text\":\"%d\"}}", index);
        while (seconds() < next) network_turn(next - seconds() > 0 ? next - seconds() : 0);
    }
}

void stall(struct options options) {
    crowd_gather(options.at_once);
    crowd_heard = note_event;
    events_every(options.interval, options.rounds);
    printf("{");
    print_percentiles("before", &heard);
    puts("}");
    int first = crowd.count - options.silent;
    for (int index = first; index < crowd.count; index++) peer_ignore(&crowd.peers[index]);
    events_every(options.interval, options.rounds);
    printf("{");
    print_percentiles("during", &heard);
    printf(",\"lost\":%d}\n", crowd.lost);
    while (!network_turn(1)) {}
    for (int index = first; index < crowd.count; index++) {
        struct peer *peer = &crowd.peers[index];
        peer_abort(peer);
        if (peer->is_welcome) crowd.welcome--;
        peer->is_welcome = false;
    }
    double began = seconds();
    crowd_join(first, options.silent, options.silent);
    for (int index = first; index < crowd.count; index++) {
        while (crowd.peers[index].position < crowd.newest) network_turn(0.1);
    }
    printf("{\"resumed\":%.6f}\n", seconds() - began);
}

// MARK: Votes

static char ballot[64];

static void note_ballot(struct peer *peer, const struct message *message) {
    (void)peer;
    if (message->kind != ENTRY) return;
    struct text opened = text_after(message->events, "\"ballotOpened\":");
    if (opened.start == message->events.end) return;
    struct text id = text_after((struct text){opened.start, message->events.end}, "\"id\":\"");
    snprintf(ballot, sizeof ballot, "%.*s", (int)(id.end - id.start), id.start);
}

const char *open_ballot(const char *motion) {
    crowd_heard = note_ballot;
    // Rejected if the meeting is open already.
    peer_ask(chair(), "{\"openMeeting\":{}}");
    crowd.rejected = 0;
    peer_ask(chair(), "{\"openBallot\":{\"motion\":%s}}", motion);
    if (!ballot[0]) fail("no ballot was opened");
    crowd_settle();
    return ballot;
}

double close_ballot(void) {
    crowd_heard = note_event;
    still_to_hear = crowd.count;
    heard.count = 0;
    peer_command(chair(), "{\"closeBallot\":{\"ballot\":\"%s\"}}", ballot);
    for (double end = seconds() + 60; still_to_hear > 0 && seconds() < end;) network_turn(0.1);
    if (still_to_hear > 0) fail("%d did not hear of the closing", still_to_hear);
    return samples_at(&heard, 1);
}

void print_votes(struct samples *recorded, struct samples *rounds) {
    print_percentiles("recorded", recorded);
    printf(",");
    print_percentiles("round", rounds);
}

void votes(struct options options) {
    crowd_gather(options.at_once);
    open_ballot("{\"text\":\"Load\",\"method\":\"yesNo\"}");
    double processor = processor_seconds(options.process);
    uint64_t received = network_totals.bytes, sent = network_totals.sent;
    struct samples recorded = {}, rounds = {};
    for (int round = 0; round < options.rounds; round++) {
        double began = seconds();
        for (int index = 0; index < crowd.count; index++) {
            peer_command(
                &crowd.peers[index],
                "{\"castVote\":{\"ballot\":\"%s\",\"choice\":{\"option\":\"%s\"}}}", ballot,
                (index + round) % 3 ? "yes" : "no");
        }
        crowd_wait(60);
        for (int index = 0; index < crowd.count; index++) {
            samples_add(&recorded, crowd.peers[index].heard_at - began);
        }
        samples_add(&rounds, seconds() - began);
        for (double pause = seconds() + 0.2; seconds() < pause;) network_turn(0.02);
    }
    processor = processor_seconds(options.process) - processor;
    received = network_totals.bytes - received;
    sent = network_totals.sent - sent;
    double closed = close_ballot();
    printf(
        "{\"voters\":%d,\"rejected\":%d,\"processor\":%.2f,\"bytes\":%lu,\"sentBytes\":%lu,",
        crowd.count, crowd.rejected, processor, received, sent);
    print_votes(&recorded, &rounds);
    printf(",\"closed\":%.6f}\n", closed);
}
