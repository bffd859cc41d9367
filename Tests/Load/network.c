#include "network.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { READ_BYTES = 256 << 10, EVENTS = 512 };

struct network_totals network_totals;
static struct network_handlers handlers;
static struct sockaddr_in server;
static char handshake[512];
static size_t handshake_count;
static int poller = -1;
static uint8_t scratch[READ_BYTES];

double seconds(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

double processor_seconds(int process) {
    char path[40], text[1024];
    snprintf(path, sizeof path, "/proc/%d/stat", process);
    FILE *file = process ? fopen(path, "r") : NULL;
    if (!file) return 0;
    size_t count = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    text[count] = 0;
    unsigned long user = 0, system = 0;
    // The name before the closing parenthesis may hold anything.
    const char *rest = strrchr(text, ')');
    static const char format[] = "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu";
    if (rest) sscanf(rest + 2, format, &user, &system);
    return (double)(user + system) / (double)sysconf(_SC_CLK_TCK);
}

void fail(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fputs("generator: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    exit(1);
}

static void append(struct bytes *bytes, const void *data, size_t count) {
    if (bytes->count + count > bytes->room) {
        bytes->room = (bytes->count + count) * 2;
        bytes->data = realloc(bytes->data, bytes->room);
        if (!bytes->data) fail("out of memory");
    }
    memcpy(bytes->data + bytes->count, data, count);
    bytes->count += count;
}

static void release(struct bytes *bytes) {
    free(bytes->data);
    *bytes = (struct bytes){};
}

// MARK: Connections

void network_start(int port, const char *path, struct network_handlers given) {
    handlers = given;
    server = (struct sockaddr_in){
        .sin_family = AF_INET, .sin_port = htons((uint16_t)port),
        .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    handshake_count = (size_t)snprintf(
        handshake, sizeof handshake,
        "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n",
        path, port);
    poller = epoll_create1(0);
    struct epoll_event input = {.events = EPOLLIN, .data.ptr = NULL};
    // A file instead of a pipe cannot be polled, and then nobody writes a line.
    (void)epoll_ctl(poller, EPOLL_CTL_ADD, STDIN_FILENO, &input);
}

static void watch(struct peer *peer, int operation, uint32_t events) {
    struct epoll_event event = {.events = events, .data.ptr = peer};
    if (epoll_ctl(poller, operation, peer->fd, &event) < 0) fail("epoll: %s", strerror(errno));
}

void peer_connect(struct peer *peer) {
    peer->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (peer->fd < 0) fail("socket: %s", strerror(errno));
    int on = 1;
    setsockopt(peer->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    struct linger reset = {.l_onoff = 1, .l_linger = 0};
    setsockopt(peer->fd, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
    peer->state = PEER_CONNECTING;
    watch(peer, EPOLL_CTL_ADD, EPOLLIN | EPOLLOUT);
    if (connect(peer->fd, (struct sockaddr *)&server, sizeof server) < 0 && errno != EINPROGRESS) {
        fail("connect: %s", strerror(errno));
    }
}

void peer_abort(struct peer *peer) {
    if (peer->state == PEER_CLOSED) return;
    close(peer->fd);
    peer->state = PEER_CLOSED;
    release(&peer->incoming);
    release(&peer->message);
    release(&peer->outgoing);
    peer->skip_left = peer->skipped = 0;
}

void peer_ignore(struct peer *peer) { watch(peer, EPOLL_CTL_MOD, 0); }

static void lose(struct peer *peer) {
    peer_abort(peer);
    handlers.closed(peer);
}

static void write_bytes(struct peer *peer, const uint8_t *data, size_t count) {
    ssize_t written = peer->outgoing.count > 0 ? 0 : write(peer->fd, data, count);
    if (written < 0) {
        // A reset shows itself when reading.
        if (errno != EAGAIN) return;
        written = 0;
    }
    if ((size_t)written == count) return;
    append(&peer->outgoing, data + written, count - (size_t)written);
    watch(peer, EPOLL_CTL_MOD, EPOLLIN | EPOLLOUT);
}

static void send_frame(struct peer *peer, uint8_t head, const char *text, size_t count) {
    if (peer->state != PEER_OPEN) return;
    static uint32_t seed = 0x9e3779b9;
    seed ^= seed << 13, seed ^= seed >> 17, seed ^= seed << 5;
    uint8_t frame[4096] = {head};
    size_t at = 2;
    if (count + 8 > sizeof frame) fail("a message of %zu bytes is too long", count);
    if (count < 126) {
        frame[1] = (uint8_t)(0x80 | count);
    } else {
        frame[1] = 0x80 | 126;
        frame[at++] = (uint8_t)(count >> 8);
        frame[at++] = (uint8_t)count;
    }
    const uint8_t *mask = memcpy(frame + at, &seed, 4);
    at += 4;
    for (size_t index = 0; index < count; index++) {
        frame[at + index] = (uint8_t)text[index] ^ mask[index % 4];
    }
    network_totals.sent += at + count;
    write_bytes(peer, frame, at + count);
}

void peer_send(struct peer *peer, const char *text, size_t count) {
    send_frame(peer, 0x81, text, count);
}

void peer_send_binary(struct peer *peer, const char *bytes, size_t count) {
    send_frame(peer, 0x82, bytes, count);
}

// MARK: What arrives

static void answer_ping(struct peer *peer, const uint8_t *payload, size_t count) {
    uint8_t frame[6 + 125] = {0x8a, (uint8_t)(0x80 | count)};
    memcpy(frame + 6, payload, count);  // Masked with zeros.
    write_bytes(peer, frame, 6 + count);
}

static size_t skip(struct peer *peer, size_t count) {
    if (count > peer->skip_left) count = (size_t)peer->skip_left;
    peer->skip_left -= count;
    if (peer->skip_left == 0 && peer->skip_is_final) {
        size_t skipped = peer->skipped;
        peer->skipped = 0;
        network_totals.messages++;
        handlers.skipped(peer, skipped);
    }
    return count;
}

// Whether a frame belongs to a message that is thrown away.
static bool is_skipped(struct peer *peer, int code, const uint8_t *payload, size_t count) {
    if (code == 0) return peer->skipped > 0;
    size_t length = sizeof network_skips - 1;
    return code == 1 && count >= length && memcmp(payload, network_skips, length) == 0;
}

// Takes one frame from the front of the data, or a part of one that is thrown away; returns the
// bytes taken, or 0 if it is not whole yet.
static size_t take_frame(struct peer *peer, const uint8_t *data, size_t count) {
    if (peer->skip_left > 0) return skip(peer, count);
    if (count < 2) return 0;
    size_t head = 2;
    uint64_t length = data[1] & 0x7f;
    if (length == 126) {
        head = 4;
        if (count < head) return 0;
        length = (uint64_t)data[2] << 8 | data[3];
    } else if (length == 127) {
        head = 10;
        if (count < head) return 0;
        length = 0;
        for (int index = 2; index < 10; index++) length = length << 8 | data[index];
    }
    const uint8_t *payload = data + head;
    bool is_final = data[0] & 0x80;
    int code = data[0] & 0x0f;
    if (count >= head && is_skipped(peer, code, payload, count - head)) {
        peer->skip_left = length;
        peer->skipped += length;
        peer->skip_is_final = is_final;
        return head + skip(peer, count - head);
    }
    if (count < head + length) return 0;
    switch (code) {
    case 0: case 1: case 2:
        if (!is_final || peer->message.count > 0) append(&peer->message, payload, length);
        if (!is_final) break;
        network_totals.messages++;
        if (peer->message.count == 0) {
            handlers.received(peer, (const char *)payload, length);
        } else {
            handlers.received(peer, (const char *)peer->message.data, peer->message.count);
            release(&peer->message);
        }
        break;
    case 9: answer_ping(peer, payload, length); break;
    default: break;  // A pong, or a close: the end of the stream follows.
    }
    return head + length;
}

static size_t take_handshake(struct peer *peer, const uint8_t *data, size_t count) {
    const uint8_t *end = memmem(data, count, "\r\n\r\n", 4);
    if (!end) return 0;
    if (memcmp(data, "HTTP/1.1 101", 12) != 0) fail("refused: %.60s", data);
    peer->state = PEER_OPEN;
    handlers.opened(peer);
    return (size_t)(end + 4 - data);
}

static void take_all(struct peer *peer, const uint8_t *data, size_t count) {
    bool is_kept = peer->incoming.count > 0;
    if (is_kept) {
        append(&peer->incoming, data, count);
        data = peer->incoming.data;
        count = peer->incoming.count;
    }
    size_t taken = 0;
    while (peer->state == PEER_SHAKING_HANDS || peer->state == PEER_OPEN) {
        size_t more = peer->state == PEER_OPEN
            ? take_frame(peer, data + taken, count - taken)
            : take_handshake(peer, data + taken, count - taken);
        if (more == 0) break;
        taken += more;
    }
    if (peer->state == PEER_CLOSED) return;
    if (!is_kept) {
        if (taken < count) append(&peer->incoming, data + taken, count - taken);
    } else if (taken == count) {
        release(&peer->incoming);
    } else if (taken > 0) {
        memmove(peer->incoming.data, data + taken, count - taken);
        peer->incoming.count = count - taken;
    }
}

static void readable(struct peer *peer) {
    for (;;) {
        ssize_t count = read(peer->fd, scratch, sizeof scratch);
        if (count < 0 && errno == EAGAIN) return;
        if (count <= 0) return lose(peer);
        network_totals.bytes += (uint64_t)count;
        take_all(peer, scratch, (size_t)count);
        if ((size_t)count < sizeof scratch || peer->state == PEER_CLOSED) return;
    }
}

static void writeable(struct peer *peer) {
    if (peer->state == PEER_CONNECTING) {
        int error = 0;
        socklen_t size = sizeof error;
        getsockopt(peer->fd, SOL_SOCKET, SO_ERROR, &error, &size);
        if (error) return lose(peer);
        peer->state = PEER_SHAKING_HANDS;
        watch(peer, EPOLL_CTL_MOD, EPOLLIN);
        return write_bytes(peer, (const uint8_t *)handshake, handshake_count);
    }
    struct bytes unsent = peer->outgoing;
    peer->outgoing = (struct bytes){};
    watch(peer, EPOLL_CTL_MOD, EPOLLIN);
    write_bytes(peer, unsent.data, unsent.count);
    release(&unsent);
}

bool network_turn(double at_most) {
    struct epoll_event events[EVENTS];
    struct timespec timeout = {.tv_sec = (time_t)at_most};
    timeout.tv_nsec = (long)((at_most - (double)timeout.tv_sec) * 1e9);
    int count = epoll_pwait2(poller, events, EVENTS, &timeout, NULL);
    if (count < 0 && errno != EINTR) fail("epoll: %s", strerror(errno));
    bool line = false;
    for (int index = 0; index < count; index++) {
        struct peer *peer = events[index].data.ptr;
        if (!peer) {
            ssize_t taken = read(STDIN_FILENO, scratch, sizeof scratch);
            if (taken <= 0) epoll_ctl(poller, EPOLL_CTL_DEL, STDIN_FILENO, NULL);
            line = true;
        } else if (peer->state == PEER_CONNECTING) {
            writeable(peer);
        } else {
            if (peer->state != PEER_CLOSED && events[index].events & EPOLLOUT) writeable(peer);
            if (peer->state != PEER_CLOSED && events[index].events & ~EPOLLOUT) readable(peer);
        }
    }
    return line;
}
