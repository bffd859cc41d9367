// Who wrote a text: stretches of one author, from its start.

/** @typedef {[string, number]} Run the author and UTF-16 units */

/**
 * Adds a run at the end of a list in the making, merged with the last of the same author.
 * @param {Run[]} runs
 * @param {string} author
 * @param {number} count
 */
export function addRun(runs, author, count) {
  if (count <= 0) return;
  const last = runs[runs.length - 1];
  if (last && last[0] === author) last[1] += count;
  else runs.push([author, count]);
}

/** @param {Run[]} runs @param {Run[]} more */
export function addRuns(runs, more) {
  for (const [author, count] of more) addRun(runs, author, count);
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
  for (const [author, count] of runs) {
    if (position >= end) break;
    addRun(result, author, Math.min(end, position + count) - Math.max(start, position));
    position += count;
  }
  return result;
}
