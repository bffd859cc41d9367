/** After the meeting: when it was, what came of it, the documents. */

import {decided, finalList, supplementaryList} from "../derived.js";
import {h} from "../render.js";
import {adoptionPart} from "./adoption.js";
import {listEntries} from "./list.js";
import {documentsPart, historyPart} from "./meeting.js";
import {eyebrow, heading} from "./parts.js";

/** @typedef {import("./parts.js").App} App */

/** @param {App} app */
export function closedPart(app) {
  const {state, words} = app;
  const at = (phase, last) => {
    const changes = state.phaseChanges.filter((change) => change.phase === phase);
    return (last ? changes.at(-1) : changes[0])?.at;
  };
  const opened = at("inSession", false);
  const closed = at("closed", true);
  const open = decided(state, "undecided").length;
  return h("section", {class: "closed", key: "closed"},
    eyebrow(app.say(`phase.${state.phase}`)),
    heading(state.header.subject),
    h("p", {class: "muted"}, words.date(state.header.date),
      opened !== undefined && closed !== undefined && [" · ", app.say("closed.times", {
        opened: words.time(opened), closed: words.time(closed),
      })]),
    h("dl", {class: "summary"},
      [["final", finalList(state).length], ["supplementary", supplementaryList(state).length],
        ["merges", decided(state, "merged").length], ["dropped", decided(state, "dropped").length],
        ["undecided", open], ["ballots", state.ballots.length]].map(([name, count]) =>
        h("div", {key: name}, h("dt", null, app.say(`closed.${name}`)),
          h("dd", {class: "figure"}, words.number(count))))),
    adoptionPart(app),
    h("h2", null, app.say("documents")),
    documentsPart(app),
    h("h2", null, app.say("history")),
    historyPart(app),
    h("h2", null, app.say("filter.final")),
    listEntries(app, finalList(state)),
    supplementaryList(state).length > 0 && [
      h("h2", {key: "supplementary"}, app.say("filter.supplementary")),
      listEntries(app, supplementaryList(state)),
    ]);
}
