// A ballot of very many questions: all fill in a sheet, all hand it in at once.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "crowd.h"
#include "scenarios.h"

static char *motion_of(int lines) {
    char *motion = malloc(100 + (size_t)lines * 110), *at = motion;
    at += sprintf(
        at, "{\"text\":\"Load\",\"method\":\"yesNo\",\"rule\":{\"majorities\":[{\"base\":\"cast\","
            "\"threshold\":{\"fraction\":{\"numerator\":1,\"denominator\":2},\"exceeding\":true},"
            "\"inEachConstituency\":false,\"leastPerConstituency\":0}],\"tie\":\"fails\"},"
            "\"sheet\":{\"lines\":[");
    for (int line = 0; line < lines; line++) {
        at += sprintf(
            at, "%s{\"label\":\"%d. A proposal as long as those of the people usually are\"}",
            line ? "," : "", line + 1);
    }
    sprintf(at, "]}}");
    return motion;
}

static void fill_in(int lines, const char *ballot) {
    char *draft = malloc(200 + (size_t)lines * 12);
    for (int index = 0; index < crowd.count; index++) {
        char *at = draft + sprintf(
            draft, "{\"draft\":{\"ballot\":\"%s\",\"mark\":1,\"answers\":{", ballot);
        for (int line = 0; line < lines; line++) {
            at += sprintf(at, "%s\"%d\":\"%d\"", line ? "," : "", line, (line + index) % 3);
        }
        at += sprintf(at, "}}}");
        peer_send(&crowd.peers[index], draft, (size_t)(at - draft));
    }
    free(draft);
}

void sheets(struct options options) {
    crowd_gather(options.at_once);
    char *motion = motion_of(options.lines);
    const char *ballot = open_ballot(motion);
    double processor = processor_seconds(options.process);
    uint64_t messages = network_totals.messages;
    double began = seconds();
    fill_in(options.lines, ballot);
    // Each hears once that the draft is on the disk; heartbeats come besides.
    while (network_totals.messages - messages < (uint64_t)crowd.count) {
        network_turn(0.1);
        if (seconds() > began + 60) fail("the drafts were not kept in time");
    }
    double kept = seconds() - began, drafting = processor_seconds(options.process) - processor;
    crowd_settle();

    processor = processor_seconds(options.process);
    struct samples recorded = {}, rounds = {};
    char *answers = malloc((size_t)options.lines + 1);
    began = seconds();
    for (int index = 0; index < crowd.count; index++) {
        for (int line = 0; line < options.lines; line++) {
            answers[line] = (char)('0' + (line + index) % 3);
        }
        answers[options.lines] = 0;
        peer_command(
            &crowd.peers[index],
            "{\"castVote\":{\"ballot\":\"%s\",\"choice\":{\"sheet\":\"%s\"}}}", ballot, answers);
    }
    crowd_wait(60);
    for (int index = 0; index < crowd.count; index++) {
        samples_add(&recorded, crowd.peers[index].heard_at - began);
    }
    samples_add(&rounds, seconds() - began);
    processor = processor_seconds(options.process) - processor;
    uint64_t bytes = network_totals.bytes;
    double closed = close_ballot();
    bytes = network_totals.bytes - bytes;
    printf(
        "{\"voters\":%d,\"rejected\":%d,\"processor\":%.3f,\"drafting\":%.3f,\"kept\":%.6f,",
        crowd.count, crowd.rejected, processor, drafting, kept);
    print_votes(&recorded, &rounds);
    printf(",\"closed\":%.6f,\"closingBytes\":%lu}\n", closed, bytes);
    free(answers);
    free(motion);
}
