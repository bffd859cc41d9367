/* What Swift cannot import from libwebsockets by itself. */
#pragma once
#include <libwebsockets.h>

/* Bytes that lws_write() needs free in front of a payload. */
enum { CLIBWEBSOCKETS_PRE = LWS_PRE };
