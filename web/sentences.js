/**
 * Sentences made of the state and the words: what a rule demands, why a verdict fell, what a
 * finding or a refusal means. Pure.
 */

import {commitmentsById, decisionOf, findings, listNumber, seatsById} from "./derived.js";
import {nameAndBody} from "./protocol.js";

/** "السيدة سنية غربي", or a dash for nobody. */
export function personName(state, seat) {
  const person = seatsById(state).get(seat)?.person;
  return person ? [person.honorific, person.name].filter(Boolean).join(" ") : "—";
}

/** "Commitment 9". @param {import("./words.js").Words} words */
export function commitmentLabel(words, commitment) {
  return words.say("commitment.number", {number: commitment.number});
}

/** "9. Title", for menus. */
export const numberedTitle = (words, {number, title}) =>
  `${words.number(number)}. ${words.isolate(title)}`;

/** The name of a level of the scale. */
export function levelName(words, level) {
  return level.label ?? words.say(`level.${level.id}`);
}

/** The name of an answer. @param {Object} ballot @param {Object} option */
export function optionName(words, state, ballot, option) {
  if (option.label) return option.label;
  if (option.proposal) return dispositionName(words, state, option.proposal.disposition);
  return words.say(ballot.method === "graded" ? `level.${option.id}` : `option.${option.id}`);
}

/** What becomes of a commitment: "merged into commitment 2: …". */
export function dispositionName(words, state, disposition) {
  if (disposition.kind !== "merged") return words.say(`disposition.${disposition.kind}`);
  const lead = commitmentsById(state).get(disposition.into);
  return lead
    ? words.say("disposition.mergedInto", {number: lead.number, title: lead.title})
    : words.say("disposition.merged");
}

/** Where a commitment stands now, in a few words. */
export function stateName(words, state, commitment) {
  const decision = decisionOf(commitment);
  if (!decision) return words.say("disposition.notYet");
  const number = listNumber(state, commitment);
  const {kind} = decision.disposition;
  if (number !== undefined) return words.say(`place.${kind}`, {number});
  if (kind === "merged") {
    const lead = commitmentsById(state).get(decision.disposition.into);
    if (lead) return words.say("place.merged", {number: lead.number});
  }
  return words.say(`disposition.${kind}`);
}

/** "to be coordinated with: …". */
export function conditionText(words, condition) {
  const key = condition.text ? `condition.${condition.kind}With` : `condition.${condition.kind}`;
  return words.say(key, {text: condition.text});
}

/** By which act a decision was taken. */
export function actName(words, state, act) {
  if (act === "consensus") return words.say("act.consensus");
  const ballot = state.ballots.find(({id}) => id === act.ballot);
  return words.say("act.ballot", {number: ballot?.number ?? 0});
}

/** "more than half". */
export function thresholdName(words, {fraction, exceeding}) {
  const {numerator, denominator} = fraction;
  const key = `threshold.${exceeding ? "over" : "least"}.${numerator}of${denominator}`;
  if (words.has(key)) return words.say(key);
  return words.say(exceeding ? "threshold.over" : "threshold.least", {numerator, denominator});
}

/** The rule of a ballot in one sentence. */
export function ruleSentence(words, rule, method = "yesNo") {
  if (method === "graded") return words.say("rule.graded");
  const values = {
    threshold: thresholdName(words, rule.threshold), base: words.say(`base.${rule.base}`),
  };
  const sentence = words.say(method === "choice" ? "rule.choice" : "rule.yesNo", values);
  return method === "choice" ? sentence : `${sentence} ${words.say(`tie.${rule.tie}.sentence`)}`;
}

/** The quorum in one sentence. */
export function quorumSentence(words, rules) {
  return rules.quorum
    ? words.say("quorum.rule", {threshold: thresholdName(words, rules.quorum)})
    : words.say("quorum.none");
}

/** What came of a closed ballot and why: what was reached, of what, and what was needed. */
export function verdictSentence(words, state, ballot) {
  const {result} = ballot.state;
  const chosen = ballot.options.find(({id}) => id === result.chosen);
  const key = result.castingVote ? `verdict.${result.outcome}ByCastingVote`
    : `verdict.${result.outcome}`;
  return words.say(key, {
    reached: result.reached, base: result.base, needed: result.needed,
    baseName: words.say(ballot.method === "graded" ? "base.voted" : `base.${ballot.rule.base}`),
    option: chosen ? optionName(words, state, ballot, chosen) : "",
    level: ballot.method === "graded" ? optionName(words, state, ballot, ballot.options[0]) : "",
  });
}

/** "Adopted", "Rejected", … alone. */
export const outcomeName = (words, result) => words.say(`outcome.${result.outcome}`);

/** Why a command was refused, and what one can do. */
export function rejectionSentence(words, {code, detail = {}}) {
  const precise = `rejection.${code}.${detail.problem ?? ""}`;
  const known = `rejection.${code}`;
  const values = {...detail};
  for (const name of ["field", "phase", "role"]) {
    const key = `${name}.${detail[name]}`;
    if (detail[name] !== undefined) values[name] = words.has(key) ? words.say(key) : detail[name];
  }
  if (detail.problem && words.has(precise)) return words.say(precise, values);
  return words.say(words.has(known) ? known : "rejection.other", values);
}

/** What does not fit together. */
export function findingSentence(words, state, finding) {
  const [name, body] = nameAndBody(finding);
  const level = state.consultation?.scale.find(({id}) => id === body.level);
  const commitment = commitmentsById(state).get(body.commitment);
  const condition = commitment && decisionOf(commitment)?.conditions
    .find(({id}) => id === body.condition);
  const suggested = name === "emptyCount" && body.suggestion !== undefined;
  return words.say(suggested ? "finding.emptyCountSuggested" : `finding.${name}`, {
    level: level ? levelName(words, level) : "", total: body.total ?? 0,
    expected: body.expected ?? 0, suggestion: body.suggestion ?? 0,
    condition: condition ? conditionText(words, condition) : "",
  });
}

/** The findings by commitment, in the order of the ranking.
 * @returns {{commitment: Object, findings: Object[]}[]} */
export function findingGroups(state) {
  const groups = new Map();
  for (const finding of findings(state)) {
    const id = nameAndBody(finding)[1].commitment;
    if (!groups.has(id)) {
      groups.set(id, {commitment: commitmentsById(state).get(id), findings: []});
    }
    groups.get(id).findings.push(finding);
  }
  return [...groups.values()];
}
