/** What several pages show of the people. */

import {participants, quorum} from "../derived.js";
import {h} from "../render.js";
import {personName, quorumSentence} from "../sentences.js";
import {icon} from "./parts.js";

/** @typedef {import("./parts.js").App} App */

/** The options of a menu of people, nobody first. @param {App} app */
export const seatOptions = (app, selected) => [
  h("option", {value: "", key: "nobody"}, app.say("owner.nobody")),
  participants(app.state).map((seat) => h("option", {
    value: seat.id, key: seat.id, selected: seat.id === selected,
  }, personName(app.state, seat.id))),
];

/** "7 of 9 voters present; 5 are needed." @param {App} app */
export function quorumLine(app) {
  const counted = quorum(app.state);
  const {present, members, isReached} = counted;
  return h("div", {class: "quorum-line"},
    h("p", null, icon(isReached ? "check" : "warning"),
      h("strong", null, app.say("quorum.present", {present, members}))),
    h("p", {class: "muted small"}, quorumSentence(app.words, counted, app.state.rules)));
}
