// How the text of a moment looked: bold, italic and links of what stayed, came and went. Pure.

import { formatsBetween } from "./difference.js";
import { on, safeLink, spansBetween } from "./inline.js";

/**
 * @typedef {import("./document.js").Block} Block
 * @typedef {import("./historyDifference.js").Piece} Piece
 *
 * @typedef {Object} Look
 * @property {string} text
 * @property {boolean} isBold
 * @property {boolean} isItalic
 * @property {string | null} address where a link leads, out of the minutes
 *
 * @typedef {{kind: Piece["kind"], looks: Look[]}} LookedPiece
 */

/**
 * The pieces of a text, each in stretches that look alike.
 * @param {Piece[]} pieces
 * @param {Block} was the block before, of which the removed pieces are
 * @param {Block} is the block after, of which the others are
 * @returns {LookedPiece[]}
 */
export function lookedPieces(pieces, was, is) {
  let [old, now] = [0, 0];
  return pieces.map(({ kind, text }) => {
    const [block, start] = kind === "removed" ? [was, old] : [is, now];
    if (kind !== "added") old += text.length;
    if (kind !== "removed") now += text.length;
    return { kind, looks: looksOf(block, start, text) };
  });
}

/** @param {Block} block @param {number} start @param {string} text that stands there */
function looksOf(block, start, text) {
  let position = 0;
  const looks = spansBetween(block, start, start + text.length).map(({ count, format }) => {
    position += count;
    const address = safeLink(format?.link);
    return {
      text: text.slice(position - count, position), isBold: format?.bold === on,
      isItalic: format?.italic === on, address: address?.startsWith("#") ? null : address,
    };
  });
  return position === text.length ? looks
    : [...looks, { text: text.slice(position), isBold: false, isItalic: false, address: null }];
}

/**
 * Whether what stayed of a text looks otherwise than before.
 * @param {Piece[]} pieces
 * @param {Block} was
 * @param {Block} is
 * @returns {boolean}
 */
export function isLookChanged(pieces, was, is) {
  let [old, now] = [0, 0];
  return pieces.some(({ kind, text: { length } }) => {
    const [before, after] = [old, now];
    if (kind !== "added") old += length;
    if (kind !== "removed") now += length;
    return kind === "same" && formatsBetween(
      runsOf(was, before, length), runsOf(is, after, length)).length > 0;
  });
}

/** @param {Block} block @param {number} start @param {number} length
 * @returns {import("./runs.js").Run[]} */
const runsOf = (block, start, length) => spansBetween(block, start, start + length)
  .map(({ count, format }) => (format ? ["", count, format] : ["", count]));
