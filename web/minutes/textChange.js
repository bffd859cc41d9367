// What changed between two texts, as a delta. The editor lets the browser edit a text and looks at
// the outcome: what a key deletes differs by browser, keyboard and language.

import { insertion } from "./delta.js";

const isLead = (unit) => unit >= 0xd800 && unit <= 0xdbff;
const isTrail = (unit) => unit >= 0xdc00 && unit <= 0xdfff;

/** Whether cutting `text` at `offset` would tear a surrogate pair apart. */
export function isInsidePair(text, offset) {
  return offset > 0 && offset < text.length &&
    isLead(text.charCodeAt(offset - 1)) && isTrail(text.charCodeAt(offset));
}

/**
 * The text with every surrogate that lost its other half replaced by U+FFFD.
 * @param {string} text
 * @returns {string}
 */
export function wellFormed(text) {
  return text.replace(
    /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
}

/**
 * The one stretch that was replaced, as narrow as possible, at whole characters.
 * @param {string} before
 * @param {string} after
 * @param {number} [caret] where the caret stands in `after`: says which of several equal letters
 *   was typed or deleted ("aa" → "aaa")
 * @returns {{start: number, removed: number, inserted: string} | null} null: nothing changed
 */
export function replacement(before, after, caret = after.length) {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  // An insertion ends at the caret, a deletion leaves the caret where it was: so whatever stands
  // behind the caret is an end that both texts share.
  const behind = Math.max(0, after.length - caret);
  let end = 0;
  const endLimit = Math.min(shorter, behind);
  while (end < endLimit && same(before, after, end)) end += 1;
  let start = 0;
  while (start < shorter - end && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  while (end < shorter - start && same(before, after, end)) end += 1;
  while (isInsidePair(before, start) || isInsidePair(after, start)) start -= 1;
  while (isInsidePair(before, before.length - end) || isInsidePair(after, after.length - end)) {
    end -= 1;
  }
  return {
    start,
    removed: before.length - end - start,
    inserted: after.slice(start, after.length - end),
  };
}

function same(before, after, end) {
  return before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end);
}

/**
 * A replacement as a delta.
 * @param {{start: number, removed: number, inserted: string}} change
 * @param {import("./textFormat.js").TextFormat | null} [format] of what is inserted
 * @returns {import("./delta.js").Delta}
 */
export function deltaOf({ start, removed, inserted }, format = null) {
  if (!inserted && removed <= 0) return [];
  const delta = [];
  if (start > 0) delta.push(start);
  if (inserted) delta.push(insertion(inserted, null, format));
  if (removed > 0) delta.push(-removed);
  return delta;
}
