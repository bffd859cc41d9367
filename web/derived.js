/**
 * What follows from the state and is never stored: ranking, lists, quorum, findings, actions. The
 * same results as in Swift. Pure; each function remembers its answer for the state that it was
 * asked about last.
 */

/** @typedef {import("./derived/lists.js").AgreedAction} AgreedAction */
/** @typedef {import("./derived/lists.js").ListEntry} ListEntry */
/** @typedef {import("./derived/consultation.js").Ranked} Ranked */

import {commitmentsOf, progressOf, statementsOn} from "./derived/followUp.js";
import {commitmentsById, ranking} from "./derived/consultation.js";
import {isOver} from "./derived/agreement.js";
import {remembered} from "./derived/remembered.js";

export * from "./derived/acceptance.js";
export * from "./derived/agreement.js";
export * from "./derived/consultation.js";
export * from "./derived/findings.js";
export * from "./derived/floor.js";
export * from "./derived/followUp.js";
export * from "./derived/lists.js";
export * from "./derived/people.js";
export * from "./derived/sensitivity.js";
export {staleLanguages, titleIn} from "./derived/titles.js";

// Ballots

export const openBallot = remembered(
  (state) => state.ballots.findLast((ballot) => ballot.state.name === "open"));

export const ballotById = (state, id) => state.ballots.find((ballot) => ballot.id === id);

/** The ballots on a commitment, oldest first. */
export const ballotsOn = (state, commitment) =>
  state.ballots.filter((ballot) => ballot.subject?.commitment === commitment);

/** The ballot that awaits the casting vote, if it is the last. */
export const awaitingCastingVote = remembered((state) => {
  const last = state.ballots.at(-1);
  return last?.state.result?.verdict.outcome === "castingVoteNeeded" ? last : undefined;
});

// The course

/** @typedef {{name: "open" | "resume" | "ballot" | "castingVote" | "decide" | "turn" | "lists"
 *   | "closed", subject?: Object, ballot?: Object}} Step */

/** What the chair does next, most obviously. @returns {Step} */
export const nextStep = remembered((state) => {
  if (isOver(state)) return {name: "closed"};
  if (state.phase === "prepared") return {name: "open"};
  if (state.phase === "suspended") return {name: "resume"};
  const ballot = openBallot(state);
  if (ballot) return {name: "ballot", ballot};
  const tied = awaitingCastingVote(state);
  if (tied) return {name: "castingVote", ballot: tied};
  const current = commitmentsById(state).get(state.agenda.current?.commitment);
  if (current && !current.decisions.length && !state.followUp) return {name: "decide"};
  const next = nextSubject(state);
  return next ? {name: "turn", subject: next} : {name: "lists"};
});

/** The agenda's items in order, then what is not decided, in the order of the ranking; in a
 * follow-up what nobody spoke of yet, in the order of the plan. */
export function nextSubject(state) {
  const {items, current} = state.agenda;
  const place = items.findIndex(({id}) => id === current?.item);
  if (!current && items.length) return {item: items[0].id};
  if (place >= 0 && place + 1 < items.length) return {item: items[place + 1].id};
  if (state.followUp) {
    const silent = state.followUp.plan.axes.flatMap(({number}) => commitmentsOf(state, number))
      .find(({id}) => id !== current?.commitment && !statementsOn(state, id).length
        && progressOf(state, id)?.meeting !== state.id);
    return silent && {commitment: silent.id};
  }
  const open = ranking(state).find(({commitment}) =>
    !commitment.decisions.length && commitment.id !== current?.commitment);
  return open && {commitment: open.commitment.id};
}

/** The title of what is discussed. */
export function titleOf(state, subject) {
  if (!subject) return undefined;
  if (subject.commitment) return commitmentsById(state).get(subject.commitment)?.title;
  return state.agenda.items.find(({id}) => id === subject.item)?.title;
}
