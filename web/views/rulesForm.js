/** The rules of the meeting, for the chair to set. */

import {command} from "../protocol.js";
import {h} from "../render.js";
import {ruleSentence} from "../sentences.js";
import {floorRuleFields} from "./floorRules.js";
import {act, field, press, problem} from "./parts.js";
import {quorumLine} from "./peopleParts.js";
import {ruleFields, thresholdMenu} from "./rule.js";

/** @param {import("./parts.js").App} app */
export function rulesForm(app) {
  const {ui, state} = app;
  const draft = ui.rules ?? state.rules;
  const change = (rules) => { ui.rules = rules; app.redraw(); };
  const half = {fraction: {numerator: 1, denominator: 2}, exceeding: true};
  const asked = command.setRules(draft);
  return h("div", {class: "form"},
    ruleFields(app, "meeting rule", draft.rule, (rule) => change({...draft, rule})),
    h("p", {class: "rule"}, ruleSentence(app.words, draft.rule)),
    h("label", {class: "tick"},
      h("input", {type: "checkbox", liveChecked: Boolean(draft.quorum),
        onchange: (event) => change({...draft, quorum: event.target.checked ? half : undefined})}),
      h("span", null, app.say("rules.quorum"))),
    draft.quorum && field(app.say("rules.quorum.share"), thresholdMenu(app, draft.quorum,
      (quorum) => change({...draft, quorum}))),
    quorumLine({...app, state: {...state, rules: draft}}),
    floorRuleFields(app, draft.floor, (floor) => change({...draft, floor})),
    h("div", {class: "row"},
      ui.rules && press({class: "quiet", onclick: () => change(undefined)}, app.say("cancel")),
      act(app, {command: asked, label: app.say("save"), kind: "primary", disabled: !ui.rules,
        after: () => app.whenSettled(asked, () => change(undefined))})),
    problem(app, asked));
}
