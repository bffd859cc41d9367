// Every ballot with its question, counts, base, verdict and roll call.

import { h } from "../../render.js";

/** @typedef {import("../sentences.js").Sentences} Sentences */

/** @param {Object} state @param {Sentences} sentences */
export function ballots(state, sentences) {
  return [
    h("p", { class: "minutes-part" }, sentences.say("ballots.title"),
      sentences.say("colon").trimEnd()),
    state.ballots.length === 0
      ? h("p", { class: "minutes-nothing" }, sentences.say("none"))
      : state.ballots.map((ballot) => one(ballot, state, sentences)),
  ];
}

function one(ballot, state, sentences) {
  const rollCall = sentences.rollCall(ballot, state);
  const line = (text, name) => h("p", { class: name, dir: "auto" }, text);
  return h("div", { key: ballot.id, class: "minutes-ballot" },
    line(sentences.heading(ballot, state), "minutes-question"),
    ballot.proposal && line(sentences.say("ballot.proposal", {
      proposal: sentences.proposal(ballot.proposal, state),
    })),
    line(sentences.rule(ballot.rule, ballot.method), "minutes-remark"),
    ballot.state.result && figures(ballot, state, sentences),
    line(sentences.verdict(ballot, state), "minutes-verdict"),
    rollCall.length > 0 && [
      h("p", { class: "minutes-sub" }, sentences.say("rollCall.title"),
        sentences.say("colon").trimEnd()),
      h("ul", null, rollCall.map((text) => h("li", { dir: "auto" }, text))),
    ]);
}

/** The counts as bars, and as the sentence beside them. */
function figures(ballot, state, sentences) {
  const { counts } = ballot.state.result;
  const most = Math.max(1, ...counts.map(({ weight }) => weight));
  return [
    h("p", { dir: "auto" }, sentences.tally(ballot, state)),
    h("div", { class: "minutes-bars", "aria-hidden": "true" },
      ballot.options.map((option, index) => h("div", { key: option.id },
        h("span", null, sentences.option(option, ballot.method, state)),
        h("i", { style: { "--part": String(counts[index].weight / most) } }),
        h("b", null, String(counts[index].weight))))),
  ];
}
