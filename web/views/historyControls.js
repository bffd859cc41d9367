/** The time slider, the moments that people look for, and what the moment is compared with. */

import {h} from "../render.js";
import {commitmentLabel, personName} from "../sentences.js";
import {field, icon, own} from "./parts.js";

/**
 * @typedef {import("./history.js").History} History
 * @typedef {import("../minutes/historyMarks.js").Mark} Mark
 */

/** So many ticks can be told apart below the slider. */
const MOST_TICKS = 80;
const PARTS = /** @type {const} */ (["minutes", "votes", "lists"]);

/** @param {History} history */
export function historyControls(history) {
  const {app, timeline, index} = history;
  return h("div", {class: "past-controls", key: "controls"},
    momentLine(history),
    h("div", {class: "past-slide"},
      step(history, "history.previousMark", markBefore(history)?.index, "back"),
      slider(history),
      step(history, "history.nextMark", markAfter(history)?.index, "forward")),
    h("div", {class: "past-choices"},
      field(app.say("history.goto"), markMenu(history)),
      field(app.say("history.compare"), compareMenu(history))),
    h("div", {class: "chips", role: "group", "aria-label": app.say("history.parts")},
      PARTS.map((part) => h("button", {
        key: part, type: "button", class: "chip", "aria-pressed": String(history.part === part),
        onclick: () => { history.part = part; app.redraw(); },
      }, app.say(`history.part.${part}`)))),
    index < timeline.count - 1 && h("p", {class: "unseen", key: "past"}, app.say("history.isPast")));
}

/** When it was, who did something, and what. */
function momentLine({app, timeline, index}) {
  const {entry, state} = timeline.at(index);
  const mark = timeline.marks.find((one) => one.index === index);
  const [event] = entry.events;
  return h("p", {class: "past-moment"},
    h("strong", {class: "figure"}, app.words.moment(entry.at)),
    entry.by && own("span", null, personName(state, entry.by)),
    h("span", {class: "muted"}, mark ? markName(app, mark, state)
      : event.minutesEdited ? app.say("history.wrote") : ""),
    h("span", {class: "muted small figure"}, app.say("history.step", {
      step: index + 1, steps: timeline.count,
    })));
}

/** @param {import("./parts.js").App} app @param {Mark} mark @param {Object} state */
export function markName(app, mark, state) {
  const commitment = state.commitments.find(({id}) => id === mark.commitment);
  return app.say(`history.mark.${mark.kind}`, {
    number: String(mark.number ?? ""),
    commitment: commitment ? commitmentLabel(app.words, commitment) : "",
  });
}

function slider(history) {
  const {app, timeline, index} = history;
  const {entry, state} = timeline.at(index);
  const mark = timeline.marks.find((one) => one.index === index);
  const most = Math.max(1, timeline.count - 1);
  const ticks = timeline.marks.length <= MOST_TICKS ? timeline.marks
    : timeline.marks.filter(({kind}) => kind !== "decided").slice(-MOST_TICKS);
  return h("div", {class: "past-slider"},
    h("input", {
      type: "range", min: 0, max: most, step: 1, liveValue: String(index),
      "aria-label": app.say("history.slider"),
      "aria-valuetext": app.words.moment(entry.at) +
        (mark ? `, ${markName(app, mark, state)}` : ""),
      oninput: (event) => history.go(Number(event.target.value)),
      onkeydown: (event) => byKey(event, history),
    }),
    h("div", {class: "past-ticks", "aria-hidden": "true"}, ticks.map(({index: place, kind}) =>
      h("i", {key: place, class: `tick-${kind}`,
        style: {"--place": String(place / most)}}))));
}

/** A page up or down goes from one marked moment to the next; the rest is the slider's own. */
function byKey(event, history) {
  const target = {PageUp: markAfter, PageDown: markBefore}[event.key]?.(history);
  if (!["PageUp", "PageDown"].includes(event.key)) return;
  event.preventDefault();
  if (target) history.go(target.index);
}

const markBefore = ({timeline, index}) => timeline.marks.findLast((one) => one.index < index);
const markAfter = ({timeline, index}) => timeline.marks.find((one) => one.index > index);

function step(history, key, index, image) {
  const {app} = history;
  return h("button", {
    type: "button", class: "button quiet past-step", key, disabled: index === undefined,
    "aria-label": app.say(key), title: app.say(key),
    onclick: () => history.go(index),
  }, icon(image));
}

function markMenu(history) {
  const {app, timeline} = history;
  const here = timeline.marks.find(({index}) => index === history.index);
  return h("select", {
    liveValue: here ? String(here.index) : "",
    onchange: ({target}) => target.value !== "" && history.go(Number(target.value)),
  },
  h("option", {key: "none", value: ""}, app.say("history.goto.choose")),
  markOptions(history),
  h("option", {key: "now", value: String(timeline.count - 1)}, app.say("history.now")));
}

function markOptions({app, timeline}) {
  const {state} = timeline.at(timeline.count - 1);
  return timeline.marks.filter(({index}) => index < timeline.count - 1).map((mark) =>
    h("option", {key: `mark ${mark.index}`, value: String(mark.index)},
      `${app.words.time(mark.at)} · ${markName(app, mark, state)}`));
}

function compareMenu(history) {
  const {app, timeline, against, index} = history;
  const pinned = typeof against === "number" &&
    !timeline.marks.some((mark) => mark.index === against) ? against : null;
  return h("select", {
    liveValue: against === null ? "" : String(against),
    onchange: ({target}) => {
      history.against = target.value === "" ? null
        : target.value === "now" ? "now"
        : target.value === "here" ? index : Number(target.value);
      history.part = "minutes";
      app.redraw();
    },
  },
  h("option", {key: "none", value: ""}, app.say("history.compare.none")),
  h("option", {key: "now", value: "now"}, app.say("history.now")),
  h("option", {key: "here", value: "here"}, app.say("history.compare.here")),
  pinned !== null && h("option", {key: "pinned", value: String(pinned)},
    app.words.moment(timeline.entry(pinned).at)),
  markOptions(history));
}
