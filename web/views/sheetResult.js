/** What came of a sheet: its lines with their counts; each opens to its verdict and its roll call. */

import {h} from "../render.js";
import {optionName, outcomeName, verdictSentence} from "../sentences.js";
import {linesFound, pageLength, questionOf, widthOf} from "../sheets.js";
import {bar, field, fold, inline} from "./parts.js";
import {counts, rollCall} from "./resultTables.js";
import {lineText, pager} from "./sheet.js";

/** @typedef {import("./parts.js").App} App */

/** @param {App} app @param {import("../ballots.js").Ballot} ballot */
export function sheetResult(app, ballot) {
  const {sheet} = ballot;
  app.ui.sheetResults ??= {};
  app.ui.sheetResults[ballot.id] ??= {page: 0, search: ""};
  const view = app.ui.sheetResults[ballot.id];
  const length = pageLength(sheet);
  const found = linesFound(sheet, view.search);
  const pages = Math.max(1, Math.ceil(found.length / length));
  const page = Math.min(view.page, pages - 1);
  const shown = found.slice(page * length, (page + 1) * length);
  return h("div", {class: "sheet", key: "sheet result"},
    sheet.lines.length > length && field(app.say("sheet.search"), h("input", {
      type: "search", dir: "auto", value: view.search, autocomplete: "off",
      oninput: (event) => {
        Object.assign(view, {search: event.target.value, page: 0});
        app.redraw();
      },
    })),
    h("ol", {class: "sheet-list", id: "sheet-list"}, shown.map((line) =>
      h("li", {class: "sheet-line", key: line},
        inline("p", {class: "sheet-text"}, lineText(app, sheet.lines[line])),
        (sheet.criteria.length > 0 ? sheet.criteria : [undefined]).map((criterion, at) =>
          cell(app, ballot, line * widthOf(sheet) + at, criterion))))),
    pages > 1 && pager(app, view, {page, pages, shown, found: found.length}));
}

function cell(app, ballot, index, criterion) {
  const question = questionOf(ballot, index);
  const {result} = question.state;
  const whole = Math.max(1, result.tally.whole.voted.weight);
  const isBare = ballot.secret?.secrecy.outcomeOnly;
  return h("div", {class: `sheet-cell outcome-${result.verdict.outcome}`, key: index},
    fold(app, `cell ${ballot.id} ${index}`, [
      criterion !== undefined && inline("span", {class: "sheet-criterion"}, criterion),
      h("strong", {class: "sheet-outcome"}, outcomeName(app.words, app.state, question)),
      !isBare && h("span", {class: "sheet-stack", "aria-hidden": "true"},
        ballot.options.map(({id}, place) =>
          bar(ballot.state.result.cells[index].counts[place] ?? 0, whole, `option-${id}`))),
      !isBare && h("span", {class: "muted small"}, ballot.options.map((option, place) =>
        [optionName(app.words, app.state, ballot, option),
          app.words.number(ballot.state.result.cells[index].counts[place] ?? 0)].join(" "))
        .join(" · ")),
    ], () => [
      h("p", {class: "verdict"}, verdictSentence(app.words, app.state, question)),
      !isBare && counts(app, question),
      !ballot.secret && (Object.keys(ballot.votes).length > 0 ? rollCall(app, question)
        : h("p", {class: "muted small"}, app.say("sheet.exports"))),
    ]));
}
