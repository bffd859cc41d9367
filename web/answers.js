/**
 * An answer in the making, for the methods where one tap is not the whole answer: approval,
 * election, points, ranking. It keeps within the ballot's limits as the room does. Pure.
 *
 * @typedef {import("./ballots.js").Ballot} Ballot
 * @typedef {import("./ballots.js").Choice} Choice
 * @typedef {{options: string[], points: Object<string, number>, ranking: string[][]}} Draft
 * @typedef {{key: string, count?: number}} Shortcoming a word of the interface, with its number
 */

import {takesNoSide} from "./ballots.js";

/** Whether an answer has several parts, so that it is filled in and then sent. */
export const hasParts = ({method}) =>
  ["approval", "election", "points", "ranking"].includes(method);

/** The options that one chooses among, without abstention and blank. @param {Ballot} ballot */
export const sidesOf = (ballot) => ballot.options.filter((option) => !takesNoSide(option));

/**
 * What was answered, to be changed; empty without.
 * @param {Choice} [choice]
 * @returns {Draft}
 */
export const draftOf = (choice = /** @type {Choice} */ ({option: ""})) => ({
  options: "options" in choice ? choice.options : [],
  points: "points" in choice ? choice.points : {},
  ranking: "ranking" in choice ? choice.ranking : [],
});

/**
 * The answer that a draft stands for, in one form for equal answers.
 * @param {Ballot} ballot
 * @param {Draft} draft
 * @returns {Choice}
 */
export function choiceOf(ballot, {options, points, ranking}) {
  const sides = sidesOf(ballot).map(({id}) => id);
  if (ballot.method === "ranking") {
    return {ranking: ranking.map((place) => sides.filter((id) => place.includes(id)))};
  }
  if (ballot.method === "points") {
    return {points: Object.fromEntries(
      sides.filter((id) => points[id] > 0).map((id) => [id, points[id]]))};
  }
  return {options: sides.filter((id) => options.includes(id))};
}

/** Whether a draft says what was answered. @param {Ballot} ballot @param {Choice} [choice] */
export const isSame = (ballot, draft, choice) => choice !== undefined && !("option" in choice) &&
  JSON.stringify(choiceOf(ballot, draft)) === JSON.stringify(choiceOf(ballot, draftOf(choice)));

// Approval and election

/** How many more options may be chosen. @param {Ballot} ballot @param {Draft} draft */
export const optionsLeft = ({limits, options}, draft) =>
  (limits.most ?? options.length) - draft.options.length;

/**
 * Chooses an option or no longer; where only one may be chosen, instead of the other.
 * @param {Ballot} ballot
 * @param {Draft} draft
 * @param {string} id
 * @returns {Draft}
 */
export function toggled(ballot, draft, id) {
  const {options} = draft;
  if (options.includes(id)) return {...draft, options: options.filter((one) => one !== id)};
  if (ballot.limits.most === 1) return {...draft, options: [id]};
  return optionsLeft(ballot, draft) > 0 ? {...draft, options: [...options, id]} : draft;
}

// Points

const sum = (points) => Object.values(points).reduce((total, one) => total + one, 0);

/** Points that are not given yet. @param {Ballot} ballot @param {Draft} draft */
export const pointsLeft = ({limits}, {points}) => (limits.most ?? 0) - sum(points);

/**
 * What an option may have at most, as the others stand.
 * @param {Ballot} ballot
 * @param {Draft} draft
 * @param {string} id
 */
export const mostPoints = (ballot, draft, id) => Math.min(
  ballot.limits.mostEach ?? Infinity, pointsLeft(ballot, draft) + (draft.points[id] ?? 0));

/**
 * Gives an option points: whole, not below zero, not beyond what is left.
 * @param {Ballot} ballot
 * @param {Draft} draft
 * @param {string} id
 * @param {number} points
 * @returns {Draft}
 */
export function withPoints(ballot, draft, id, points) {
  const given = Math.min(Math.max(0, Math.trunc(points) || 0), mostPoints(ballot, draft, id));
  return {...draft, points: {...draft.points, [id]: given}};
}

// Ranking

const placeOf = ({ranking}, id) => ranking.findIndex((place) => place.includes(id));
const ranked = (draft, ranking) => ({...draft, ranking: ranking.filter(({length}) => length > 0)});
const replaced = (list, index, count, ...items) =>
  [...list.slice(0, index), ...items, ...list.slice(index + count)];
const without = (place, id) => place.filter((one) => one !== id);

/** The place of an option from 1, or `undefined`. @param {Draft} draft @param {string} id */
export const rankOf = (draft, id) => {
  const place = placeOf(draft, id);
  return place < 0 ? undefined : place + 1;
};

/** Puts an option behind all others. @param {Draft} draft @param {string} id @returns {Draft} */
export const placedLast = (draft, id) =>
  ranked(draft, [...draft.ranking.map((place) => without(place, id)), [id]]);

/** Takes an option out of the ranking. @param {Draft} draft @param {string} id @returns {Draft} */
export const unplaced = (draft, id) =>
  ranked(draft, draft.ranking.map((place) => without(place, id)));

/**
 * One place up (-1) or down (1). From a shared place it goes to one of its own beside.
 * @param {Draft} draft
 * @param {string} id
 * @param {-1 | 1} step
 * @returns {Draft}
 */
export function moved(draft, id, step) {
  const index = placeOf(draft, id);
  const {ranking} = draft;
  if (index < 0) return draft;
  if (ranking[index].length > 1) {
    const rest = without(ranking[index], id);
    const both = step < 0 ? [[id], rest] : [rest, [id]];
    return ranked(draft, replaced(ranking, index, 1, ...both));
  }
  if (!ranking[index + step]) return draft;
  const others = replaced(ranking, index, 1);
  return ranked(draft, replaced(others, index + step, 0, [id]));
}

/** Shares the place above. @param {Draft} draft @param {string} id @returns {Draft} */
export function joined(draft, id) {
  const index = placeOf(draft, id);
  if (index < 1) return draft;
  return ranked(draft, draft.ranking.map((place, at) =>
    at === index - 1 ? [...place, id] : without(place, id)));
}

// All of them

/**
 * What is still missing before a draft can be sent, or `undefined`.
 * @param {Ballot} ballot
 * @param {Draft} draft
 * @returns {Shortcoming | undefined}
 */
export function shortcoming(ballot, draft) {
  const {method, limits} = ballot;
  if (method === "ranking") {
    return draft.ranking.length === 0 ? {key: "answer.rankOne"} : undefined;
  }
  const least = limits.least ?? 0;
  const missing = least - (method === "points" ? sum(draft.points) : draft.options.length);
  if (missing <= 0) return undefined;
  return {key: method === "points" ? "answer.points.missing" : "answer.options.missing",
    count: missing};
}
