/**
 * How the ranking depends on what is counted: the same results as `Sensitivity.swift`. Pure.
 *
 * @typedef {{measure: "highest" | "highestTwo" | "weighted", base: "all" | "answered"}} RankingWay
 * @typedef {{row: number, rank: number}} RankingPlace
 */

import {BLANK, ranking, respondents} from "./consultation.js";
import {remembered} from "./remembered.js";

/** The six ways, the one that the lists rest on first. @type {RankingWay[]} */
export const rankingWays = ["all", "answered"].flatMap((base) =>
  ["highest", "highestTwo", "weighted"].map((measure) => ({measure, base})));

/** One for each commitment: its places by each way and how many lines it moves at most; the
 * biggest movers first.
 * @type {(state: Object) =>
 *   {commitment: Object, places: RankingPlace[], movement: number}[]} */
export const sensitivity = remembered((state) => {
  if (!state.consultation?.scale.length) return [];
  const order = ranking(state).map(({commitment}) => commitment);
  const columns = [ranking(state).map(({row, rank}) => ({row, rank}))];
  for (const way of rankingWays.slice(1)) columns.push(placesBy(state, order, way));
  return order.map((commitment, index) => {
    const places = columns.map((column) => column[index]);
    const moves = places.map(({row}) => Math.abs(row - places[0].row));
    return {commitment, places, movement: Math.max(...moves)};
  }).sort((a, b) => b.movement - a.movement);
});

function placesBy(state, commitments, way) {
  const shares = commitments.map((commitment) => shareOf(state, commitment, way));
  const sorted = commitments.map((_, index) => index).sort((a, b) =>
    compare(shares[b], shares[a]) || commitments[a].number - commitments[b].number);
  const places = [];
  sorted.forEach((index, line) => {
    const before = sorted[line - 1];
    const isTied = line > 0 && compare(shares[before], shares[index]) === 0;
    places[index] = {row: line + 1, rank: isTied ? places[before].rank : line + 1};
  });
  return places;
}

function shareOf(state, commitment, {measure, base}) {
  const levels = state.consultation.scale.filter(({id}) => id !== BLANK);
  const counts = levels.map(({id}) => commitment.counts[id] ?? 0);
  const sum = (list) => list.reduce((total, count) => total + count, 0);
  return {
    reached: measure === "highest" ? counts[0] ?? 0
      : measure === "highestTwo" ? sum(counts.slice(0, 2))
      : sum(counts.map((count, index) => count * (levels.length - 1 - index))),
    base: base === "all" ? respondents(state) ?? 0 : sum(counts),
  };
}

/** Fractions by cross-multiplication, exactly; of a base of zero a share is zero. */
function compare(left, right) {
  const whole = ({reached, base}) => base > 0 ? [BigInt(reached), BigInt(base)] : [0n, 1n];
  const [a, b] = whole(left);
  const [c, d] = whole(right);
  const difference = a * d - c * b;
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}
