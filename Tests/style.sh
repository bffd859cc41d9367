#!/usr/bin/env bash
# The rules of the code that no formatter knows. Prints every place that breaks one and fails.
set -u
cd "$(dirname "$0")/.."
failures=0

# forbid MESSAGE PATTERN FILES…: no line of the files may match.
forbid() {
    local message=$1 pattern=$2
    shift 2
    local files
    files=$(git ls-files --cached --others --exclude-standard -- "$@")
    [ -z "$files" ] && return
    local found
    found=$(grep -nE "$pattern" $files /dev/null)
    if [ -n "$found" ]; then
        printf '%s:\n%s\n' "$message" "$found"
        failures=$((failures + 1))
    fi
}

forbid 'left open' 'TODO|FIXME|XXX|HACK|not implemented' 'Sources/*.swift' 'web/*.js'
forbid 'impure in a pure room' \
    '\bDate\(\)|\.now\b|UUID\(\)|\.random\(|FileManager|JSONEncoder|JSONDecoder|\bawait\b|import Foundation' \
    'Sources/Meeting/*.swift' 'Sources/OperationalText/*.swift'
forbid 'physical direction in a style sheet' \
    '(margin|padding|border)-(left|right)|[^-a-z](left|right) *:|text-align: *(left|right)' 'web/*.css'
forbid '!important in a style sheet' '!important' 'web/*.css'
forbid 'data as HTML' 'innerHTML|outerHTML|insertAdjacentHTML|document\.write' 'web/*.js'
forbid 'an external address in the client' 'https?://' 'web/*.js' 'web/*.css' 'web/*.html'

# What the server relies on when it leaves comments out (Sources/WebServer/Slimming.swift).
forbid 'a string over several lines' '^[^`]*(`[^`]*`[^`]*)*`[^`]*$' 'web/*.js'
forbid 'something behind the end of a comment' '^ *\*?([^/*]|/[^*]|\*[^/])*\*/ *[^ ]' 'web/*.js' 'web/*.css'

# A target may import only what is below it.
forbid 'a pure room imports a door' 'import (Foundation|Glibc|Journal|Room|WebServer|Documents)' \
    'Sources/Meeting/*.swift' 'Sources/OperationalText/*.swift' 'Sources/QRCode/*.swift'
forbid 'the web server knows the meeting' 'import (Meeting|Room|Journal)' 'Sources/WebServer/*.swift'
forbid 'the journal knows the meeting' 'import (Meeting|Room|WebServer)' 'Sources/Journal/*.swift'
forbid 'the room knows sockets' 'import (WebServer|CLibwebsockets)' 'Sources/Room/*.swift'

exit "$((failures > 0))"
