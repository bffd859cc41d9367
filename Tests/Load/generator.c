// Puts load on a room and measures it from outside. Each scenario prints one line of JSON for each
// figure-giving step; durations are in seconds. See bench.py, which runs them.

#include "scenarios.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "crowd.h"

static const struct {
    const char *name;
    void (*run)(struct options);
} scenarios[] = {
    {"hold", hold},   {"fanout", fanout},       {"votes", votes},
    {"sheets", sheets},
    {"type", type},   {"reconnect", reconnect}, {"join", join}, {"yjs", yjs},
    {"stall", stall},
};

static void usage(void) {
    fputs(
        "generator SCENARIO --port N --path P --links FILE [--clients N] [--at-once N]\n"
        "    [--rounds N] [--editors N] [--keys N] [--interval MILLISECONDS] [--silent N] [--process ID]\n"
        "    [--lines N]\n"
        "scenarios: hold, fanout, votes, sheets, type, reconnect, join, stall; yjs with --frames FILE\n",
        stderr);
    exit(2);
}

int main(int count, char **arguments) {
    struct options options = {
        .clients = 100, .at_once = 100, .rounds = 10, .editors = 10, .keys = 50, .interval = 300, .lines = 100};
    int port = 0;
    const char *path = NULL, *links = NULL;
    if (count < 2) usage();
    for (int index = 2; index + 1 < count; index += 2) {
        const char *name = arguments[index], *value = arguments[index + 1];
        if (!strcmp(name, "--port")) port = atoi(value);
        else if (!strcmp(name, "--path")) path = value;
        else if (!strcmp(name, "--links")) links = value;
        else if (!strcmp(name, "--clients")) options.clients = atoi(value);
        else if (!strcmp(name, "--at-once")) options.at_once = atoi(value);
        else if (!strcmp(name, "--rounds")) options.rounds = atoi(value);
        else if (!strcmp(name, "--editors")) options.editors = atoi(value);
        else if (!strcmp(name, "--keys")) options.keys = atoi(value);
        else if (!strcmp(name, "--lines")) options.lines = atoi(value);
        else if (!strcmp(name, "--interval")) options.interval = atoi(value);
        else if (!strcmp(name, "--silent")) options.silent = atoi(value);
        else if (!strcmp(name, "--frames")) options.frames = value;
        else if (!strcmp(name, "--process")) options.process = atoi(value);
        else usage();
    }
    if (!port || !path || !links || options.clients < 1) usage();
    // A connection is a file, and the soft limit is made for other programs.
    struct rlimit limit;
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    setvbuf(stdout, NULL, _IOLBF, 0);

    struct network_handlers ours = {
        .opened = crowd_opened, .received = crowd_received, .skipped = crowd_skipped,
        .closed = crowd_closed};
    struct network_handlers theirs = {
        .opened = yjs_opened, .received = yjs_received, .skipped = yjs_skipped,
        .closed = yjs_closed};
    network_start(port, path, options.frames ? theirs : ours);
    crowd_make(links, options.clients);
    for (size_t index = 0; index < sizeof scenarios / sizeof *scenarios; index++) {
        if (strcmp(arguments[1], scenarios[index].name)) continue;
        scenarios[index].run(options);
        for (int peer = 0; peer < crowd.count; peer++) peer_abort(&crowd.peers[peer]);
        return 0;
    }
    usage();
}
