/** The forms about motions from the floor: proposing, restating, reasons, and the vote. */

import {amends, commitmentsById} from "../derived.js";
import {command} from "../protocol.js";
import {h} from "../render.js";
import {ruleSentence} from "../sentences.js";
import {wording} from "./amendText.js";
import {act, field, press, problem, radios, typed} from "./parts.js";

/** @typedef {import("./parts.js").App} App */

/** Seconds until the ballot closes by itself; 0: when the chair says so. */
const TIMES = [0, 30, 60, 120, 300];

/** Another wording of a commitment, with what it would change below. @param {App} app */
export function amendmentForm(app, commitment) {
  const draft = `amend ${commitment.id}`;
  const asked = command.proposeAmendment(commitment.id);
  return wordingForm(app, {
    draft, commitment, start: commitment.title, asked, label: app.say("moved.propose"),
    send: (title) => command.proposeAmendment(commitment.id, title),
    done: () => { app.ui.folds[draft] = false; },
  });
}

/** The amendment on the wording as it is now. @param {App} app */
export function restateForm(app, motion, _, close) {
  const commitment = commitmentsById(app.state).get(amends(motion));
  return wordingForm(app, {
    draft: `restate ${motion.id}`, commitment, start: commitment.title,
    asked: command.restateAmendment(motion.id), label: app.say("moved.restate.do"),
    send: (title) => command.restateAmendment(motion.id, title), done: close,
  });
}

function wordingForm(app, {draft, commitment, start, asked, label, send, done}) {
  const text = app.ui.drafts[draft] ?? start;
  const isChanged = text.trim() !== commitment.title && text.trim() !== "";
  const make = () => send((app.ui.drafts[draft] ?? start).trim());
  return h("div", {class: "form", key: draft},
    field(app.say("moved.title"), h("textarea", {
      rows: 4, dir: "auto", maxlength: 4000, value: text,
      oninput: (event) => {
        app.ui.drafts[draft] = event.target.value;
        app.redraw();
      },
    })),
    isChanged && h("div", {class: "preview"},
      h("p", {class: "field-name"}, app.say("moved.preview")),
      wording(app, commitment.title, text.trim())),
    act(app, {command: asked, make, label, kind: "primary", disabled: !isChanged,
      after: () => app.whenSettled(asked, () => {
        delete app.ui.drafts[draft];
        done();
      })}),
    problem(app, asked));
}

/** Something in words for the committee to decide. @param {App} app */
export function motionForm(app) {
  const asked = command.proposeMotion();
  const text = app.ui.drafts.move ?? "";
  return h("div", {class: "form", key: "move"},
    field(app.say("moved.text"), h("textarea", {
      rows: 2, dir: "auto", maxlength: 4000, liveValue: text,
      oninput: (event) => {
        app.ui.drafts.move = event.target.value;
        app.redraw();
      },
    }), app.say("moved.text.hint")),
    act(app, {command: asked, make: () => command.proposeMotion((app.ui.drafts.move ?? "").trim()),
      label: app.say("moved.propose"), kind: "primary", disabled: !text.trim(),
      after: () => app.whenSettled(asked, () => {
        delete app.ui.drafts.move;
        app.ui.folds.move = false;
      })}),
    problem(app, asked));
}

/** Why a motion is not admitted, or set aside. @param {App} app @param {string} name of the act */
export function reasonForm(app, motion, name, close) {
  const make = name === "refuse" ? command.refuseMotion : command.setAsideMotion;
  return h("form", {class: "form", key: name, onsubmit: (event) => {
    event.preventDefault();
    const reason = typed(event.target, "reason");
    if (!reason) return;
    app.send(make(motion.id, reason));
    app.whenSettled(make(motion.id), close);
  }},
    field(app.say("moved.reason"), h("input", {
      name: "reason", required: true, dir: "auto", maxlength: 1000, autocomplete: "off",
      ref: (element) => element.focus(),
    }), app.say("moved.reason.hint")),
    h("div", {class: "row"},
      press({class: "quiet", onclick: close}, app.say("cancel")),
      h("button", {type: "submit", class: "button", disabled: !app.canAct},
        app.say(`moved.${name}.do`))),
    problem(app, make(motion.id)));
}

/** The vote on a motion: by the rule of the meeting, for so long. @param {App} app */
export function voteForm(app, motion, _, close) {
  const seconds = app.ui.motionSeconds ?? 60;
  const asked = {floorMotion: motion.id, method: /** @type {"yesNo"} */ ("yesNo")};
  return h("div", {class: "form", key: "vote"},
    h("p", {class: "rule"}, ruleSentence(app.words, app.state.rules.rule)),
    radios({
      name: `time ${motion.id}`, legend: app.say("motion.time"), value: String(seconds),
      onpick: (value) => { app.ui.motionSeconds = Number(value); app.redraw(); },
      className: "compact", choices: TIMES.map((time) =>
        ({value: String(time), label: app.say(`time.${time}`)})),
    }),
    act(app, {command: command.openBallot(asked), kind: "primary", label: app.say("moved.vote.do"),
      make: () => command.openBallot({...asked, deadline: seconds
        ? Math.round(app.store.now()) + seconds * 1000 : undefined}),
      after: () => app.whenSettled(command.openBallot(asked), close)}),
    problem(app, command.openBallot(asked)));
}
