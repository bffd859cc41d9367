// Every ballot with its question, rule, counts, verdict and roll call.

import { h } from "../../render.js";
import { heading } from "./parts.js";

/** @typedef {import("../sentences.js").Sentences} Sentences */

/** @param {Object} state @param {Sentences} sentences */
export function ballots(state, sentences) {
  return [
    heading(sentences, "ballots.title"),
    state.ballots.length === 0
      ? h("p", { class: "minutes-nothing" }, sentences.say("none"))
      : state.ballots.map((ballot) => one(ballot, state, sentences)),
  ];
}

function one(ballot, state, sentences) {
  const rollCall = sentences.rollCall(ballot, state);
  const tally = sentences.tally(ballot, state);
  const time = sentences.moment(ballot.openedAt, state.header.timeZone);
  const line = (text) => h("p", null, text);
  return h("div", { key: ballot.id, class: "minutes-ballot" },
    h("p", { class: "minutes-question", role: "heading", "aria-level": "4" },
      sentences.heading(ballot, state)),
    ballot.proposal && line(sentences.say("ballot.proposal", {
      proposal: sentences.proposal(ballot.proposal, state),
    })),
    line(sentences.rule(ballot.rule, ballot.method)),
    line(sentences.say("ballot.opened", { time })),
    tally && [line(`${tally}.`), bars(ballot, state, sentences)],
    h("p", { class: "minutes-verdict" }, sentences.verdict(ballot, state)),
    rollCall.length > 0 && h("ul", { "aria-label": sentences.say("rollCall.title") },
      rollCall.map((text) => h("li", null, text))));
}

/** The counts as a picture; the sentence above says the same. */
function bars(ballot, state, sentences) {
  const { counts } = ballot.state.result;
  const most = Math.max(1, ...counts.map(({ weight }) => weight));
  return h("div", { class: "minutes-bars", "aria-hidden": "true" },
    ballot.options.map((option, index) => h("div", { key: option.id },
      h("span", null, sentences.option(option, ballot.method, state)),
      h("i", { style: { "--part": String(counts[index].weight / most) } }),
      h("b", null, String(counts[index].weight)))));
}
