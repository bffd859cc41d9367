/** What is chosen among in a motion, and within which limits, for each method. */

import {leadOf, participants, ranking} from "../derived.js";
import {completeLimits, proposedOptions} from "../motions.js";
import {h} from "../render.js";
import {numberedTitle, personName} from "../sentences.js";
import {field} from "./parts.js";
import {numberField, tick} from "./rule.js";

/** @typedef {import("./parts.js").App} App */
/** @typedef {import("../motions.js").MotionDraft} MotionDraft */

const CHOICES = ["retained", "supplementary", "dropped", "undecided", "merged"];

/**
 * @param {App} app
 * @param {string} id
 * @param {MotionDraft} motion the draft
 * @param {(more: Object) => void} change
 * @param {Object} [commitment]
 */
export function methodFields(app, id, motion, change, commitment) {
  switch (motion.method) {
    case "yesNo": return null;
    case "graded": return lines(app, id, "levels", motion, change);
    case "choice": return commitment ? amongPart(app, commitment, motion, change)
      : lines(app, id, "lines", motion, change);
    case "approval":
    case "points":
    case "ranking":
      return [lines(app, id, "lines", motion, change), limitFields(app, motion, change)];
    case "election":
      return [candidates(app, motion, change),
        lines(app, id, "lines", motion, change, "motion.candidates.others"),
        limitFields(app, motion, change)];
  }
}

/** One per line: quick to type, to paste and to order. */
const lines = (app, id, key, motion, change, label = `motion.${key}`) =>
  field(app.say(label), h("textarea", {
    rows: 4, dir: "auto", maxlength: 8000, key: `${key} ${id}`, value: motion[key],
    oninput: (event) => change({[key]: event.target.value}),
  }), app.say(`motion.${key}.hint`));

function candidates(app, motion, change) {
  const toggle = (seat, chosen) => change({seats: chosen
    ? [...motion.seats, seat] : motion.seats.filter((one) => one !== seat)});
  return h("fieldset", {class: "candidates", key: "candidates"},
    h("legend", null, app.say("motion.candidates")),
    participants(app.state).map(({id}) => h("div", {key: id},
      tick(personName(app.state, id), motion.seats.includes(id), (on) => toggle(id, on)))));
}

function limitFields(app, motion, change) {
  const limits = completeLimits(motion, proposedOptions(motion).length);
  const number = (key, least) => numberField(app.say(`limits.${motion.method}.${key}`),
    limits[key], least, (value) => change({limits: {...motion.limits, [key]: value}}));
  switch (motion.method) {
    case "approval":
      return h("div", {class: "columns", key: "limits"}, number("least", 0), number("most", 1));
    case "points":
      return h("div", {class: "columns", key: "limits"}, number("most", 1),
        number("mostEach", 1), number("least", 0));
    case "election":
      return h("div", {class: "columns", key: "limits"}, number("seats", 1), number("most", 1),
        number("least", 0));
    case "ranking":
      return h("div", {key: "limits"}, tick(app.say("limits.ranking.sharedPlaces"),
        limits.sharedPlaces, (sharedPlaces) => change({limits: {sharedPlaces}})));
    case "yesNo":
    case "graded":
    case "choice": return null;
  }
}

/** A disposition that can be chosen, or nothing while its lead is missing. */
export function proposalFor(kind, {into}) {
  const disposition = kind === "merged" ? into && {kind, into}
    : kind === "undecided" ? {kind, options: []} : {kind};
  return disposition && {disposition, reason: "", conditions: []};
}

function amongPart(app, commitment, motion, change) {
  const toggle = (kind) => change({among: motion.among.includes(kind)
    ? motion.among.filter((one) => one !== kind)
    : CHOICES.filter((one) => one === kind || motion.among.includes(one))});
  const leads = ranking(app.state).map((ranked) => ranked.commitment)
    .filter((lead) => lead.id !== commitment.id && leadOf(lead) === undefined);
  return h("fieldset", {class: "lines", key: "among"},
    h("legend", null, app.say("motion.among")),
    h("div", {class: "radio-row"}, CHOICES.map((kind) => h("label", {class: "radio", key: kind},
      h("input", {type: "checkbox", liveChecked: motion.among.includes(kind),
        onchange: () => toggle(kind)}),
      h("span", null, app.say(`become.${kind}`))))),
    motion.among.includes("merged") && field(app.say("decide.lead"),
      h("select", {onchange: (event) => change({into: event.target.value})},
        h("option", {value: ""}, app.say("decide.lead.choose")),
        leads.map((lead) => h("option", {key: lead.id, value: lead.id,
          selected: lead.id === motion.into}, numberedTitle(app.words, lead))))));
}
