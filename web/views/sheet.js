/** A sheet: many questions on one ballot. A page at a time, so that a phone draws little. */

import {voteKey} from "../othersVotes.js";
import {command} from "../protocol.js";
import {h} from "../render.js";
import {isSecret} from "../secrecy.js";
import {minutesSentences, optionName} from "../sentences.js";
import {
  answerCount, cellCount, characterOf, emptyAnswers, isLineAnswered, linesFound, pageLength, placeAt, widthOf,
} from "../sheets.js";
import {commitmentsById} from "../derived.js";
import {bar, field, icon, inline, press, problem} from "./parts.js";

/** @typedef {import("./parts.js").App} App */

const viewOf = (app, id, seat) => {
  const key = voteKey(id, seat);
  app.ui.sheets ??= {};
  app.ui.sheets[key] ??= {page: 0, search: "", onlyEmpty: false, held: null};
  return app.ui.sheets[key];
};

/** What tells the parts of another's sheet from those of one's own on the same page. */
const suffix = (seat) => (seat === undefined ? "" : `-${seat}`);

/** The words of a line; a commitment with its number.
 * @param {App} app @param {{label: string, commitment?: string}} line */
export function lineText(app, {label, commitment}) {
  const known = commitmentsById(app.state).get(commitment);
  return known ? app.say("sheet.line.commitment", {number: known.number, title: label}) : label;
}

/**
 * What one fills in, and the button that hands it in.
 * @param {App} app
 * @param {import("../ballots.js").Ballot} ballot
 * @param {{choice?: import("../ballots.js").Choice, state?: string, locked: boolean, seat?: string}} own
 *   `seat`: for whom one fills it in, if not for oneself
 */
export function sheetPart(app, ballot, {choice, state, locked, seat}) {
  const vote = choice && "sheet" in choice ? choice.sheet : undefined;
  const answers = app.sheetDraft(ballot, seat);
  return h("div", {class: "sheet", key: "sheet"},
    progress(app, ballot, {answers, vote, seat}),
    tools(app, ballot, answers, seat),
    lines(app, ballot, answers, {locked, seat}),
    handIn(app, ballot, {answers, vote, state, locked, seat}));
}

/** How far one has come, and where it is kept. */
function progress(app, ballot, {answers, vote, seat}) {
  const [count, all] = [answerCount(answers), cellCount(ballot.sheet)];
  const kept = isSecret(ballot) ? "page"
    : seat !== undefined && vote === answers ? "room" : app.sheetPlace(ballot, seat);
  return h("div", {class: "sheet-progress", key: "progress"},
    h("p", {class: "remainder"}, app.say("sheet.progress", {count, all})),
    bar(count, all, "sheet-bar"),
    h("p", {class: "muted small", role: "status", data: {kept}},
      count > 0 ? app.say(`sheet.kept.${kept}`) : ""));
}

/** Which lines are shown. What one answers stays until the page is turned: nothing jumps. */
function shownLines(ballot, view, answers) {
  if (!view.onlyEmpty) return linesFound(ballot.sheet, view.search);
  view.held ??= linesFound(ballot.sheet, view.search,
    (line) => !isLineAnswered(ballot.sheet, answers, line));
  return view.held;
}

function tools(app, ballot, answers, seat) {
  const view = viewOf(app, ballot.id, seat);
  if (ballot.sheet.lines.length <= pageLength(ballot.sheet)) return null;
  const change = (more) => { Object.assign(view, {page: 0, held: null}, more); app.redraw(); };
  const missing = cellCount(ballot.sheet) - answerCount(answers);
  return h("div", {class: "sheet-tools", key: "tools", role: "search"},
    field(app.say("sheet.search"), h("input", {
      type: "search", dir: "auto", value: view.search, autocomplete: "off",
      oninput: (event) => change({search: event.target.value}),
    })),
    h("label", {class: "tick"}, h("input", {
      type: "checkbox", liveChecked: view.onlyEmpty,
      onchange: (event) => change({onlyEmpty: event.target.checked}),
    }), h("span", null, app.say("sheet.onlyEmpty", {count: missing}))));
}

function lines(app, ballot, answers, {locked, seat}) {
  const view = viewOf(app, ballot.id, seat);
  const found = shownLines(ballot, view, answers);
  const length = pageLength(ballot.sheet);
  const pages = Math.max(1, Math.ceil(found.length / length));
  const page = Math.min(view.page, pages - 1);
  const shown = found.slice(page * length, (page + 1) * length);
  return h("div", {class: "sheet-lines", key: "lines"},
    found.length === 0 && h("p", {class: "empty"}, app.say(
      view.onlyEmpty && !view.search ? "sheet.allAnswered" : "sheet.noneFound")),
    h("ol", {class: "sheet-list", id: `sheet-list${suffix(seat)}`}, shown.map((line) =>
      lineFields(app, ballot, answers, {line, locked, seat}))),
    pages > 1 && pager(app, view, {page, pages, shown, found: found.length, seat}));
}

/** Turns the page. @param {App} app */
export function pager(app, view, {page, pages, shown, found, seat = undefined}) {
  const turn = (to) => {
    Object.assign(view, {page: to, held: null});
    app.redraw();
    requestAnimationFrame(() => requestAnimationFrame(() => {
      const list = document.getElementById(`sheet-list${suffix(seat)}`);
      list?.scrollIntoView({block: "start"});
      /** @type {HTMLElement | null} */ (list?.querySelector("input, summary"))?.focus(
        {preventScroll: true});
    }));
  };
  const step = (key, image, to) => press({
    key, class: "small", id: `sheet-${key}${suffix(seat)}`, disabled: to < 0 || to >= pages,
    onclick: () => turn(to),
  }, icon(image), h("span", null, app.say(`sheet.${key}`)));
  return h("nav", {class: "pager", key: "pager", "aria-label": app.say("sheet.pages")},
    step("back", "back", page - 1),
    h("p", {class: "muted small", role: "status"}, app.say("sheet.page", {
      from: shown.length ? shown[0] + 1 : 0, to: shown.length ? shown.at(-1) + 1 : 0, all: found,
      page: page + 1, pages,
    })),
    step("forward", "forward", page + 1));
}

function lineFields(app, ballot, answers, {line, locked, seat}) {
  const {sheet} = ballot;
  const width = widthOf(sheet);
  const text = lineText(app, sheet.lines[line]);
  const cells = sheet.criteria.length > 0 ? sheet.criteria : [undefined];
  return h("li", {key: line, class: "sheet-line", "aria-label": String(line + 1),
    data: {answered: String(isLineAnswered(sheet, answers, line))}},
  sheet.criteria.length > 0 && inline("p", {class: "sheet-text"}, text),
  cells.map((criterion, at) => answerFields(app, ballot, {
    index: line * width + at, given: placeAt(answers, line * width + at),
    legend: criterion ?? text, name: criterion === undefined ? text : `${criterion}: ${text}`,
    isLine: criterion === undefined, locked, seat,
  })));
}

function answerFields(app, ballot, {index, given, legend, name, isLine, locked, seat}) {
  const group = `sheet ${voteKey(ballot.id, seat)} ${index}`;
  const put = (place) => app.fillIn(ballot, index, characterOf(place), seat);
  return h("fieldset", {class: "sheet-answers", key: index},
    inline("legend", {class: isLine ? "sheet-text" : "sheet-criterion"}, legend),
    h("div", {class: "sheet-options"},
      ballot.options.map((option, place) => h("label", {
        class: `sheet-option option-${option.id}`, key: option.id,
      }, h("input", {
        type: "radio", name: group, liveChecked: place === given, disabled: locked,
        onchange: () => put(place),
      }), inline("span", null, optionName(app.words, app.state, ballot, option)))),
      given !== undefined && press({
        class: "quiet small sheet-clear", key: "clear", disabled: locked,
        "aria-label": app.say("sheet.clear.of", {line: name}),
        onclick: () => put(undefined),
      }, icon("cross"))));
}

function handIn(app, ballot, {answers, vote, state, locked, seat}) {
  const asked = command.castVote(ballot.id, undefined, seat);
  const sent = vote === answers;
  const busy = state === "sending" || state === "waiting";
  const isEmpty = answers === emptyAnswers(ballot.sheet);
  const missing = cellCount(ballot.sheet) - answerCount(answers);
  const isAnswered = vote !== undefined || app.acts.last(asked) !== undefined;
  const status = sent && state ? `vote.${state}`
    : isAnswered ? "answer.changed" : isSecret(ballot) ? "" : "sheet.notYet";
  return h("div", {class: "answer-send", key: "send"},
    missing > 0 && !isEmpty && h("p", {class: "muted small"},
      app.say("sheet.missing", {n: missing, count: missing})),
    press({
      class: "primary", id: `sheet-send${suffix(seat)}`, data: {state: sent ? state : ""},
      disabled: locked || isEmpty || (sent && !busy), "aria-busy": sent && busy ? "true" : undefined,
      onclick: () => { if (!(sent && busy)) app.vote(ballot, {sheet: answers}, seat); },
    }, app.say(isAnswered ? "sheet.handInAgain" : "sheet.handIn")),
    h("p", {class: "answer-state", role: "status", data: {state: sent ? state : ""}},
      sent && state === "recorded" && icon("check"), h("span", null, status && app.say(status))),
    problem(app, asked));
}

/** How a sheet is counted, as the minutes say it. @param {App} app */
export const sheetRule = (app, ballot) => ballot.sheet && h("p", {class: "muted small"},
  minutesSentences(app.words).sheet(ballot.sheet));
