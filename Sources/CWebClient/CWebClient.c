#include "CWebClient.h"

/* One line per file of web/: FILE(identifier, "path"). Tests/WebServer compares this table with the folder. */
#define FILES(FILE) \
    FILE(index_html, "index.html") \
    FILE(words_minutes_ar_json, "words/minutes.ar.json") \
    FILE(words_minutes_en_json, "words/minutes.en.json") \
    FILE(words_minutes_fr_json, "words/minutes.fr.json")

static const unsigned char index_html[] = {
#embed "../../web/index.html"
};

static const unsigned char words_minutes_ar_json[] = {
#embed "../../web/words/minutes.ar.json"
};

static const unsigned char words_minutes_en_json[] = {
#embed "../../web/words/minutes.en.json"
};

static const unsigned char words_minutes_fr_json[] = {
#embed "../../web/words/minutes.fr.json"
};

#define ENTRY(identifier, path) {path, identifier, sizeof identifier},
static const CWebClientFile files[] = {FILES(ENTRY)};

size_t CWebClientCount(void) { return sizeof files / sizeof *files; }

CWebClientFile CWebClientFileAt(size_t index) { return files[index]; }
