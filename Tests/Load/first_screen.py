"""What the first screen costs in a browser: bytes, requests and scripting, in Chromium with the
processor slowed down six times, and over a slow line.

    first_screen.py LINK

Prints one line of JSON. Needs Playwright and Chromium; `make bench` runs it where they are."""

import json
import sys
import time

from playwright.sync_api import sync_playwright

SLOWER = 6
# A phone far from the mast: 400 kbit/s and 400 ms.
SLOW_LINE = {"offline": False, "latency": 400, "downloadThroughput": 50_000,
             "uploadThroughput": 50_000}
PHONE = {"width": 360, "height": 740}


def load(browser, link, line=None):
    context = browser.new_context(viewport=PHONE)
    # What comes when the page is idle does not belong to the first screen.
    context.add_init_script("window.requestIdleCallback = () => 0")
    page = context.new_page()
    session = context.new_cdp_session(page)
    sizes = []
    session.send("Network.enable")
    session.send("Performance.enable")
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    if line:
        session.send("Network.emulateNetworkConditions", line)
    else:
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    began = time.monotonic()
    page.goto(link, wait_until="commit")
    page.locator("nav.tabs button").first.wait_for(timeout=120_000)
    seconds = time.monotonic() - began
    metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    context.close()
    return {"bytes": sum(sizes), "requests": len(sizes), "scripting": metrics["ScriptDuration"],
            "task": metrics["TaskDuration"], "seconds": seconds}


def main():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        slowed = min((load(browser, sys.argv[1]) for _ in range(3)),
                     key=lambda result: result["scripting"])
        far = load(browser, sys.argv[1], SLOW_LINE)
        browser.close()
    print(json.dumps({"slowed": slowed, "far": far}))


if __name__ == "__main__":
    main()
