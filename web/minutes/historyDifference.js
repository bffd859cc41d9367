// What differs between two moments of the minutes, as a person reads it: block by block, and in a
// block word by word. Pure.

import { isLookChanged } from "./historyLook.js";
import { isSame } from "./operation.js";

/**
 * @typedef {import("./document.js").Block} Block
 * @typedef {import("./document.js").Document} Document
 * @typedef {{kind: "same" | "added" | "removed", text: string}} Piece
 *
 * @typedef {Object} BlockDifference
 * @property {"same" | "added" | "removed" | "changed"} kind
 * @property {boolean} isMoved whether it stands elsewhere than before
 * @property {boolean} isDressed whether its kind, level, speaker … is another
 * @property {boolean} isFormatted whether words that stayed look otherwise: bold, a link …
 * @property {Block} block as it is after, or was before it was removed
 * @property {Block} was as it was before, or is where it was added
 * @property {Piece[]} pieces its text
 */

/** Steps after which two texts count as different altogether. */
const mostSteps = 1_000;

/**
 * Every block of both, in the order of `after`; those removed stand where they stood.
 * @param {Document} before
 * @param {Document} after
 * @returns {BlockDifference[]}
 */
export function differencesBetween(before, after) {
  const [old, now] = [before, after].map(({ blocks }) => blocks.filter((one) => !one.trashed));
  const was = new Map(old.map((block) => [block.id, block]));
  const is = new Set(now.map(({ id }) => id));
  const stayed = new Set(longestCommon(
    old.filter(({ id }) => is.has(id)).map(({ id }) => id),
    now.filter(({ id }) => was.has(id)).map(({ id }) => id)));
  /** @type {BlockDifference[]} */
  const result = [];
  let place = 0;
  const passRemoved = () => {
    while (place < old.length && !stayed.has(old[place].id)) {
      if (!is.has(old[place].id)) result.push(one("removed", old[place]));
      place += 1;
    }
  };
  passRemoved();
  for (const block of now) {
    const earlier = was.get(block.id);
    result.push(earlier ? compared(earlier, block, !stayed.has(block.id)) : one("added", block));
    if (!stayed.has(block.id)) continue;
    place += 1;
    passRemoved();
  }
  return result;
}

/** @param {"added" | "removed"} kind @param {Block} block @returns {BlockDifference} */
const one = (kind, block) => ({
  kind, isMoved: false, isDressed: false, isFormatted: false, block, was: block,
  pieces: pieces([[kind, block.text]]),
});

/** @param {Block} was @param {Block} is @param {boolean} isMoved @returns {BlockDifference} */
function compared(was, is, isMoved) {
  const isDressed = !isSame(was.attributes, is.attributes);
  const pieces = textDifference(was.text, is.text);
  const isFormatted = isLookChanged(pieces, was, is);
  const isChanged = was.text !== is.text || isDressed || isMoved || isFormatted;
  return {
    kind: isChanged ? "changed" : "same", isMoved, isDressed, isFormatted, block: is, was, pieces,
  };
}

/**
 * What differs between two texts, in whole words.
 * @param {string} before
 * @param {string} after
 * @returns {Piece[]}
 */
export function textDifference(before, after) {
  if (before === after) return pieces([["same", after]]);
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const common = longestCommon(old, now);
  /** @type {Array<["same" | "added" | "removed", string]>} */
  const parts = [];
  let [left, right] = [0, 0];
  for (const word of [...common, null]) {
    while (left < old.length && old[left] !== word) parts.push(["removed", old[left++]]);
    while (right < now.length && now[right] !== word) parts.push(["added", now[right++]]);
    if (word === null) break;
    parts.push(["same", word]);
    left += 1;
    right += 1;
  }
  return pieces(parts);
}

/** Words with their marks, spaces, and every other character for itself. */
const wordsOf = (text) => text.match(/[\p{L}\p{M}\p{N}\u200c\u200d]+|\s+|[^]/gu) ?? [];

/**
 * Neighbours of one kind made one; between two that both stay, what went stands before what came.
 * @param {Array<["same" | "added" | "removed", string]>} parts
 * @returns {Piece[]}
 */
function pieces(parts) {
  /** @type {Piece[]} */
  const result = [];
  const gap = { removed: "", added: "" };
  const close = () => {
    for (const kind of /** @type {const} */ (["removed", "added"])) {
      if (gap[kind]) result.push({ kind, text: gap[kind] });
      gap[kind] = "";
    }
  };
  parts.forEach(([kind, text], index) => {
    // A space between two words that both changed reads better with them.
    const isBetween = kind === "same" && /^\s+$/u.test(text) && (gap.removed || gap.added) &&
      parts[index + 1] && parts[index + 1][0] !== "same";
    if (isBetween) {
      gap.removed += text;
      gap.added += text;
    } else if (kind === "same") {
      close();
      const last = result[result.length - 1];
      if (last?.kind === "same") last.text += text;
      else if (text) result.push({ kind, text });
    } else {
      gap[kind] += text;
    }
  });
  close();
  return result;
}

/**
 * A longest list that is part of both, in order (Myers). Lists that have almost nothing in common
 * are given up on: then it is only what both begin and end with.
 * @template T
 * @param {T[]} left
 * @param {T[]} right
 * @returns {T[]}
 */
export function longestCommon(left, right) {
  const most = Math.min(left.length, right.length);
  let start = 0;
  while (start < most && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < most - start &&
    left[left.length - 1 - end] === right[right.length - 1 - end]) end += 1;
  return [
    ...left.slice(0, start),
    ...between(left.slice(start, left.length - end), right.slice(start, right.length - end)),
    ...left.slice(left.length - end),
  ];
}

/**
 * @template T
 * @param {T[]} left
 * @param {T[]} right
 * @returns {T[]}
 */
function between(left, right) {
  if (left.length === 0 || right.length === 0) return [];
  /** The farthest place in `left` on each diagonal. */
  let reach = new Map([[1, 0]]);
  const trail = [];
  for (let steps = 0; steps <= Math.min(mostSteps, left.length + right.length); steps += 1) {
    trail.push(new Map(reach));
    for (let diagonal = -steps; diagonal <= steps; diagonal += 2) {
      const isDown = diagonal === -steps ||
        (diagonal !== steps && reach.get(diagonal - 1) < reach.get(diagonal + 1));
      let x = isDown ? reach.get(diagonal + 1) : reach.get(diagonal - 1) + 1;
      while (x < left.length && x - diagonal < right.length && left[x] === right[x - diagonal]) {
        x += 1;
      }
      reach.set(diagonal, x);
      if (x >= left.length && x - diagonal >= right.length) return walkBack(left, right, trail);
    }
  }
  return [];
}

function walkBack(left, right, trail) {
  const result = [];
  let [x, y] = [left.length, right.length];
  for (let steps = trail.length - 1; steps >= 0; steps -= 1) {
    const reach = trail[steps];
    const diagonal = x - y;
    const isDown = diagonal === -steps ||
      (diagonal !== steps && reach.get(diagonal - 1) < reach.get(diagonal + 1));
    const before = isDown ? diagonal + 1 : diagonal - 1;
    const begin = reach.get(before);
    while (x > Math.max(0, begin) && y > Math.max(0, begin - before)) {
      result.push(left[x - 1]);
      x -= 1;
      y -= 1;
    }
    [x, y] = [begin, begin - before];
  }
  return result.reverse();
}
