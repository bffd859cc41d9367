/** What does not fit together yet: what to do about each, or to accept it in words. */

import {
  acceptedFindings, findingID, openFindings, pressingFindings,
} from "../derived.js";
import {command} from "../protocol.js";
import {h} from "../render.js";
import {findingPlaces, findingSentence, mendSentence, personName} from "../sentences.js";
import {groupsPart} from "./checksGroups.js";
import {listsPart, showOrder} from "./checksLists.js";
import {mendForm} from "./checksMend.js";
import {sensitivityPart} from "./checksSensitivity.js";
import {act, field, fold, icon, inline, own, press, problem, typed} from "./parts.js";

/** @typedef {import("./parts.js").App} App */

/** @param {App} app */
export function checksPart(app) {
  const {state} = app;
  const count = pressingFindings(state).length;
  const undecided = openFindings(state).length - count;
  const accepted = acceptedFindings(state);
  return h("div", {class: "checks"},
    count > 0 ? h("p", {class: "muted"}, app.say("checks", {n: count, count}))
      : h("p", {class: "all-well"}, icon("check"), app.say("checks.none")),
    h("ul", {class: "check-groups"}, findingPlaces(state).map((one) => place(app, one))),
    undecided > 0 && h("p", null, h("button", {
      type: "button", class: "plain-link", onclick: () => app.openList("open"),
    }, app.say("checks.undecided", {n: undecided, count: undecided}))),
    accepted.length > 0 && fold(app, "accepted",
      app.say("checks.accepted", {n: accepted.length, count: accepted.length}),
      () => h("ul", {class: "check-groups"}, accepted.map((one) => acceptedLine(app, one)))),
    listsPart(app),
    app.store.me.role === "chair" && state.phase === "inSession" &&
      fold(app, "groups", app.say("groups"), () => groupsPart(app)),
    state.consultation && fold(app, "sensitivity", app.say("sensitivity.title"),
      () => sensitivityPart(app)));
}

/** Where a finding is mended. */
const WAYS = {
  people: (app) => app.open("people"),
  rules: (app) => { app.ui.folds.rules = true; app.redraw(); },
  actions: (app) => app.openList("actions"),
  course: (app) => { app.ui.folds.course = true; app.redraw(); },
  final: (app) => showOrder(app, "final"),
  supplementary: (app) => showOrder(app, "supplementary"),
};

/** @param {App} app @param {ReturnType<typeof findingPlaces>[number]} where */
function place(app, {place: name, commitment, findings: found}) {
  const go = commitment ? () => app.show(commitment.id) : WAYS[name] && (() => WAYS[name](app));
  const title = commitment ? own("span", {class: "one-line"}, commitment.title)
    : h("span", null, app.say(`checks.place.${name}`));
  return h("li", {key: commitment?.id ?? name},
    go ? h("button", {type: "button", class: "check-group", onclick: go},
      title, h("span", {class: "go"}, app.say("checks.go"), icon("forward")))
      : h("p", {class: "check-group"}, title),
    h("ul", {class: "warnings"}, found.map((finding) => line(app, finding))));
}

function line(app, finding) {
  const {state, words} = app;
  const id = findingID(state, finding);
  return h("li", {key: id}, icon("warning"),
    h("div", null,
      h("p", null, findingSentence(words, state, finding)),
      mendForm(app, finding),
      h("div", {class: "row"},
        h("p", {class: "muted small"}, mendSentence(words, finding)),
        acceptButton(app, id)),
      acceptForm(app, id)));
}

const acceptButton = (app, id) => app.ui.accepting !== id && press({
  class: "small quiet", key: "accept", onclick: () => {
    app.ui.accepting = id;
    app.redraw();
  },
}, app.say("checks.accept"));

/** Lives with a finding, for a reason that is printed. */
function acceptForm(app, id) {
  const asked = (reason) => command.acceptFinding(id, reason);
  if (app.ui.accepting !== id) return problem(app, asked());
  return h("form", {class: "form", key: "accept form", onsubmit: (event) => {
    event.preventDefault();
    app.send(asked(typed(event.target, "reason")));
    app.ui.accepting = null;
    app.redraw();
  }},
    field(app.say("checks.accept.reason"), h("textarea", {
      name: "reason", rows: 2, dir: "auto", required: true, maxlength: 4000,
      ref: (element) => element.focus(),
    }), app.say("checks.accept.hint")),
    h("div", {class: "row"},
      press({class: "small quiet", onclick: () => { app.ui.accepting = null; app.redraw(); }},
        app.say("cancel")),
      h("button", {type: "submit", class: "button small primary", disabled: !app.canAct},
        app.say("checks.accept.do"))),
    problem(app, asked()));
}

function acceptedLine(app, {finding, acceptance}) {
  const {state, words} = app;
  const withdraw = command.withdrawAcceptance(acceptance.finding);
  return h("li", {key: acceptance.finding},
    h("p", null, findingSentence(words, state, finding)),
    inline("p", null, acceptance.reason),
    h("p", {class: "muted small"}, app.say("checks.accepted.by", {
      name: personName(state, acceptance.by), time: words.time(acceptance.at),
    })),
    act(app, {command: withdraw, label: app.say("checks.withdraw"), kind: "small quiet"}),
    problem(app, withdraw));
}

