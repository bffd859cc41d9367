/** What is mended in the check panel itself, because it belongs to no commitment or to one word. */

import {command} from "../protocol.js";
import {h} from "../render.js";
import {act, field, press, problem, typed} from "./parts.js";

/** @typedef {import("./parts.js").App} App */

/** The form that mends a finding, or `undefined` where that is done elsewhere. @param {App} app */
export function mendForm(app, finding) {
  if (finding.respondentsNotStated) return respondentsForm(app, finding.respondentsNotStated);
  if (finding.tieBreakNotNamed) return tieBreakButtons(app);
  if (finding.rewordingReasonMissing) return rewordingForm(app, finding.rewordingReasonMissing);
  if (finding.translationStale) return translationForm(app, finding.translationStale);
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

/** The translation to be revised, beside the title that it no longer follows. */
function translationForm(app, {commitment: id, language}) {
  const commitment = app.state.commitments.find((one) => one.id === id);
  const asked = (title) => command.translateCommitment(id, language, title);
  return h("form", {class: "form", onsubmit: (event) => {
    event.preventDefault();
    app.send(asked(typed(event.target, "title")));
  }},
    field(app.say("translation", {language: app.say(`languageName.${language}`)}), h("textarea", {
      name: "title", rows: 2, required: true, dir: "auto", lang: language, maxlength: 4000,
      value: commitment.translations[language].title,
    })),
    h("div", {class: "row"}, save(app), press({class: "small quiet", disabled: !app.canAct,
      onclick: () => app.send(asked())}, app.say("translation.remove"))),
    problem(app, asked()));
}

const save = (app) => h("button", {type: "submit", class: "button small primary",
  disabled: !app.canAct}, app.say("save"));
