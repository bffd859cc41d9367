// The table of the consultation with the decisions: nine columns with the usual scale of five.

import { h } from "../../render.js";
import { findings, ranking, respondents } from "../../derived.js";
import { twoDigits } from "../sentences.js";

/** @typedef {import("../sentences.js").Sentences} Sentences */

/** @param {Object} state @param {Sentences} sentences */
export function resultTable(state, sentences) {
  const scale = state.consultation?.scale ?? [];
  const caption = state.consultation
    ? sentences.say("table.caption", { consultation: sentences.quoted(state.consultation.name) })
    : sentences.say("table.captionPlain");
  return [
    // Wide tables scroll within a part of the page that the keyboard reaches.
    h("div", { class: "minutes-scroll", role: "region", tabindex: "0", "aria-label": caption },
      h("table", null,
        h("caption", { class: "minutes-quiet" }, caption),
        head(scale, sentences),
        h("tbody", null, ranking(state).map((ranked) => row(state, sentences, scale, ranked))))),
    scale.length > 0 && notes(state, sentences, scale),
  ];
}

function head(scale, sentences) {
  const [top] = scale;
  const share = top && (top.id === "high"
    ? sentences.say("table.share")
    : sentences.say("table.share.other", { level: sentences.level(top) }));
  const column = (name, text) => h("th", { scope: "col", class: `minutes-${name}` }, text);
  return h("thead", null, h("tr", null,
    column("row", sentences.say("table.row")),
    column("commitment", sentences.say("table.commitment")),
    scale.map((level) => h("th", { key: level.id, scope: "col", class: "minutes-count" },
      sentences.level(level))),
    top && column("share", share),
    column("remarks", sentences.say("table.remarks"))));
}

function row(state, sentences, scale, { commitment, row: number, rank, tied }) {
  const empty = sentences.say("table.empty");
  const cut = commitment.title.trim().endsWith(":");
  return h("tr", { key: commitment.id },
    h("td", { class: "minutes-row" }, String(number)),
    h("th", { scope: "row", class: cut ? "minutes-cut" : null, dir: "auto" },
      sentences.say("table.title",
        { number: commitment.number, title: sentences.titleOf(commitment) })),
    scale.map(({ id }) => {
      const count = commitment.counts[id];
      return h("td", {
        key: id, class: count === undefined ? "minutes-count is-empty" : "minutes-count",
      }, count === undefined ? empty : String(count));
    }),
    scale.length > 0 && h("td", { class: "minutes-share" },
      h("bdi", { dir: "ltr" }, sentences.shareCell(commitment, state) ?? empty),
      tied && h("span", { class: "minutes-tie" }, sentences.say("table.tied", { rank }))),
    h("td", { class: "minutes-remarks" }, sentences.decision(commitment, state)));
}

/** What the figures are counted of, how rows are ordered, and what does not add up. */
function notes(state, sentences, scale) {
  const base = respondents(state);
  const hasEmpty = state.commitments.some(
    ({ counts }) => scale.some(({ id }) => counts[id] === undefined));
  const wrong = findings(state).map((finding) => finding.totalDiffers).filter(Boolean);
  const numberOf = (id) => state.commitments.find((commitment) => commitment.id === id).number;
  return h("ul", { class: "minutes-notes" },
    base !== undefined && h("li", null, sentences.say("table.note.base", { base })),
    h("li", null, sentences.tableOrder(state)),
    hasEmpty && h("li", null, sentences.say("table.note.empty")),
    wrong.map(({ commitment, total, expected }) => h("li", { class: "minutes-open" },
      sentences.say("table.note.total",
        { number: twoDigits(numberOf(commitment)), total, expected }))));
}
