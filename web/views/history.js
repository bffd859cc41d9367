/** Looking back: the meeting as it stood at any moment, over the page of the meeting as it is. */

import {Timeline} from "../minutes/historyTimeline.js";
import {address} from "../protocol.js";
import {h} from "../render.js";
import {historyControls} from "./historyControls.js";
import {historyPage} from "./historyPage.js";
import {icon, press} from "./parts.js";

/**
 * @typedef {import("./parts.js").App} App
 *
 * @typedef {Object} History what is looked at; views change it and redraw
 * @property {App} app
 * @property {Timeline} timeline
 * @property {number} index of the entry after which the meeting is shown
 * @property {"minutes" | "votes" | "lists"} part
 * @property {number | "now" | null} against the index of the moment to compare with; "now": the
 *   newest; null: nothing is compared
 * @property {string | null} restored the block that came back last
 * @property {(id: string) => void} restore brings a block back as it was
 * @property {(index: number) => void} go
 */

/**
 * Opens the past of a meeting and reads it, page by page.
 * @param {App} app
 * @param {{meeting: string, token: string}} access
 */
export function createHistory(app, {meeting, token}) {
  let loading = {through: 0, head: 0};
  let failed = false;
  let isReading = false;
  let isOver = false;
  /** What came while the past was being read. */
  let waiting = [];
  const timeline = new Timeline();

  /** @type {History} */
  const history = {
    app, timeline, index: 0, part: "minutes", against: null, restored: null,
    restore(id) {
      if (app.restoreInMinutes(timeline.at(history.index).document, id)) history.restored = id;
      app.redraw();
    },
    go(index) {
      history.index = Math.min(Math.max(index, 0), timeline.count - 1);
      history.restored = null;
      app.redraw();
    },
  };

  const end = app.store.subscribe((change) => {
    if (change.kind === "entry" && loading) waiting.push(change.entry);
    else if (change.kind === "entry") add([change.entry]);
    // A snapshot leaves out what was missed.
    else if (change.kind === "snapshot") read();
  });

  /** Adds entries; whoever looks at the newest moment goes on doing so. */
  function add(entries) {
    const isNewest = history.index === timeline.count - 1;
    timeline.append(entries);
    if (isNewest) history.index = timeline.count - 1;
  }

  async function read() {
    if (isReading) return;
    isReading = true;
    failed = false;
    loading = {through: timeline.sequence, head: timeline.sequence};
    const isFirst = timeline.count === 0;
    try {
      do {
        const page = await fetchPage(loading.through);
        if (isOver) return;
        add(page.entries);
        loading = {through: page.through, head: page.head};
        app.redraw();
      } while (loading.through < loading.head);
      add(waiting);
      waiting = [];
      loading = null;
      if (isFirst) history.index = timeline.count - 1;
    } catch {
      failed = true;
    } finally {
      isReading = false;
      app.redraw();
    }
  }

  async function fetchPage(after) {
    const response = await fetch(address.entries(meeting, after), {
      headers: {Authorization: `Bearer ${token}`},
    });
    if (!response.ok) throw new Error(String(response.status));
    return response.json();
  }

  function close() {
    isOver = true;
    end();
    app.closeHistory();
  }

  read();

  return {
    view: () => h("dialog", {
      class: "past", key: "past", "aria-labelledby": "past-title", onclose: close,
      ref: (element) => element.showModal(),
    },
      h("header", {class: "past-head"},
        h("h1", {class: "page-title", id: "past-title"}, app.say("history")),
        press({class: "quiet", autofocus: true,
          onclick: (event) => event.target.closest("dialog").close()},
        icon("cross"), h("span", null, app.say("history.close")))),
      failed && h("div", {class: "past-note", role: "alert", key: "failed"},
        h("p", null, app.say("history.failed")),
        press({onclick: read}, app.say("history.again"))),
      !failed && (timeline.count === 0 || (loading && loading.through < loading.head)) &&
        h("p", {class: "past-note", role: "status", key: "loading"}, app.say("history.loading", {
          part: loading?.through ?? 0, whole: loading?.head ?? 0,
        })),
      timeline.count > 0 && !(loading && loading.through < loading.head) && [
        historyControls(history), historyPage(history)]),
  };
}
