/** All commitments in the order of the ranking, with what became of each; one tap opens one. */

import {
  agreedActions, commitmentsOf, finalList, kindOf, ranking, statementsOn, supplementaryList,
} from "../derived.js";
import {h} from "../render.js";
import {commitmentLabel, stateName} from "../sentences.js";
import {actionsPart} from "./actions.js";
import {commitmentView} from "./commitment.js";
import {mergeMap} from "./mergemap.js";
import {progressMark} from "./followUp.js";
import {badge, empty, inline, own} from "./parts.js";
import {kindIcon, shareSentence} from "./subject.js";

/** @typedef {import("./parts.js").App} App */

const FILTERS = ["all", "open", "final", "supplementary", "merges", "dropped", "actions"];

/** @param {App} app */
export function listView(app) {
  const {state, ui} = app;
  const opened = state.commitments.find(({id}) => id === ui.detail);
  if (opened) return commitmentView(app, opened);
  const counts = filterCounts(state);
  const filters = state.followUp ? ["all", "actions"] : FILTERS;
  return h("section", {class: "list", key: "list"},
    h("h1", {class: "page-title"}, app.say("tab.list")),
    h("div", {class: "chips", role: "group", "aria-label": app.say("filter")},
      filters.filter((filter) => filter === "all" || filter === "actions" || counts[filter] > 0)
        .map((filter) => h("button", {
          key: filter, type: "button", class: "chip",
          "aria-pressed": String(ui.filter === filter),
          onclick: () => { ui.filter = filter; app.redraw(); },
        }, app.say(`filter.${filter}`), " ",
        h("span", {class: "figure"}, app.words.number(counts[filter]))))),
    content(app));
}

function filterCounts(state) {
  const all = ranking(state).map(({commitment}) => commitment);
  const count = (test) => all.filter(test).length;
  return {
    all: all.length,
    open: count((one) => !kindOf(one) || kindOf(one) === "undecided"),
    final: finalList(state).length, supplementary: supplementaryList(state).length,
    merges: count((one) => kindOf(one) === "merged"),
    dropped: count((one) => kindOf(one) === "dropped"),
    actions: agreedActions(state).length,
  };
}

function content(app) {
  const {state, ui} = app;
  const all = ranking(state);
  switch (ui.filter) {
    case "final": return listEntries(app, finalList(state));
    case "supplementary": return listEntries(app, supplementaryList(state));
    case "merges": return mergeMap(app);
    case "actions": return actionsPart(app);
    case "open": return lines(app, all.filter(({commitment}) =>
      !kindOf(commitment) || kindOf(commitment) === "undecided"));
    case "dropped": return lines(app, all.filter(({commitment}) =>
      kindOf(commitment) === "dropped"));
    default:
      if (state.followUp) return axes(app);
      return all.length ? lines(app, all) : empty(app.say("list.none"));
  }
}

/** The commitments of a plan, axis by axis, with how far each has come. */
function axes(app) {
  const {state, words} = app;
  return h("div", {class: "axes"}, state.followUp.plan.axes.map((axis) =>
    h("section", {key: axis.number},
      own("h2", null, words.say("followUp.axis", axis)),
      h("ol", {class: "commitments"}, commitmentsOf(state, axis.number)
        .map((commitment) => planLine(app, commitment))))));
}

function planLine(app, commitment) {
  const {state, words} = app;
  const said = statementsOn(state, commitment.id).length;
  return h("li", {key: commitment.id},
    h("button", {
      type: "button", class: "commitment-line", onclick: () => app.show(commitment.id),
      "aria-current": state.agenda.current?.commitment === commitment.id ? "true" : undefined,
    },
      h("span", {class: "rank figure"}, words.number(commitment.number)),
      h("span", {class: "commitment-text"},
        inline("span", {class: "commitment-title"}, commitment.title),
        h("span", {class: "muted small"}, said > 0
          ? app.say("statements", {n: said, count: said}) : app.say("statements.none"))),
      h("span", {class: "place"}, progressMark(app, commitment.id))));
}

const lines = (app, ranked) => h("ol", {class: "commitments"}, ranked.map((one) => line(app, one)));

function line(app, {commitment, rank, tied}) {
  const {state, words} = app;
  const kind = kindOf(commitment);
  return h("li", {key: commitment.id},
    h("button", {
      type: "button", class: "commitment-line", onclick: () => app.show(commitment.id),
      "aria-current": state.agenda.current?.commitment === commitment.id ? "true" : undefined,
    },
      h("span", {class: "rank figure", "aria-label": app.say("rank", {rank})},
        words.number(rank)),
      h("span", {class: "commitment-text"},
        h("span", {class: "muted small"}, commitmentLabel(words, commitment),
          tied && [" ", badge(app.say("tied"), "tie")]),
        inline("span", {class: "commitment-title"}, commitment.title),
        state.consultation && h("span", {class: "muted small"}, shareSentence(app, commitment))),
      h("span", {class: `place ${kind ?? "none"}`}, kind && kindIcon(kind),
        stateName(words, state, commitment))));
}

/** A final or supplementary list with its own numbers. @param {App} app */
export function listEntries(app, entries) {
  if (!entries.length) return empty(app.say("list.none"));
  return h("ol", {class: "list-entries"}, entries.map(({number, lead, members}) =>
    h("li", {key: lead.id},
      h("span", {class: "list-number figure"}, app.words.number(number)),
      h("div", null,
        inline("button", {type: "button", class: "plain-link", onclick: () => app.show(lead.id)},
          lead.title),
        h("span", {class: "muted small"}, " ", commitmentLabel(app.words, lead)),
        members.length > 0 && h("ul", {class: "merged-members"}, members.map((member) =>
          h("li", {key: member.id}, inline("span", null, member.title), " ",
            h("span", {class: "muted small"}, commitmentLabel(app.words, member)))))))));
}
