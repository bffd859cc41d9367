/**
 * What follows from the counts of the consultation: the same results as `Ranking.swift`. Pure.
 *
 * @typedef {Object} Ranked
 * @property {Object} commitment
 * @property {number} row 1, 2, 3 …: ties in the order of the tie-break
 * @property {number} rank shared by ties: 1, 1, 3 …
 * @property {boolean} tied
 */

import {remembered} from "./remembered.js";

/** An answer that chose no level. */
export const BLANK = "blank";

const topLevel = (state) => state.consultation?.scale[0]?.id;

export const commitmentsById = remembered(
  (state) => new Map(state.commitments.map((commitment) => [commitment.id, commitment])));

/** @type {(state: Object) => Ranked[]} */
export const ranking = remembered((state) => {
  const top = topLevel(state);
  if (top === undefined) {
    return state.commitments.map((commitment, index) =>
      ({commitment, row: index + 1, rank: index + 1, tied: false}));
  }
  const answers = (commitment) => commitment.counts[top] ?? 0;
  const levels = rankingLevels(state);
  const sorted = [...state.commitments].sort((a, b) => {
    for (const level of levels) {
      const difference = (b.counts[level] ?? 0) - (a.counts[level] ?? 0);
      if (difference) return difference;
    }
    return a.number - b.number;
  });
  const frequency = new Map();
  for (const commitment of sorted) {
    const count = answers(commitment);
    frequency.set(count, (frequency.get(count) ?? 0) + 1);
  }
  let rank = 0;
  return sorted.map((commitment, index) => {
    const count = answers(commitment);
    if (index === 0 || answers(sorted[index - 1]) !== count) rank = index + 1;
    return {commitment, row: index + 1, rank, tied: frequency.get(count) > 1};
  });
});

/** The levels whose answers are compared one after the other. */
function rankingLevels({consultation}) {
  const levels = consultation.scale.map(({id}) => id);
  return consultation.tieBreak === "nextLevels"
    ? levels.filter((id) => id !== BLANK) : levels.slice(0, 1);
}

/** The commitments that share a rank, by rank; only ranks that are shared.
 * @type {(state: Object) => Object[][]} */
export const ties = remembered((state) => {
  const groups = new Map();
  for (const {commitment, rank, tied} of ranking(state)) {
    if (tied) groups.set(rank, [...(groups.get(rank) ?? []), commitment]);
  }
  return [...groups.values()];
});

/** The place of one commitment. @returns {Ranked | undefined} */
export const placeOf = (state, id) =>
  ranking(state).find(({commitment}) => commitment.id === id);

/** The answers of a commitment added up, empty cells left out. */
export const total = (state, commitment) =>
  (state.consultation?.scale ?? []).reduce(
    (sum, level) => sum + (commitment.counts[level.id] ?? 0), 0);

/** The number of answers that every commitment should have; `undefined` without consultation. */
export const respondents = remembered((state) => {
  const {consultation} = state;
  if (!consultation) return undefined;
  if (consultation.respondents !== undefined) return consultation.respondents;
  const frequency = new Map();
  for (const commitment of state.commitments) {
    if (!Object.keys(commitment.counts).length) continue;
    const sum = total(state, commitment);
    frequency.set(sum, (frequency.get(sum) ?? 0) + 1);
  }
  let best;
  for (const [sum, times] of frequency) {
    if (!best || times > best.times || (times === best.times && sum > best.sum)) {
      best = {sum, times};
    }
  }
  return best?.sum;
});

/** `count / base` in hundredths of a percent, rounded half up in whole numbers. */
export const hundredths = (count, base) => Math.floor((count * 20_000 + base) / (2 * base));

/** The share of the highest level, blanks in the base: 29 of 42 is 6905. */
export function share(state, commitment) {
  const count = commitment.counts[topLevel(state)];
  const base = respondents(state);
  return count === undefined || !base ? undefined : hundredths(count, base);
}
