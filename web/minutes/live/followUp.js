// The parts of a follow-up: what was said, how far things have come, who was missing.

import {
  absences as absencesOf, actionsInOrder, commitmentsOf, partsOf, progressOf, statementsOn,
} from "../../derived.js";
import { h } from "../../render.js";
import { heading } from "./parts.js";

/** @typedef {import("../sentences.js").Sentences} Sentences */

const nothing = (sentences) => h("p", { class: "minutes-nothing" }, sentences.say("none"));

/** A line of the document that is smaller than a part's heading. */
const title = (level, text) => h("p", {
  class: "minutes-part", role: "heading", "aria-level": String(level + 1),
}, text);

/** @param {Object} state @param {Sentences} sentences */
export function statements(state, sentences) {
  if (!state.followUp) return nothing(sentences);
  const parts = state.followUp.plan.axes.flatMap((axis) => {
    const spoken = commitmentsOf(state, axis.number)
      .filter(({ id }) => statementsOn(state, id).length > 0);
    if (!spoken.length) return [];
    return [title(2, sentences.axis(axis)), ...spoken.flatMap((commitment) => [
      title(3, sentences.planned(commitment)),
      ...statementsOn(state, commitment.id).map((one) =>
        h("p", { key: one.id }, sentences.statement(one, state))),
    ])];
  });
  return parts.length ? parts : nothing(sentences);
}

/** @param {Object} state @param {Sentences} sentences */
export function progress(state, sentences) {
  if (!state.followUp) return nothing(sentences);
  return state.followUp.plan.axes.map((axis) => {
    const commitments = commitmentsOf(state, axis.number);
    if (!commitments.length) return null;
    const name = sentences.axis(axis);
    const caption = sentences.say("followUp.caption", { axis: name });
    return [title(2, name), h("div", {
      class: "minutes-scroll", role: "region", tabindex: "0", "aria-label": caption,
    }, h("table", null,
      h("caption", { class: "minutes-quiet" }, caption),
      h("thead", null, h("tr", null,
        h("th", { scope: "col", class: "minutes-planned" }, sentences.say("table.commitment")),
        h("th", { scope: "col" }, sentences.say("followUp.column")))),
      h("tbody", null, commitments.map((commitment) => h("tr", { key: commitment.id },
        h("th", { scope: "row" }, sentences.planned(commitment)),
        h("td", null, remarks(state, sentences, commitment)))))))];
  });
}

function remarks(state, sentences, { id }) {
  const parts = [undefined, ...partsOf(state, id).map((part) => part.id)];
  const stated = parts.map((part) => progressOf(state, id, part)).filter(Boolean);
  const said = statementsOn(state, id);
  const next = actionsInOrder(state).filter(({ commitment }) => commitment === id);
  return [
    stated.map((one) => h("p", null, h("b", null, sentences.say("followUp.progress", {
      progress: sentences.progress(one, state),
    })))),
    !stated.length && h("p", { class: "minutes-remark" },
      sentences.say(said.length ? "followUp.progress.none" : "followUp.notReported")),
    said.map((one) => h("p", { key: one.id }, sentences.statement(one, state))),
    next.length > 0 && h("p", { key: "next" }, h("b", null, sentences.say("followUp.next"))),
    next.map((action) => h("p", { key: action.id }, sentences.action({ action }, state))),
  ];
}

/** @param {Object} state @param {Sentences} sentences */
export function absences(state, sentences) {
  const all = absencesOf(state);
  const appeal = sentences.appeal(state);
  return [
    heading(sentences, "absence.title"),
    all.length === 0 ? nothing(sentences)
      : h("ul", null, all.map((one) =>
        h("li", { key: one.seat, dir: "auto" }, sentences.absence(one, state)))),
    appeal && h("p", null, appeal),
  ];
}
