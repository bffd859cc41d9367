"""Where the page with the surfaces is."""

import json
import urllib.parse


def address(files, **options):
    if isinstance(options.get("blocks"), list):
        options["blocks"] = json.dumps([
            {"kind": "paragraph", "text": block} if isinstance(block, str) else block
            for block in options["blocks"]])
    query = urllib.parse.urlencode(options)
    return f"{files}/Tests/Browser/editor/page.html?{query}"
