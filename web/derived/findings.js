/**
 * What does not fit together, or is missing: the same results as `Sources/Meeting/Checks`. Pure.
 *
 * A finding has one key, its name, with its parameters.
 */

import {commitmentsById, ranking, respondents, ties, total} from "./consultation.js";
import {followUpFindings} from "./followUp.js";
import {
  completionOf, decisionOf, kindOf, leadsOf, listNames, orderOf, unorderedIn,
} from "./lists.js";
import {attended, modeOf} from "./people.js";
import {typedReferences} from "./references.js";
import {remembered} from "./remembered.js";
import {staleLanguages, withoutEnd} from "./titles.js";

/** Those about the meeting, the consultation and the lists, then those about each commitment in
 * the order of the ranking. @type {(state: Object) => Object[]} */
export const findings = remembered((state) => {
  const hanging = dependencies(state);
  if (state.followUp) {
    return [...headerFindings(state), ...followUpFindings(state),
      ...ranking(state).flatMap(({commitment}) => [
        ...titleFindings(commitment),
        ...(decisionOf(commitment) ? decisionFindings(state, commitment) : []),
        ...(hanging.get(commitment.id) ?? []),
      ])];
  }
  return [
    ...headerFindings(state), ...consultationFindings(state), ...listFindings(state),
    ...ranking(state).flatMap(({commitment}) => [
      ...countFindings(state, commitment), ...titleFindings(commitment),
      ...decisionFindings(state, commitment), ...(hanging.get(commitment.id) ?? []),
    ]),
  ];
});

/** The findings about one commitment. */
export const findingsOn = (state, id) =>
  findings(state).filter((finding) => Object.values(finding)[0].commitment === id);

function headerFindings(state) {
  const {phase, seats, rules} = state;
  const hasSeat = (role) => seats.some((seat) =>
    seat.role === role && (phase === "prepared" || attended(state, seat.id)));
  const goesOn = phase === "inSession" || phase === "suspended";
  const isEmpty = !seats.some(({id}) => modeOf(state, id));
  return [
    !hasSeat("chair") && {chairMissing: {}},
    !hasSeat("secretary") && {secretaryMissing: {}},
    !rules.quorum && {quorumNotStated: {}},
    goesOn && (isEmpty || completionOf(state)) && {closingTimeMissing: {}},
  ].filter(Boolean);
}

function consultationFindings(state) {
  const {consultation, commitments} = state;
  if (!consultation || !commitments.some(({counts}) => Object.keys(counts).length)) return [];
  const found = [];
  if (consultation.respondents === undefined) {
    found.push({respondentsNotStated: {derived: respondents(state)}});
  }
  if (!consultation.tieBreak && ties(state).length) {
    found.push({tieBreakNotNamed: {
      groups: ties(state).map((group) => group.map(({id}) => id)),
    }});
  }
  return found;
}

/** @returns {Object[]} */
function listFindings(state) {
  const found = [];
  for (const list of listNames) {
    const commitments = unorderedIn(state, list).map(({id}) => id);
    if (!orderOf(state, list)) {
      if (leadsOf(state, list).length > 1) found.push({orderNotDeclared: {list}});
    } else if (commitments.length) {
      found.push({orderIncomplete: {list, commitments}});
    }
  }
  return found;
}

function countFindings(state, commitment) {
  const expected = respondents(state);
  if (expected === undefined || !Object.keys(commitment.counts).length) return [];
  const sum = total(state, commitment);
  const found = state.consultation.scale
    .filter((level) => commitment.counts[level.id] === undefined)
    .map((level) => ({emptyCount: {
      commitment: commitment.id, level: level.id,
      ...(sum === expected ? {suggestion: 0} : {}),
    }}));
  if (sum !== expected) {
    found.push({totalDiffers: {commitment: commitment.id, total: sum, expected}});
  }
  return found;
}

// Titles

function titleFindings(commitment) {
  const {id, title, earlierTitles} = commitment;
  const found = [];
  if (withoutEnd(title) !== title.trim()) found.push({titleCutOff: {commitment: id}});
  // To take off a loose end needs no reason, nor does what the committee adopted.
  const titles = [...earlierTitles.map((earlier) => earlier.title), title].map(withoutEnd);
  if (earlierTitles.some(({reason, act}, index) =>
    reason === undefined && !act && titles[index] !== titles[index + 1])) {
    found.push({rewordingReasonMissing: {commitment: id}});
  }
  return [
    ...found, ...staleLanguages(commitment).map((language) =>
      ({translationStale: {commitment: id, language}})),
  ];
}

// Decisions

function decisionFindings(state, commitment) {
  const {id} = commitment;
  const decision = decisionOf(commitment);
  if (!decision) return [{notYetDecided: {commitment: id}}];
  const {kind, into} = decision.disposition;
  const found = [];
  if (kind === "undecided") found.push({optionsOpen: {commitment: id}});
  if ((kind === "dropped" || kind === "supplementary") && !decision.reason) {
    found.push({reasonMissing: {commitment: id}});
  }
  if (kind === "merged") {
    const lead = commitmentsById(state).get(into);
    const stays = lead && ["retained", "supplementary"].includes(kindOf(lead));
    if (!stays) found.push({leadInNoList: {commitment: id}});
  }
  const open = decision.conditions.filter(({met}) => met === undefined);
  return [
    ...found,
    ...typedReferences(state, decision).map((number) =>
      ({typedReference: {commitment: id, number}})),
    ...open.map((one) => ({conditionOpen: {commitment: id, condition: one.id}})),
  ];
}

/** What the open options of each leave open for others, and what was settled since those were
 * decided; by the other. @returns {Map<string, Object[]>} */
function dependencies(state) {
  const hanging = new Map();
  for (const {commitment: {id: on, decisions}} of ranking(state)) {
    const open = decisions.findLastIndex(({disposition}) => disposition.kind === "undecided");
    const settlement = decisions[open + 1];
    for (const id of decisions[open]?.related ?? []) {
      const finding = dependency(state, id, on, settlement);
      if (finding) hanging.set(id, [...(hanging.get(id) ?? []), finding]);
    }
  }
  return hanging;
}

function dependency(state, commitment, on, settlement) {
  if (!settlement) return {dependsOnOpen: {commitment, on}};
  const decision = decisionOf(commitmentsById(state).get(commitment));
  return decision && decision.sequence < settlement.sequence
    ? {dependencyNotReviewed: {commitment, on}} : undefined;
}
