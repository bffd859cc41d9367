/** What is mended in the check panel itself, because it belongs to no commitment or to one word. */

import {command} from "../protocol.js";
import {h} from "../render.js";
import {act, field, problem, typed} from "./parts.js";
import {translationForm} from "./wording.js";

/** @typedef {import("./parts.js").App} App */

/** The form that mends a finding, or `undefined` where that is done elsewhere. @param {App} app */
export function mendForm(app, finding) {
  if (finding.respondentsNotStated) return respondentsForm(app, finding.respondentsNotStated);
  if (finding.tieBreakNotNamed) return tieBreakButtons(app);
  if (finding.rewordingReasonMissing) return rewordingForm(app, finding.rewordingReasonMissing);
  if (finding.translationStale) return staleForm(app, finding.translationStale);
  return undefined;
}

function respondentsForm(app, {derived}) {
  const asked = (count) => command.stateRespondents(count);
  return h("form", {class: "inline-form", onsubmit: (event) => {
    event.preventDefault();
    app.send(asked(Number(typed(event.target, "count"))));
  }},
    field(app.say("respondents"), h("input", {name: "count", type: "number", min: 0,
      max: 100_000_000, step: 1, required: true, inputmode: "numeric", value: derived})),
    save(app), problem(app, asked()));
}

function tieBreakButtons(app) {
  const asked = (rule) => command.nameTieBreak(rule);
  return h("div", null,
    h("div", {class: "row"}, ["number", "nextLevels"].map((rule) => act(app, {
      key: rule, command: asked(rule), label: app.say(`tieBreak.${rule}`), kind: "small",
    }))),
    problem(app, asked("number"), asked("nextLevels")));
}

function rewordingForm(app, {commitment}) {
  const asked = (reason) => command.giveRewordingReason(commitment, reason);
  return h("form", {class: "inline-form", onsubmit: (event) => {
    event.preventDefault();
    app.send(asked(typed(event.target, "reason")));
  }},
    field(app.say("rewording.reason"), h("input", {name: "reason", required: true, dir: "auto",
      maxlength: 4000, autocomplete: "off"})),
    save(app), problem(app, asked()));
}

function staleForm(app, {commitment, language}) {
  return translationForm(app, app.state.commitments.find(({id}) => id === commitment), language);
}

const save = (app) => h("button", {type: "submit", class: "button small primary",
  disabled: !app.canAct}, app.say("save"));
