/* What Swift cannot import from libwebsockets by itself. */
#pragma once
#include <libwebsockets.h>

/* Bytes that lws_write() needs free in front of a payload. */
enum { CLIBWEBSOCKETS_PRE = LWS_PRE };

/* Options that are made of several and so are no plain constants. */
static const unsigned long long CLIBWEBSOCKETS_ENCRYPT =
    LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT;
static const unsigned long long CLIBWEBSOCKETS_ALLOW_PLAIN =
    LWS_SERVER_OPTION_ALLOW_NON_SSL_ON_SSL_PORT | LWS_SERVER_OPTION_ALLOW_HTTP_ON_HTTPS_LISTENER;
