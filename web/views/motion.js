/** Putting something to the vote: the method, the rule, the time. */

import {leadOf, modeOf, ranking, voters} from "../derived.js";
import {command} from "../protocol.js";
import {h} from "../render.js";
import {LEAST_VOTERS, usualSecrecy} from "../secrecy.js";
import {numberedTitle, ruleSentence, thresholdName} from "../sentences.js";
import {opennessFields} from "./secrecy.js";
import {act, field, problem, radios} from "./parts.js";
import {staleWarning} from "./wording.js";

/** @typedef {import("./parts.js").App} App */

const METHODS = ["yesNo", "choice", "graded"];
const CHOICES = ["retained", "supplementary", "dropped", "undecided", "merged"];
const TIMES = [0, 30, 60, 120, 300];
const THRESHOLDS = [
  {numerator: 1, denominator: 2, exceeding: true},
  {numerator: 2, denominator: 3, exceeding: false},
  {numerator: 3, denominator: 4, exceeding: false},
  {numerator: 1, denominator: 1, exceeding: false},
];
const BASES = ["cast", "voted", "present", "members"];

/** A motion as it begins. */
export const freshMotion = () => ({
  method: "yesNo", text: "", among: ["retained", "supplementary", "dropped"], into: "",
  rule: undefined, seconds: 60,
});

/** A vote on the agenda's item, or on a motion in words. @param {App} app */
export function motionPart(app, subject) {
  const item = subject?.item ? subject : undefined;
  app.ui.motion ??= freshMotion();
  const {motion} = app.ui;
  return h("div", {class: "form", key: "motion"},
    field(app.say("motion.text"), h("textarea", {
      rows: 2, dir: "auto", maxlength: 4000, key: "motion text", value: motion.text,
      placeholder: app.say("motion.text.placeholder"),
      oninput: (event) => {
        motion.text = event.target.value;
        app.redraw();
      },
    }), item ? app.say("motion.text.item") : ""),
    ballotForm(app, {subject: item, motion, clear: () => app.whenSettled(
      command.openBallot(), () => { app.ui.motion = undefined; }),
      ready: Boolean(item) || motion.text.trim() !== ""}));
}

/**
 * @param {App} app
 * @param {Object} options
 * @param {import("../protocol.js").Subject} [options.subject]
 * @param {Object} options.motion the draft
 * @param {() => import("../protocol.js").Proposal} [options.proposal] what a yes decides
 * @param {Object} [options.commitment]
 * @param {() => void} [options.clear] the draft, once it was sent
 * @param {boolean} [options.ready] whether nothing is missing in what surrounds the form
 */
export function ballotForm(app, {subject, motion, proposal, commitment, clear, ready = true}) {
  const change = (more) => { Object.assign(motion, more); app.redraw(); };
  const id = subject?.commitment ?? subject?.item ?? "free";
  const methods = commitment ? METHODS : ["yesNo", "graded"];
  const secret = motion.openness === "secret";
  const electorate = voters(app.state).filter(({id}) => modeOf(app.state, id))
    .map(({id: seat, weight}) => ({seat, weight}));
  const rule = inSecret(fitting(motion.rule ?? app.state.rules.rule, motion.method), secret);
  const proposals = motion.among.map((kind) => proposalFor(kind, motion)).filter(Boolean);
  const possible = ready && (motion.method !== "yesNo" || !commitment || proposal()) &&
    (motion.method !== "choice" || proposals.length > 1) &&
    (!secret || electorate.length >= LEAST_VOTERS);
  const asked = {
    subject, method: motion.method,
    rule: motion.method === "graded" && !secret ? undefined : rule,
    openness: motion.openness, secrecy: secret ? motion.secrecy ?? usualSecrecy() : undefined,
    text: commitment ? undefined : motion.text.trim() || undefined,
    options: motion.method === "choice" ? proposals.map((one) => ({proposal: one})) : undefined,
  };
  const make = () => command.openBallot({
    ...asked, proposal: motion.method === "yesNo" ? proposal?.() : undefined,
    deadline: motion.seconds
      ? Math.round(app.store.now()) + motion.seconds * 1000 : undefined,
  });
  return h("div", {class: "ballot-form", key: `ballot ${id}`},
    staleWarning(app, commitment),
    radios({
      name: `method ${id}`, legend: app.say("motion.method"), value: motion.method,
      onpick: (method) => change({method}), className: "stacked",
      choices: methods.map((method) => ({
        value: method, label: app.say(`method.${method}`), hint: app.say(`method.${method}.hint`),
      })),
    }),
    motion.method === "choice" && amongPart(app, commitment, motion, change),
    motion.method !== "graded" && ruleFields(app, `rule ${id}`, rule,
      (next) => change({rule: next})),
    h("p", {class: "rule"}, ruleSentence(app.words, rule, motion.method)),
    opennessFields(app, id, {...motion, subject, text: asked.text}, electorate, change),
    radios({
      name: `time ${id}`, legend: app.say("motion.time"), value: String(motion.seconds),
      onpick: (seconds) => change({seconds: Number(seconds)}), className: "compact",
      choices: TIMES.map((seconds) =>
        ({value: String(seconds), label: app.say(`time.${seconds}`)})),
    }),
    act(app, {command: command.openBallot(asked), make, label: app.say("ballot.doOpen"),
      kind: "primary", disabled: !possible, after: clear, key: "open ballot"}),
    problem(app, command.openBallot(asked)));
}

/** The rule as it is for the method, as `Rule.fitting` in Swift. */
function fitting(rule, method) {
  if (method === "yesNo") return rule;
  const count = (treatment) => (treatment === "inFavour" ? "apart" : treatment);
  return {
    ...rule, majorities: rule.majorities.slice(-1), abstention: count(rule.abstention),
    blank: count(rule.blank),
  };
}

/** Nobody gives a casting vote in secret: a tie fails there. */
const inSecret = (rule, secret) =>
  (secret && rule.tie === "castingVote" ? {...rule, tie: "fails"} : rule);

function proposalFor(kind, {into}) {
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

/**
 * The parts of a rule as menus.
 * @param {App} app
 * @param {string} id
 * @param {Object} rule
 * @param {(rule: Object) => void} onchange
 */
export function ruleFields(app, id, rule, onchange) {
  // The last step of a ladder: what decides when nothing stricter was reached.
  const majority = rule.majorities.at(-1);
  const changeMajority = (more) => onchange({
    ...rule, majorities: [...rule.majorities.slice(0, -1), {...majority, ...more}],
  });
  return h("div", {class: "columns", key: id},
    field(app.say("rule.threshold"), thresholdMenu(app, majority.threshold,
      (threshold) => changeMajority({threshold}))),
    field(app.say("rule.base"), h("select", {
      onchange: (event) => changeMajority({base: event.target.value}),
    }, BASES.map((base) => h("option", {
      key: base, value: base, selected: base === majority.base,
    }, app.say(`base.${base}`))))),
    field(app.say("rule.tie"), h("select", {
      onchange: (event) => onchange({...rule, tie: event.target.value}),
    }, ["fails", "castingVote", "newVote"].map((tie) => h("option", {
      key: tie, value: tie, selected: tie === rule.tie,
    }, app.say(`tie.${tie}`))))));
}

/** The usual thresholds, and the one that is set if it is another. @param {App} app */
export function thresholdMenu(app, threshold, onchange) {
  const key = ({numerator, denominator, exceeding}) =>
    `${exceeding ? "over" : "least"} ${numerator}/${denominator}`;
  const current = {...threshold.fraction, exceeding: threshold.exceeding};
  const all = THRESHOLDS.some((one) => key(one) === key(current))
    ? THRESHOLDS : [current, ...THRESHOLDS];
  const name = ({exceeding, ...fraction}) => thresholdName(app.words, {fraction, exceeding});
  return h("select", {onchange: (event) => {
    const {numerator, denominator, exceeding} = all.find((one) => key(one) === event.target.value);
    onchange({fraction: {numerator, denominator}, exceeding});
  }}, all.map((one) => h("option", {
    key: key(one), value: key(one), selected: key(one) === key(current),
  }, name(one))));
}
