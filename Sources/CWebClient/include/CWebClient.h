/* The files of web/, compiled into the binary. */
#pragma once
#include <stddef.h>

typedef struct {
    const char *path;           /* as below web/, e.g. "views/member.js" */
    const unsigned char *bytes;
    size_t count;
} CWebClientFile;

/* The number of files. */
size_t CWebClientCount(void);

/* The file at an index below CWebClientCount(). */
CWebClientFile CWebClientFileAt(size_t index);
