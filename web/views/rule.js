/** Every setting of a rule, as a form: majorities, ties, abstention, quorums, counting. */

import {decides, majority, PRESETS, presetOf} from "../motions.js";
import {h} from "../render.js";
import {thresholdName} from "../sentences.js";
import {field, press} from "./parts.js";

/** @typedef {import("./parts.js").App} App */

const THRESHOLDS = [
  {numerator: 1, denominator: 2, exceeding: true},
  {numerator: 2, denominator: 3, exceeding: false},
  {numerator: 3, denominator: 4, exceeding: false},
  {numerator: 1, denominator: 1, exceeding: false},
];
const HALF = {fraction: {numerator: 1, denominator: 2}, exceeding: true};
const BASES = ["cast", "voted", "present", "members"];
const OTHER = "own";
/** As `Meeting.proxyLimit`. */
const MOST_PROXIES = 100;

/**
 * @param {App} app
 * @param {string} id
 * @param {import("../ballots.js").Rule} rule
 * @param {(rule: import("../ballots.js").Rule) => void} onchange
 * @param {import("../ballots.js").Method | "any"} [method] what does not belong to it is left out
 */
export function ruleFields(app, id, rule, onchange, method = "any", secret = false) {
  const set = (more) => onchange({...rule, ...more});
  const any = method === "any";
  return h("div", {class: "rule-fields", key: id},
    (any || decides(method)) && majorities(app, rule, set, any || method === "yesNo",
      !any && method !== "yesNo"),
    h("div", {class: "columns"},
      (any || decides(method) || method === "ranking") && menu(app, "rule.tie", rule.tie,
        secret ? ["fails", "newVote"] : ["fails", "castingVote", "newVote"], "tie",
        (tie) => set({tie})),
      treatments(app, rule, set, method),
      (any || method === "graded") &&
        menu(app, "rule.share", rule.share, BASES, "base", (share) => set({share})),
      (any || method === "ranking") && menu(app, "rule.ranking", rule.ranking,
        ["schulze", "instantRunoff"], "rule.ranking", (ranking) => set({ranking})),
      (any || method === "ranking") && rule.ranking === "instantRunoff" &&
        menu(app, "rule.elimination", rule.elimination,
          ["earlierRounds", "order", "together"], "rule.elimination.short",
          (elimination) => set({elimination}))),
    numberField(app.say("rule.proxies.limit"), rule.proxies ?? 0, 0,
      (proxies) => set({proxies: Math.min(proxies, MOST_PROXIES)}),
      app.say("rule.proxies.limit.hint")),
    tick(app.say("rule.weighted"), rule.weighted, (weighted) => set({weighted})),
    quorums(app, rule, set));
}

/** A box to tick. */
export const tick = (label, checked, onchange, hint) => h("label", {class: "tick"},
  h("input", {type: "checkbox", liveChecked: checked,
    onchange: (event) => onchange(event.target.checked)}),
  h("span", null, label, hint && h("small", null, hint)));

/** A menu of values whose names are the words `words.value`. @param {App} app */
const menu = (app, label, value, values, words, onchange) => field(app.say(label),
  h("select", {liveValue: value, onchange: (event) => onchange(event.target.value)},
    values.map((one) => h("option", {key: one, value: one}, app.say(`${words}.${one}`)))));

/**
 * A whole number.
 * @param {string} label
 * @param {number} value
 * @param {number} least
 * @param {(value: number) => void} onchange
 */
export const numberField = (label, value, least, onchange, hint = "") => field(label, h("input", {
  type: "number", inputmode: "numeric", min: least, max: 1_000_000, liveValue: String(value),
  // What is half typed is left alone.
  oninput: ({target: {value: text}}) => {
    if (text !== "" && Number(text) >= least) onchange(Math.trunc(Number(text)));
  },
}), hint);

function treatments(app, rule, set, method) {
  if (method === "points" || method === "ranking") return null;
  if (method !== "any" && method !== "graded" && rule.majorities.length === 0) return null;
  const values = method === "any" || method === "yesNo"
    ? ["apart", "against", "inFavour"] : ["apart", "against"];
  return [
    menu(app, "rule.abstention", rule.abstention, values, "treatment",
      (abstention) => set({abstention})),
    menu(app, "rule.blank", rule.blank, values, "treatment", (blank) => set({blank})),
  ];
}

function majorities(app, rule, set, hasSteps, mayBeNone) {
  const list = rule.majorities;
  const change = (index, more) => set({majorities: list.map((one, at) =>
    at === index ? {...one, ...more} : one)});
  const preset = list.length === 0 ? "none" : presetOf(rule) ?? OTHER;
  const names = Object.keys(PRESETS).filter((name) => hasSteps || PRESETS[name].length === 1);
  return h("div", {class: "majorities"},
    field(app.say("rule.preset"), h("select", {
      liveValue: preset,
      onchange: ({target}) => target.value !== OTHER &&
        set({majorities: PRESETS[target.value] ?? []}),
    }, [...(mayBeNone ? ["none"] : []), ...names, ...(preset === OTHER ? [OTHER] : [])]
      .map((name) => h("option", {key: name, value: name}, app.say(`rule.preset.${name}`))))),
    list.map((one, index) => h("fieldset", {class: "majority", key: String(index)},
      h("legend", null, list.length > 1 ? app.say("rule.stepNumber", {number: index + 1})
        : app.say("rule.threshold")),
      majorityFields(app, one, (more) => change(index, more)),
      list.length > 1 && press({class: "quiet small",
        onclick: () => set({majorities: list.filter((_, at) => at !== index)})},
      app.say("rule.step.remove", {number: index + 1})))),
    hasSteps && list.length < 4 && press({class: "quiet small",
      onclick: () => set({majorities: [...list, majority(HALF)]})}, app.say("rule.step.add")));
}

function majorityFields(app, one, change) {
  return [
    h("div", {class: "columns"},
      field(app.say("rule.threshold"),
        thresholdMenu(app, one.threshold, (threshold) => change({threshold}))),
      menu(app, "rule.base", one.base, BASES, "base", (base) => change({base}))),
    ownFraction(app, one.threshold, (threshold) => change({threshold})),
    tick(app.say("rule.inEach"), one.inEachConstituency,
      (inEachConstituency) => change({inEachConstituency})),
    numberField(app.say("rule.leastInEach"), one.leastPerConstituency, 0,
      (leastPerConstituency) => change({leastPerConstituency})),
  ];
}

/** Any fraction, exactly. @param {App} app */
function ownFraction(app, {fraction, exceeding}, onchange) {
  const set = (more) => {
    const next = {...fraction, ...more};
    onchange({exceeding, fraction: {
      denominator: next.denominator, numerator: Math.min(next.numerator, next.denominator),
    }});
  };
  return h("div", {class: "fraction"},
    field(app.say("rule.fraction.kind"), h("select", {
      liveValue: exceeding ? "exceeding" : "atLeast",
      onchange: ({target}) => onchange({fraction, exceeding: target.value === "exceeding"}),
    }, ["exceeding", "atLeast"].map((kind) =>
      h("option", {key: kind, value: kind}, app.say(`rule.fraction.${kind}`))))),
    numberField(app.say("rule.numerator"), fraction.numerator, 1,
      (numerator) => set({numerator})),
    numberField(app.say("rule.denominator"), fraction.denominator, 1,
      (denominator) => set({denominator})));
}

function quorums(app, rule, set) {
  const list = rule.quorums;
  const change = (index, more) => set({quorums: list.map((one, at) =>
    at === index ? {...one, ...more} : one)});
  return h("div", {class: "majorities"},
    list.map((one, index) => h("fieldset", {class: "majority", key: String(index)},
      h("legend", null, app.say("rule.quorumNumber", {number: index + 1})),
      h("div", {class: "columns"},
        field(app.say("rule.quorum.share"),
          thresholdMenu(app, one.threshold, (threshold) => change(index, {threshold}))),
        menu(app, "rule.quorum.of", one.base, ["members", "votingRights", "eachConstituency"],
          "quorumBase", (base) => change(index, {base})),
        menu(app, "rule.quorum.when", one.measured, ["opening", "closing", "both"], "measured",
          (measured) => change(index, {measured}))),
      ownFraction(app, one.threshold, (threshold) => change(index, {threshold})),
      press({class: "quiet small",
        onclick: () => set({quorums: list.filter((_, at) => at !== index)})},
      app.say("rule.quorum.remove", {number: index + 1})))),
    list.length < 4 && press({class: "quiet small", onclick: () => set({
      quorums: [...list, {base: "members", threshold: HALF, measured: "opening"}],
    })}, app.say("rule.quorum.add")));
}

/** The usual thresholds, and the one that is set if it is another. @param {App} app */
export function thresholdMenu(app, threshold, onchange) {
  const key = ({numerator, denominator, exceeding}) =>
    `${exceeding ? "over" : "least"} ${numerator}/${denominator}`;
  const current = {...threshold.fraction, exceeding: threshold.exceeding};
  const all = THRESHOLDS.some((one) => key(one) === key(current))
    ? THRESHOLDS : [current, ...THRESHOLDS];
  const name = ({exceeding, ...fraction}) => thresholdName(app.words, {fraction, exceeding});
  return h("select", {liveValue: key(current), onchange: (event) => {
    const {numerator, denominator, exceeding} = all.find((one) => key(one) === event.target.value);
    onchange({fraction: {numerator, denominator}, exceeding});
  }}, all.map((one) => h("option", {key: key(one), value: key(one)}, name(one))));
}
