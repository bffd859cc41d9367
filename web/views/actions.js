/** What is to be done after the meeting: the conditions of decisions, and what was typed in. */

import {actionsInOrder, agreedActions, isOverdue} from "../derived.js";
import {command} from "../protocol.js";
import {h} from "../render.js";
import {commitmentLabel, conditionText, personName} from "../sentences.js";
import {act, badge, empty, field, icon, own, press, problem, typed} from "./parts.js";
import {seatOptions} from "./peopleParts.js";

/** @typedef {import("./parts.js").App} App */

/** @param {App} app */
export function actionsPart(app) {
  const all = agreedActions(app.state);
  return h("div", {class: "actions-part"},
    all.length === 0 && empty(app.say(app.isOfficer ? "actions.none.officer" : "actions.none")),
    h("ul", {class: "actions"}, all.map((one) => one.action
      ? typedAction(app, one.action) : conditionAction(app, one))),
    app.isOfficer && newAction(app));
}

/** @param {App} app @param {import("../derived.js").AgreedAction} agreed */
function conditionAction(app, {condition, commitment}) {
  const isMet = condition.met !== undefined;
  return h("li", {key: condition.id, class: isMet ? "done" : ""},
    icon(isMet ? "check" : "circle"),
    h("div", null,
      own("p", null, conditionText(app.words, condition)),
      h("p", {class: "muted small"},
        h("button", {type: "button", class: "plain-link", onclick: () => app.show(commitment.id)},
          commitmentLabel(app.words, commitment)), " ", particulars(app, condition)),
      app.isOfficer && conditionControls(app, commitment, condition)));
}

/** Ticks a condition off, with a note, or takes that back. @param {App} app */
export function conditionControls(app, commitment, condition) {
  const {ui} = app;
  const meet = (note) => command.meetCondition(commitment.id, condition.id, note);
  if (condition.met !== undefined) {
    return [act(app, {command: meet(), label: app.say("condition.reopen"), kind: "small quiet",
      key: "reopen"}), problem(app, meet())];
  }
  if (ui.meeting !== condition.id) {
    return press({class: "small quiet", key: "meet", onclick: () => {
      ui.meeting = condition.id;
      app.redraw();
    }}, icon("check"), app.say("condition.meet"));
  }
  return h("form", {class: "inline-form", key: "meet form", onsubmit: (event) => {
    event.preventDefault();
    app.send(meet(typed(event.target, "note")));
    ui.meeting = null;
    app.redraw();
  }},
    field(app.say("condition.note"), h("input", {
      name: "note", dir: "auto", maxlength: 1000, autocomplete: "off",
      ref: (element) => element.focus(),
    })),
    h("button", {type: "submit", class: "button primary small", disabled: !app.canAct},
      app.say("condition.meet")),
    problem(app, meet()));
}

function typedAction(app, action) {
  const {id, text, owner, due, done} = action;
  if (app.ui.editedAction === id) return h("li", {key: id}, actionForm(app, action));
  const toggle = command.changeAction(id, text, owner, due, !done);
  return h("li", {key: id, class: done ? "done" : ""},
    app.isOfficer
      ? h("label", {class: "tick"},
        h("input", {type: "checkbox", liveChecked: done, disabled: !app.canAct,
          onchange: () => app.send(toggle)}),
        h("span", {class: "unseen"}, app.say("action.isDone", {text})))
      : icon(done ? "check" : "circle"),
    h("div", null, own("p", null, text),
      h("p", {class: "muted small"}, particulars(app, action), " ",
        isOverdue(app.state, action) && badge(app.say("action.isOverdue"), "alert")),
      problem(app, toggle),
      app.isOfficer && press({class: "small quiet", onclick: () => {
        app.ui.editedAction = id;
        app.redraw();
      }}, app.say("edit"))));
}

/** Who follows it up, until when, and what came of it. */
function particulars(app, action) {
  const {id, owner, due, met} = action;
  const since = app.state.followUp?.carried[id];
  const parts = [
    since && app.say("action.openSince", {date: app.words.date(since)}),
    owner && app.say("owner.is", {name: personName(app.state, owner)}),
    due && app.say("due.is", {date: app.words.date(due)}),
    met,
  ];
  return parts.filter(Boolean).join(" · ");
}

/** The actions of a commitment, and a new one for it. @param {App} app */
export function nextSteps(app, commitment) {
  const steps = actionsInOrder(app.state).filter((one) => one.commitment === commitment.id);
  return [
    steps.length > 0 && h("ul", {class: "actions", key: "steps"},
      steps.map((action) => typedAction(app, action))),
    app.isOfficer && newAction(app, commitment.id),
  ];
}

/** @param {App} app @param {string} [commitment] that it follows from */
function newAction(app, commitment) {
  const name = `new ${commitment ?? ""}`;
  return app.ui.editedAction === name ? actionForm(app, undefined, commitment)
    : press({class: "quiet", key: "add action", onclick: () => {
      app.ui.editedAction = name;
      app.redraw();
    }}, icon("plus"), app.say("actions.add"));
}

function actionForm(app, action, commitment = undefined) {
  const {id, text = "", owner, due = "", done = false} = action ?? {};
  const close = () => { app.ui.editedAction = null; app.redraw(); };
  /** @param {{text?: string, owner?: any, due?: any}} values */
  const commandOf = (values) => action
    ? command.changeAction(id, values.text, values.owner, values.due, done)
    : command.addAction(values.text, values.owner, values.due, commitment);
  return h("form", {class: "form", key: `action ${id ?? "new"}`, onsubmit: (event) => {
    event.preventDefault();
    const data = new FormData(event.target);
    const asked = commandOf({
      text: typed(event.target, "text"), owner: data.get("owner") || undefined,
      due: data.get("due") || undefined,
    });
    app.send(asked);
    app.whenSettled(asked, close);
  }},
    field(app.say("actions.text"), h("input", {name: "text", required: true, dir: "auto",
      maxlength: 4000, value: text, autocomplete: "off", ref: (element) => element.focus()})),
    h("div", {class: "columns"},
      field(app.say("owner"), h("select", {name: "owner"}, seatOptions(app, owner))),
      field(app.say("due"), h("input", {name: "due", type: "date", value: due}))),
    h("div", {class: "row"},
      press({class: "quiet", onclick: close}, app.say("cancel")),
      h("button", {type: "submit", class: "button primary", disabled: !app.canAct},
        app.say("save"))),
    problem(app, commandOf({})));
}
