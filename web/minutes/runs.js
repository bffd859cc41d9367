// Who wrote a text and how it looks: stretches of one author and one format, from its start.

import { changedFormat, isSameFormat } from './textFormat.js';

/** @typedef {import('./textFormat.js').TextFormat} TextFormat */

/**
 * The author, UTF-16 units, and the format where there is one.
 * @typedef {[string, number] | [string, number, TextFormat]} Run
 */

/** The format of a run; null: none. @param {Run} run @returns {TextFormat | null} */
export const formatOfRun = (run) => run[2] ?? null;

/**
 * Adds a run at the end of a list in the making, merged with the last of the same author and format.
 * @param {Run[]} runs
 * @param {string} author
 * @param {number} count
 * @param {TextFormat | null} [format]
 */
export function addRun(runs, author, count, format = null) {
  if (count <= 0) return;
  const last = runs[runs.length - 1];
  if (last && last[0] === author && isSameFormat(formatOfRun(last), format)) last[1] += count;
  else runs.push(format === null ? [author, count] : [author, count, format]);
}

/** @param {Run[]} runs @param {Run[]} more */
export function addRuns(runs, more) {
  for (const run of more) addRun(runs, run[0], run[1], formatOfRun(run));
}

/**
 * The runs of a range of units.
 * @param {Run[]} runs
 * @param {number} start
 * @param {number} end
 * @returns {Run[]}
 */
export function slicedRuns(runs, start, end) {
  const result = [];
  let position = 0;
  for (const run of runs) {
    const [author, count] = run;
    if (position >= end) break;
    const length = Math.min(end, position + count) - Math.max(start, position);
    addRun(result, author, length, formatOfRun(run));
    position += count;
  }
  return result;
}

/**
 * The runs with another format.
 * @param {Run[]} runs
 * @param {import('./textFormat.js').TextFormatChange | null} change
 * @returns {Run[]}
 */
export function formattedRuns(runs, change) {
  if (change === null) return runs;
  const result = [];
  for (const run of runs) {
    addRun(result, run[0], run[1], changedFormat(formatOfRun(run), change));
  }
  return result;
}
