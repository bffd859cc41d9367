/**
 * Sentences of the interface made of the state and the words. What the minutes say too (rules,
 * verdicts, conditions) comes from the sentences of the minutes, so that the screen and the
 * document never differ. Pure.
 */

import {
  commitmentsById, completionOf, decisionOf, listNumber, orderOf, pressingFindings, seatsById,
} from "./derived.js";
import {createSentences} from "./minutes/sentences.js";
import {nameAndBody} from "./protocol.js";

/** @typedef {import("./words.js").Words} Words */

const made = new WeakMap();

/** The sentences of the minutes in the language of `words`. @param {Words} words */
export function minutesSentences(words) {
  if (!made.has(words)) made.set(words, createSentences(words));
  return made.get(words);
}

/** "السيدة سنية غربي", or a dash for nobody. */
export function personName(state, seat) {
  const person = seatsById(state).get(seat)?.person;
  return person ? [person.honorific, person.name].filter(Boolean).join(" ") : "—";
}

/** "Commitment 9". @param {Words} words */
export const commitmentLabel = (words, {number}) => words.say("commitment.number", {number});

/** "9. Title", for menus. @param {Words} words */
export const numberedTitle = (words, {number, title}) =>
  `${words.number(number)}. ${words.isolate(title)}`;

/** The name of a level of the scale. @param {Words} words */
export const levelName = (words, level) => minutesSentences(words).level(level);

/** The name of an answer. @param {Words} words */
export function optionName(words, state, ballot, option) {
  return option.proposal
    ? dispositionName(words, state, option.proposal.disposition)
    : minutesSentences(words).option(option, ballot.method, state);
}

/** What those who vote by hand in a group have in common. @param {Words} words */
export const handGroupName = (words, group) => minutesSentences(words).handGroup(group);

/** What becomes of a commitment; a lead with its title. @param {Words} words */
export function dispositionName(words, state, disposition) {
  if (disposition.kind === "undecided") return words.say("decision.undecided");
  const lead = commitmentsById(state).get(disposition.into);
  return lead ? words.say("merged.into", {number: lead.number, title: lead.title})
    : words.say(`decision.${disposition.kind}`);
}

/** Where a commitment stands now, in a few words. @param {Words} words */
export function stateName(words, state, commitment) {
  const decision = decisionOf(commitment);
  if (!decision) return words.say("place.notYet");
  const number = listNumber(state, commitment);
  const {kind, into} = decision.disposition;
  if (number !== undefined) return words.say(`place.${kind}`, {number});
  const lead = commitmentsById(state).get(into);
  return lead ? words.say("place.merged", {number: lead.number}) : words.say(`place.${kind}`);
}

/** "to be coordinated with …". @param {Words} words */
export const conditionText = (words, {kind, text}) =>
  minutesSentences(words).condition({kind, text});

/** By which act a decision was taken. @param {Words} words */
export const actName = (words, state, act) => minutesSentences(words).act(act, state);

/** "more than half". @param {Words} words */
export const thresholdName = (words, threshold) => minutesSentences(words).threshold(threshold);

/** The rule of the meeting, or of a motion, in one sentence. @param {Words} words */
export const ruleSentence = (words, rule, method = "yesNo", limits = {}) =>
  minutesSentences(words).rule(rule, method, limits);

/** The rule that is frozen in a ballot. @param {Words} words */
export const ruleOfBallot = (words, ballot) => minutesSentences(words).ruleOf(ballot);

/** How a ballot with running display stands. @param {Words} words
 * @param {import("./ballots.js").RunningCount} count */
export const runningSentence = (words, state, ballot, count) =>
  minutesSentences(words).running(count, ballot, state);

/** What somebody answered, in full. @param {Words} words
 * @param {import("./ballots.js").Choice} choice */
export const answerText = (words, state, ballot, choice) =>
  "option" in choice
    ? optionName(words, state, ballot,
      ballot.options.find(({id}) => id === choice.option) ?? {id: "?"})
    : minutesSentences(words).answer(choice, ballot, state);

/** Whether enough are here. @param {Words} words */
export const quorumSentence = (words, {present, members, represented}, rules) =>
  minutesSentences(words).quorum(present, members, rules.quorum, represented);

/** What came of a closed ballot and why. @param {Words} words */
export const verdictSentence = (words, state, ballot) =>
  minutesSentences(words).verdict(ballot, state);

/** "Adopted", "Not adopted", … alone. @param {Words} words */
export const outcomeName = (words, state, ballot) =>
  ballot.state.result.verdict.outcome === "chosen"
    ? words.say("outcome.chosen", {option: ballot.state.result.verdict.winners.map((winner) =>
      optionName(words, state, ballot, ballot.options.find(({id}) => id === winner) ?? {id: "?"}))
      .join(words.say("comma"))})
    : minutesSentences(words).outcome(ballot, state);

/**
 * Why a command was refused, and what one can do.
 * @param {Words} words
 * @param {{code: string, detail?: Object<string, string>}} rejection
 */
export function rejectionSentence(words, {code, detail = {}}) {
  const values = {...detail};
  for (const name of ["field", "phase", "role"]) {
    const key = `${name}.${detail[name]}`;
    if (detail[name] !== undefined && words.has(key)) values[name] = words.say(key);
  }
  const precise = `rejection.${code}.${detail.problem}`;
  const known = `rejection.${code}`;
  const key = words.has(precise) ? precise : words.has(known) ? known : "rejection.anything";
  return words.say(key, {field: words.say("field.anything"), ...values});
}

/** What does not fit together. @param {Words} words */
export const findingSentence = (words, state, finding) =>
  minutesSentences(words).finding(finding, state);

/** What is to be done about a finding, apart from accepting it. @param {Words} words */
export const mendSentence = (words, finding) =>
  words.say(`check.mend.${nameAndBody(finding)[0]}`);

const PLACES = {
  chairMissing: "people", secretaryMissing: "people", quorumNotStated: "rules",
  closingTimeMissing: "course", respondentsNotStated: "consultation",
  tieBreakNotNamed: "consultation", dueBeforeMeeting: "actions",
};

/**
 * The findings that can be settled now by the place where they are, in the order of the findings.
 * @returns {{place: "people" | "rules" | "course" | "consultation" | "final" | "supplementary"
 *   | "commitment", commitment?: Object, findings: Object[]}[]}
 */
export function findingPlaces(state) {
  const places = new Map();
  for (const finding of pressingFindings(state)) {
    const [name, body] = nameAndBody(finding);
    const key = body.commitment ?? body.list ?? PLACES[name];
    if (!places.has(key)) {
      const commitment = commitmentsById(state).get(body.commitment);
      places.set(key, {place: commitment ? "commitment" : key, commitment, findings: []});
    }
    places.get(key).findings.push(finding);
  }
  return [...places.values()];
}

/** What a list is ordered by, as the documents print it. @param {Words} words
 * @param {"final" | "supplementary"} list */
export function orderSentence(words, state, list) {
  const order = orderOf(state, list);
  if (order?.key === "decision") return words.say("list.order.decision");
  if (order?.key === "byHand") return words.say("list.order.byHand", {reason: order.reason});
  const top = state.consultation?.scale[0];
  if (!top) return "";
  const key = state.consultation.tieBreak === "nextLevels" ? "list.order.nextLevels" : "list.order";
  return words.say(key, {level: levelName(words, top)});
}

/** How far the lists have come, since when and by which act. @param {Words} words */
export function listsSentence(words, state) {
  const completion = completionOf(state);
  if (!completion) return words.say("lists.state.open");
  const {at, adoption} = completion;
  if (adoption) {
    return words.say("lists.state.adopted",
      {act: actName(words, state, adoption.act), time: words.time(adoption.at)});
  }
  // Lists that a meeting takes over were declared complete on another day.
  const date = words.dateOf(at);
  return date === words.date(state.header.date)
    ? words.say("lists.state.complete", {time: words.time(at)})
    : words.say("lists.state.completeOn", {date, time: words.time(at)});
}
