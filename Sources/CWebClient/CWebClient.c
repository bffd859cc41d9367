#include "CWebClient.h"

/* One line per file of web/: FILE(identifier, "path"). Tests/WebServer compares this table with the folder. */
#define FILES(FILE) \
    FILE(index_html, "index.html")

static const unsigned char index_html[] = {
#embed "../../web/index.html"
};

#define ENTRY(identifier, path) {path, identifier, sizeof identifier},
static const CWebClientFile files[] = {FILES(ENTRY)};

size_t CWebClientCount(void) { return sizeof files / sizeof *files; }

CWebClientFile CWebClientFileAt(size_t index) { return files[index]; }
