// The floor under every figure: libwebsockets alone, set up as Sources/WebServer sets it up, doing
// the network's part of each scenario and nothing else. No meeting, no journal, no JSON: it answers
// a hello with as many bytes as it was told, a vote to its sender, and anything else to everyone.
//
//     floor PORT WELCOME_BYTES SNAPSHOT_BYTES

#include <libwebsockets.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

enum { PIECE_BYTES = 65536, HEARTBEAT_MICROSECONDS = 3000000 };

// A message with room for its header in front, shared by those it is sent to.
struct message {
    int users;
    size_t count;
    unsigned char bytes[];  // LWS_PRE of room, then the payload
};

// A place in the line of what a connection has not taken yet; most never have one.
struct place {
    struct place *next;
    struct message *message;
};

// libwebsockets keeps one per connection.
struct connection {
    struct lws *wsi;
    struct connection *next, **link;
    struct place *first, **last;
    size_t sent;  // of the first message
    char client[32];
};

static struct lws_context *context;
static struct connection *connections;
static struct message *welcome, *snapshot;
static long sequence;
static bool stops;
static lws_sorted_usec_list_t timer;
static unsigned char scratch[LWS_PRE + PIECE_BYTES];

static struct message *new_message(size_t room) {
    struct message *message = calloc(1, sizeof *message + LWS_PRE + room + 1);
    if (!message) abort();
    message->users = 1;
    return message;
}

static void drop(struct message *message) {
    if (--message->users == 0) free(message);
}

[[gnu::format(printf, 1, 2)]] static struct message *message_of(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    struct message *message = new_message(4096);
    message->count = (size_t)vsnprintf((char *)message->bytes + LWS_PRE, 4096, format, arguments);
    va_end(arguments);
    return message;
}

// MARK: Sending

// Sends a part of a message, all of it as a rule.
static bool send_piece(struct connection *connection, struct message *message) {
    size_t sent = connection->sent, count = message->count - sent;
    if (count > PIECE_BYTES) count = PIECE_BYTES;
    bool is_last = sent + count == message->count;
    int mode = sent > 0 ? LWS_WRITE_CONTINUATION : LWS_WRITE_TEXT;
    if (!is_last) mode |= LWS_WRITE_NO_FIN;
    unsigned char *payload = message->bytes + LWS_PRE;
    if (sent > 0 || !is_last) payload = memcpy(scratch + LWS_PRE, payload + sent, count);
    connection->sent = is_last ? 0 : sent + count;
    return lws_write(connection->wsi, payload, count, (enum lws_write_protocol)mode) >= 0;
}

static bool send_more(struct connection *connection) {
    while (connection->first && !lws_partial_buffered(connection->wsi)) {
        struct place *place = connection->first;
        if (!send_piece(connection, place->message)) return false;
        if (connection->sent > 0) continue;
        connection->first = place->next;
        if (!connection->first) connection->last = &connection->first;
        drop(place->message);
        free(place);
    }
    if (connection->first) lws_callback_on_writable(connection->wsi);
    return true;
}

static void queue(struct connection *connection, struct message *message) {
    bool is_free = !connection->first && !lws_partial_buffered(connection->wsi);
    if (is_free) {
        // A broken connection shows itself in the loop.
        if (!send_piece(connection, message) || connection->sent == 0) return;
    }
    struct place *place = malloc(sizeof *place);
    *place = (struct place){.message = message};
    message->users++;
    *connection->last = place;
    connection->last = &place->next;
    lws_callback_on_writable(connection->wsi);
}

static void tell(struct connection *connection, struct message *message) {
    queue(connection, message);
    drop(message);
}

static void tell_all(struct message *message) {
    for (struct connection *each = connections; each; each = each->next) queue(each, message);
    drop(message);
}

// MARK: Answering

// A message of nothing, as long as the real one.
static struct message *filled(const char *start, size_t count) {
    struct message *message = new_message(count + strlen(start) + 8);
    char *text = (char *)message->bytes + LWS_PRE;
    size_t at = (size_t)sprintf(text, "%s", start);
    while (at + 4 < count) text[at++] = 'x';
    memcpy(text + at, "\"}}]", 4);
    message->count = at + 4;
    return message;
}

// What stands in a message between two strings.
static const char *between(const char *text, const char *before, int end, int *count) {
    const char *found = strstr(text, before);
    if (!found) return *count = 0, "";
    found += strlen(before);
    const char *last = strchr(found, end);
    *count = last ? (int)(last - found) : 0;
    return found;
}

static void received(struct connection *connection, const char *text) {
    int count;
    if (strstr(text, "{\"hello\"")) {
        const char *client = between(text, "\"client\":\"", '"', &count);
        snprintf(connection->client, sizeof connection->client, "%.*s", count, client);
        queue(connection, welcome);
        if (!strstr(text, "\"position\"")) queue(connection, snapshot);
        return;
    }
    if (!strstr(text, "{\"command\"")) return;
    const char *number = between(text, "\"number\":", ',', &count);
    sequence++;
    if (strstr(text, "\"castVote\"")) {
        return tell(
            connection, message_of(
                "[{\"recorded\":{\"number\":%.*s,\"sequence\":%ld}}]", count, number, sequence));
    }
    const char *event = between(text, "\"command\":{\"number\":", '{', &count);
    event += count;
    count = (int)strlen(event) - 2;
    if (strstr(event, "\"openBallot\"")) {
        event = "{\"ballotOpened\":{\"ballot\":{\"id\":\"b1\"}}}";
        count = (int)strlen(event);
    }
    int digits;
    number = between(text, "\"number\":", ',', &digits);
    tell_all(message_of(
        "[{\"entry\":{\"at\":1700000000000,\"by\":\"p1\",\"client\":\"%s\",\"events\":[%.*s],"
        "\"number\":%.*s,\"sequence\":%ld}}]",
        connection->client, count, event, digits, number, sequence));
}

static void beat(lws_sorted_usec_list_t *list) {
    lws_sul_schedule(context, 0, list, beat, HEARTBEAT_MICROSECONDS);
    tell_all(message_of("[{\"heartbeat\":{\"now\":1700000000000}}]"));
}

static int answer(
    struct lws *wsi, enum lws_callback_reasons reason, void *data, void *input, size_t count) {
    struct connection *connection = data;
    switch (reason) {
    case LWS_CALLBACK_ESTABLISHED:
        *connection = (struct connection){.wsi = wsi, .next = connections, .link = &connections};
        connection->last = &connection->first;
        if (connections) connections->link = &connection->next;
        connections = connection;
        return 0;
    case LWS_CALLBACK_RECEIVE: {
        char text[4096];
        if (count >= sizeof text) return -1;
        memcpy(text, input, count);
        text[count] = 0;
        received(connection, text);
        return 0;
    }
    case LWS_CALLBACK_SERVER_WRITEABLE: return send_more(connection) ? 0 : -1;
    case LWS_CALLBACK_CLOSED:
        *connection->link = connection->next;
        if (connection->next) connection->next->link = connection->link;
        while (connection->first) {
            struct place *place = connection->first;
            connection->first = place->next;
            drop(place->message);
            free(place);
        }
        return 0;
    case LWS_CALLBACK_EVENT_WAIT_CANCELLED:
        if (stops) lws_context_destroy(context);
        return 0;
    default: return 0;
    }
}

static void stop(void *handle, int signal) {
    (void)handle, (void)signal;
    stops = true;
    lws_cancel_service(context);
}

int main(int count, char **arguments) {
    if (count != 4) return 2;
    static const char welcome_start[] =
        "[{\"welcome\":{\"lastNumber\":0,\"sequence\":0,\"live\":\"";
    welcome = filled(welcome_start, (size_t)atol(arguments[2]));
    snapshot = filled("[{\"snapshot\":{\"meeting\":\"", (size_t)atol(arguments[3]));
    struct rlimit limit;
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    lws_set_log_level(LLL_ERR, NULL);

    static const lws_retry_bo_t no_pings;
    static const struct lws_protocols protocols[] = {
        {.name = "socket", .callback = answer, .per_session_data_size = sizeof(struct connection),
         .rx_buffer_size = 1024, .tx_packet_size = PIECE_BYTES},
        {}};
    struct lws_context_creation_info info = {
        .port = atoi(arguments[1]), .iface = "127.0.0.1", .protocols = protocols,
        .retry_and_idle_policy = &no_pings, .max_http_header_data = 16384, .signal_cb = stop,
        .options = LWS_SERVER_OPTION_LIBUV | LWS_SERVER_OPTION_UV_NO_SIGSEGV_SIGFPE_SPIN |
            LWS_SERVER_OPTION_VALIDATE_UTF8 | LWS_SERVER_OPTION_FAIL_UPON_UNABLE_TO_BIND |
            LWS_SERVER_OPTION_SKIP_SERVER_CANONICAL_NAME | LWS_SERVER_OPTION_DISABLE_IPV6};
    context = lws_create_context(&info);
    if (!context) return 1;
    lws_sul_schedule(context, 0, &timer, beat, HEARTBEAT_MICROSECONDS);
    puts("Ready.");
    fflush(stdout);
    lws_service(context, 0);
    lws_context_destroy(context);
    return 0;
}
