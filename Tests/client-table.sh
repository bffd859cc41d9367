#!/usr/bin/env bash
# Writes the table of the client's files that are compiled into the binary: every file below web/
# that a browser asks for. `make build` calls it, so that a new file is not forgotten.
set -euo pipefail
cd "$(dirname "$0")/.."
table=Sources/CWebClient/CWebClient.c
files=$(cd web && find . -type f ! -name 'jsconfig.json' ! -name '*.d.ts' | sed 's|^\./||' | LC_ALL=C sort)
identifier() { printf '%s' "$1" | tr -c 'A-Za-z0-9' '_'; }
{
    printf '/* Written by Tests/client-table.sh: the files of web/, compiled in. */\n#include "CWebClient.h"\n'
    for file in $files; do
        printf '\nstatic const unsigned char %s[] = {\n#embed "../../web/%s"\n};\n' "$(identifier "$file")" "$file"
    done
    printf '\nstatic const CWebClientFile files[] = {\n'
    for file in $files; do
        printf '    {"%s", %s, sizeof %s},\n' "$file" "$(identifier "$file")" "$(identifier "$file")"
    done
    printf '};\n\nsize_t CWebClientCount(void) { return sizeof files / sizeof *files; }\n\n'
    printf 'CWebClientFile CWebClientFileAt(size_t index) { return files[index]; }\n'
} > "$table.new"
if cmp -s "$table.new" "$table"; then rm "$table.new"; else mv "$table.new" "$table"; fi
