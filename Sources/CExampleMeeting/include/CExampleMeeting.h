/* The prepared meeting that an empty data folder starts with, compiled into the binary. */
#pragma once
#include <stddef.h>

/* The bytes of meeting.json. */
const unsigned char *CExampleMeetingBytes(void);

/* How many bytes there are. */
size_t CExampleMeetingCount(void);
