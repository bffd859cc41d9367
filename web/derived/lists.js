/**
 * What follows from the decisions: the same results as `Lists.swift`. Pure.
 *
 * @typedef {{number: number, lead: Object, members: Object[]}} ListEntry
 *
 * @typedef {{condition?: Object, commitment?: Object, action?: Object}} AgreedAction a condition
 *   with its commitment, or an action that was typed in
 */

import {ranking} from "./consultation.js";
import {actionsInOrder} from "./followUp.js";
import {remembered} from "./remembered.js";

/** The decision in force. */
export const decisionOf = (commitment) => commitment.decisions.at(-1);

/** "retained", "merged", "supplementary", "dropped", "undecided", or `undefined`: not yet. */
export const kindOf = (commitment) => decisionOf(commitment)?.disposition.kind;

/** The lead that a commitment is merged into. */
export function leadOf(commitment) {
  const disposition = decisionOf(commitment)?.disposition;
  return disposition?.kind === "merged" ? disposition.into : undefined;
}

/** What is merged into `lead`, in the order of the ranking. */
export const membersOf = (state, lead) =>
  ranking(state).map(({commitment}) => commitment).filter((one) => leadOf(one) === lead);

/** The commitments with a decision of `kind`, in the order of the ranking. */
export const decided = (state, kind) =>
  ranking(state).map(({commitment}) => commitment).filter((one) => kindOf(one) === kind);

/**
 * The two lists.
 * @type {("final" | "supplementary")[]}
 */
export const listNames = ["final", "supplementary"];

/** What is decided about the leads of a list. */
const KIND = {final: "retained", supplementary: "supplementary"};

/** What a list was declared to be ordered by, or `undefined`.
 * @param {"final" | "supplementary"} list */
export const orderOf = (state, list) => state.lists?.[`${list}Order`];

/** The lines of a list. @param {"final" | "supplementary"} list @returns {ListEntry[]} */
export function entriesOf(state, list) {
  const leads = ordered(decided(state, KIND[list]), orderOf(state, list));
  return leads.map((lead, index) =>
    ({number: index + 1, lead, members: membersOf(state, lead.id)}));
}

/** `leads`, which come in the order of the ranking, by a declared order. */
function ordered(leads, order) {
  if (!order || order.key === "consultation") return leads;
  const place = order.key === "decision" ? (lead) => decisionOf(lead).sequence ?? 0
    : placeByHand(order.commitments);
  return [...leads].sort((a, b) => place(a) - place(b));
}

function placeByHand(commitments) {
  const places = new Map(commitments.map((id, index) => [id, index]));
  return ({id}) => places.get(id) ?? commitments.length;
}

/** What came onto a list after it was ordered by hand, in the order of the ranking. */
export function unorderedIn(state, list) {
  const order = orderOf(state, list);
  if (order?.key !== "byHand") return [];
  return decided(state, KIND[list]).filter(({id}) => !order.commitments.includes(id));
}

/** The commitments that a list is made of, in the order of the ranking. */
export const leadsOf = (state, list) => decided(state, KIND[list]);

/** @type {(state: Object) => ListEntry[]} */
export const finalList = remembered((state) => entriesOf(state, "final"));

/** @type {(state: Object) => ListEntry[]} */
export const supplementaryList = remembered((state) => entriesOf(state, "supplementary"));

/** The declaration in force that the lists are complete, or `undefined`. */
export function completionOf(state) {
  const last = state.lists?.completions.at(-1);
  return last?.voidedAt === undefined ? last : undefined;
}

/** @returns {"open" | "complete" | "adopted"} how far the lists have come */
export function listsState(state) {
  const completion = completionOf(state);
  if (!completion) return "open";
  return completion.adoption ? "adopted" : "complete";
}

/** The number in the final or the supplementary list. */
export function listNumber(state, commitment) {
  const kind = kindOf(commitment);
  const entries = kind === "retained" ? finalList(state)
    : kind === "supplementary" ? supplementaryList(state) : [];
  return entries.find(({lead}) => lead.id === commitment.id)?.number;
}

/** The conditions of the decisions in force, then the actions that were typed in; in a follow-up
 * those from before first.
 * @type {(state: Object) => AgreedAction[]} */
export const agreedActions = remembered((state) => [
  ...ranking(state).flatMap(({commitment}) =>
    (decisionOf(commitment)?.conditions ?? []).map((condition) => ({condition, commitment}))),
  ...actionsInOrder(state).map((action) => ({action})),
]);
