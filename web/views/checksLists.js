/** How far the lists have come: what they are ordered by, complete, adopted. */

import {
  commitmentsById, completionOf, entriesOf, findingsAgainstCompletion, listNames, orderOf,
} from "../derived.js";
import {command} from "../protocol.js";
import {h} from "../render.js";
import {commitmentLabel, listsSentence, orderSentence} from "../sentences.js";
import {act, confirmed, field, fold, own, press, problem} from "./parts.js";

/** @typedef {import("./parts.js").App} App */

/** @param {App} app */
export function listsPart(app) {
  const {state, words} = app;
  if (state.phase === "prepared") return null;
  return h("section", {class: "lists-part", key: "lists"},
    h("h2", {class: "lists-state"}, listsSentence(words, state)),
    listNames.map((list) => orderPart(app, list)),
    app.store.me.role === "chair" && state.phase === "inSession" && completionPart(app));
}

function completionPart(app) {
  const {state} = app;
  const completion = completionOf(state);
  if (completion?.adoption) return null;
  if (completion) return adoptionPart(app, completion);
  const open = findingsAgainstCompletion(state).length;
  const complete = command.declareListsComplete();
  return [
    act(app, {command: complete, label: app.say("lists.complete"), disabled: open > 0,
      kind: open ? "" : "primary"}),
    open > 0 && h("p", {class: "muted small"}, app.say("lists.complete.hint")),
    problem(app, complete),
  ];
}

/** By a ballot on the lists as proposed that came after, or without objection. */
function adoptionPart(app, {at}) {
  const ballot = app.state.ballots.findLast((one) => one.method === "yesNo" &&
    one.openedAt >= at && !one.subject?.commitment && !one.rehearsal &&
    one.state.result?.verdict.outcome === "adopted");
  const consensus = command.adoptLists();
  const byBallot = ballot && command.adoptLists(ballot.id);
  return [
    h("p", {class: "muted"}, app.say("lists.adopt.hint")),
    h("div", {class: "row"},
      ballot && act(app, {command: byBallot, kind: "primary",
        label: app.say("lists.adopt.ballot", {number: ballot.number})}),
      confirmed(app, {command: consensus, label: app.say("lists.adopt.consensus"),
        question: app.say("consensus.question")})),
    problem(app, ...[consensus, byBallot].filter(Boolean)),
  ];
}

function orderPart(app, list) {
  const entries = entriesOf(app.state, list);
  if (entries.length < 2) return null;
  const isDeclared = Boolean(orderOf(app.state, list));
  return h("div", {class: "list-order", key: list, id: `order-${list}`},
    h("p", null, h("strong", null, app.say(`list.${list}`)), " ",
      isDeclared ? orderSentence(app.words, app.state, list) : app.say("order.undeclared")),
    fold(app, `order ${list}`, app.say("order.declare"), () => orderForm(app, list, entries),
      !isDeclared));
}

/** Opens the form of a list's order. @param {App} app */
export function showOrder(app, list) {
  app.ui.folds[`order ${list}`] = true;
  app.redraw();
  document.getElementById(`order-${list}`)?.scrollIntoView();
}

function orderForm(app, list, entries) {
  const keys = app.state.consultation ? ["consultation", "decision"] : ["decision"];
  const asked = (key) => command.declareOrder(list, {key});
  return [
    h("div", {class: "row"},
      keys.map((key) => act(app, {key, command: asked(key), label: app.say(`order.by.${key}`),
        kind: "small"})),
      press({class: "small", key: "by hand", onclick: () => {
        app.ui.ordering = {list, commitments: entries.map(({lead}) => lead.id), reason: ""};
        app.redraw();
      }}, app.say("order.by.hand"))),
    problem(app, ...keys.map(asked)),
    app.ui.ordering?.list === list && byHandForm(app, app.ui.ordering, entries),
  ];
}

/** The leads with buttons that move them, and the reason for the order. */
function byHandForm(app, draft, entries) {
  const {state, words} = app;
  const known = draft.commitments.filter((id) => entries.some(({lead}) => lead.id === id));
  const added = entries.map(({lead}) => lead.id).filter((id) => !known.includes(id));
  draft.commitments = [...known, ...added];
  const asked = () => command.declareOrder(draft.list, {
    key: "byHand", commitments: draft.commitments, reason: draft.reason.trim()});
  const move = (index, by) => {
    const [id] = draft.commitments.splice(index, 1);
    draft.commitments.splice(index + by, 0, id);
    app.redraw();
  };
  return h("form", {class: "form", key: "by hand", onsubmit: (event) => {
    event.preventDefault();
    app.send(asked());
    app.whenSettled(asked(), () => { app.ui.ordering = null; app.redraw(); });
  }},
    h("ol", {class: "by-hand"}, draft.commitments.map((id, index) => {
      const commitment = commitmentsById(state).get(id);
      const label = commitmentLabel(words, commitment);
      return h("li", {key: id},
        h("span", {class: "figure"}, words.number(index + 1)),
        own("span", {class: "one-line"}, commitment.title),
        press({class: "small quiet", disabled: index === 0, onclick: () => move(index, -1),
          "aria-label": app.say("order.up", {name: label})}, "↑"),
        press({class: "small quiet", disabled: index + 1 === draft.commitments.length,
          onclick: () => move(index, 1),
          "aria-label": app.say("order.down", {name: label})}, "↓"));
    })),
    field(app.say("reason"), h("input", {required: true, dir: "auto", maxlength: 4000,
      autocomplete: "off", value: draft.reason,
      oninput: (event) => { draft.reason = event.target.value; }})),
    h("div", {class: "row"},
      press({class: "small quiet", onclick: () => { app.ui.ordering = null; app.redraw(); }},
        app.say("cancel")),
      h("button", {type: "submit", class: "button small primary", disabled: !app.canAct},
        app.say("save"))),
    problem(app, asked()));
}
