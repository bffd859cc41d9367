// Every ballot with its question, rule, counts, verdict and roll call.

import { amountOf } from "../../ballots.js";
import { h } from "../../render.js";
import { cellCount, questionOf, widthOf } from "../../sheets.js";
import { heading } from "./parts.js";

/** @typedef {import("../sentences.js").Sentences} Sentences */

/** As many results as a page of minutes can show and still be typed in. */
const TABLE_LIMIT = 240;

/** @param {Object} state @param {Sentences} sentences */
export function ballots(state, sentences) {
  const held = state.ballots.filter(({ rehearsal }) => !rehearsal);
  return [
    heading(sentences, "ballots.title"),
    held.length === 0
      ? h("p", { class: "minutes-nothing" }, sentences.say("none"))
      : held.map((ballot) => one(ballot, state, sentences)),
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
    line(sentences.ruleOf(ballot)),
    sentences.remarks(ballot, state).map(line),
    line(sentences.say("ballot.opened", { time })),
    tally && [line(`${tally}.`), bars(ballot, state, sentences)],
    h("p", { class: "minutes-verdict" }, sentences.verdict(ballot, state)),
    ballot.sheet && ballot.state.result && sheetTable(ballot, state, sentences),
    rollCall.length > 0 && h("ul", { "aria-label": sentences.say("rollCall.title") },
      rollCall.map((text) => h("li", null, text))));
}

/** What came of each question of a sheet; of a very long one the documents have it. */
function sheetTable(ballot, state, sentences) {
  const { sheet } = ballot;
  const width = widthOf(sheet);
  if (cellCount(sheet) > TABLE_LIMIT) return h("p", null, sentences.say("sheet.inDocuments"));
  const heads = width > 1 || sheet.criteria.length ? sheet.criteria : [sentences.say("sheet.result")];
  return h("table", { class: "minutes-sheet" },
    h("caption", { class: "unseen" }, sentences.say("sheet.caption", { number: ballot.number })),
    h("thead", null, h("tr", null, h("th", { scope: "col" }, sentences.say("sheet.line")),
      heads.map((text) => h("th", { scope: "col" }, h("bdi", null, text))))),
    h("tbody", null, sheet.lines.map(({ label }, line) => h("tr", { key: line },
      h("th", { scope: "row" }, h("bdi", null, label)),
      heads.map((_, at) => h("td", null,
        sentences.outcome(questionOf(ballot, line * width + at), state)))))));
}

/** The counts as a picture; the sentence above says the same. A ranking has none. */
function bars(ballot, state, sentences) {
  const counts = ballot.options.flatMap((option) => {
    const amount = amountOf(ballot.state.result, option.id);
    return amount ? [{ option, weight: amount.weight }] : [];
  });
  const most = Math.max(1, ...counts.map(({ weight }) => weight));
  return h("div", { class: "minutes-bars", "aria-hidden": "true" },
    counts.map(({ option, weight }) => h("div", { key: option.id },
      h("span", null, sentences.option(option, ballot.method, state)),
      h("i", { style: { "--part": String(weight / most) } }),
      h("b", null, String(weight)))));
}
