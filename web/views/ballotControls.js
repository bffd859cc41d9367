/** What the chair does with a ballot in hand: closing, extending, annulling. */

import {votedIn} from "../othersVotes.js";
import {command} from "../protocol.js";
import {h} from "../render.js";
import {remaining} from "./ballot.js";
import {minutesField} from "./times.js";
import {act, confirmed, field, press, problem, typed} from "./parts.js";
import {handState} from "./tellers.js";

/** @typedef {import("./parts.js").App} App */

const EXTENSIONS = [30, 60, 300];

/** Closing asks only while somebody has not voted. @param {App} app @param {Object} ballot */
export function closeStep(app, ballot) {
  const missing = ballot.electorate.length -
    votedIn(ballot, app.store.live.turnout[ballot.id]).size;
  if (ballot.hand && ballot.hand.agreement !== "agreed") return waitsForTellers(app, ballot);
  const options = {command: command.closeBallot(ballot.id), label: app.say("ballot.close"),
    kind: missing ? "" : "primary"};
  return [
    h("p", {class: "muted"}, missing
      ? app.say("ballot.missing", {n: missing, count: missing}) : app.say("ballot.allVoted")),
    missing ? confirmed(app, {
      ...options, question: app.say("ballot.close.question", {n: missing, count: missing}),
    }) : act(app, options),
    problem(app, options.command),
  ];
}

/** Nothing closes before the hands are counted. @param {App} app */
function waitsForTellers(app, ballot) {
  return [
    h("p", {class: "muted"}, handState(app, ballot)),
    press({disabled: true}, app.say("ballot.close")),
  ];
}

/** Extending and annulling. @param {App} app @param {Object} ballot */
export function ballotControls(app, ballot) {
  const {ui} = app;
  const rest = remaining(app, ballot);
  const base = Math.max(ballot.deadline ?? 0, app.store.now());
  return h("div", {class: "controls", key: "controls"},
    h("h2", null, app.say("ballot.controls")),
    h("div", {class: "row"}, h("span", {class: "muted"},
      app.say(rest === undefined ? "extend.none" : "extend")),
      EXTENSIONS.map((seconds) => press({
        class: "small", key: seconds, disabled: !app.canAct,
        onclick: () => app.send(command.extendBallot(ballot.id, base + seconds * 1000)),
      }, app.say(`extend.${seconds}`)))),
    h("div", {class: "row extend-by"},
      minutesField(app, app.say("extend.minutes"), ui.extendBy ?? 0, (seconds) => {
        ui.extendBy = seconds;
        app.redraw();
      }),
      press({disabled: !app.canAct || !ui.extendBy,
        onclick: () => {
          app.send(command.extendBallot(ballot.id, Math.round(base + ui.extendBy * 1000)));
          ui.extendBy = 0;
        }}, app.say("extend.do"))),
    problem(app, command.extendBallot(ballot.id)),
    ui.annulling !== ballot.id
      ? press({class: "danger quiet", key: "annul", onclick: () => {
        ui.annulling = ballot.id;
        app.redraw();
      }}, app.say("annul"))
      : annulForm(app, ballot));
}

function annulForm(app, ballot) {
  const stop = () => { app.ui.annulling = null; app.redraw(); };
  return h("form", {class: "form", key: "annul-form", onsubmit: (event) => {
    event.preventDefault();
    const reason = typed(event.target, "reason");
    if (reason) app.send(command.annulBallot(ballot.id, reason));
  }},
    field(app.say("annul.reason"), h("input", {
      name: "reason", required: true, dir: "auto", maxlength: 500, autocomplete: "off",
      ref: (element) => element.focus(),
    }), app.say("annul.hint")),
    h("div", {class: "row"},
      press({class: "quiet", onclick: stop}, app.say("cancel")),
      h("button", {type: "submit", class: "button danger", disabled: !app.canAct},
        app.say("annul.do"))),
    problem(app, command.annulBallot(ballot.id)));
}
