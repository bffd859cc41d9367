/** How an open ballot stands, where its rule lets everybody see it. */

import {h} from "../render.js";
import {runningSentence} from "../sentences.js";
import {counts} from "./resultTables.js";

/** @typedef {import("./parts.js").App} App */

/** @param {App} app @param {import("../ballots.js").Ballot} ballot */
export function runningPart(app, ballot) {
  const count = app.store.live.running[ballot.id];
  return count && h("div", {class: "running", key: "running"},
    h("p", {class: "running-line", role: "status"},
      runningSentence(app.words, app.state, ballot, count)),
    counts(app, ballot, count.result));
}
