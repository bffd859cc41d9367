// How a passage comes back as it was: an operation like any other, on the minutes as they are. What
// has stayed is left alone, so carets in it and its authors stay too. Pure.

import { canonical, compose, insertion as inserted } from "./delta.js";
import { formatsBetween } from "./difference.js";
import { runsAfter } from "./document.js";
import { isLive, changedAttributes } from "./kinds.js";
import { textDifference } from "./historyDifference.js";
import { formatOfRun, slicedRuns } from "./runs.js";

/**
 * @typedef {import("./document.js").Block} Block
 * @typedef {import("./document.js").Document} Document
 * @typedef {import("./operation.js").Operation} Operation
 */

/**
 * What brings a block back as it was: in the minutes, with its text under the names of those who
 * wrote it, its kind and its labels. Its place stays where it is now, if it has one.
 * @param {Document} then
 * @param {Document} now
 * @param {string} id a block that was in the minutes then
 * @param {() => string} fresh an identifier that no block has
 * @returns {Operation} empty: it is as it was
 */
export function restoration(then, now, id, fresh) {
  const was = then.blocks.find((block) => block.id === id);
  if (!was) return [];
  const is = now.blocks.find((block) => block.id === id);
  return is ? changes(was, is) : insertion(was, then, now, fresh());
}

/** @param {Block} was @param {Block} is @returns {Operation} */
function changes(was, is) {
  const block = is.id;
  const result = [];
  if (is.trashed) result.push({ restore: { block } });
  const gone = Object.keys(is.attributes).filter((key) => !Object.hasOwn(was.attributes, key));
  const attributes = changedAttributes(is, {
    ...Object.fromEntries(gone.map((key) => [key, null])), ...was.attributes,
  });
  if (attributes) result.push({ set: { block, attributes } });
  const delta = isLive(was) ? [] : deltaTo(was, is);
  if (delta.length) result.push({ text: { block, delta } });
  return result;
}

/**
 * The delta from the text of a block to what it was, in whole words, under the names of their
 * authors and in their format.
 * @param {Block} was
 * @param {Block} is
 */
function deltaTo(was, { text, authors }) {
  const components = [];
  let position = 0;
  for (const piece of textDifference(text, was.text)) {
    const { length } = piece.text;
    if (piece.kind === "removed") {
      components.push(-length);
      continue;
    }
    if (piece.kind === "same") components.push(length);
    else components.push(...authored(was, position, position + length));
    position += length;
  }
  const words = canonical(components);
  return compose(words, formatsBetween(runsAfter(authors, words), was.authors));
}

/** A stretch of a block's text as insertions of its authors. */
function authored(was, start, end) {
  let position = start;
  return slicedRuns(was.authors, start, end).map((run) => {
    const text = was.text.slice(position, position + run[1]);
    position += run[1];
    return inserted(text, run[0], formatOfRun(run));
  });
}

/** A block that no longer exists at all, at its place. */
function insertion(was, then, now, block) {
  const here = new Set(now.blocks.map(({ id }) => id));
  const index = then.blocks.indexOf(was);
  const after = then.blocks.slice(0, index).reverse().find(({ id }) => here.has(id))?.id ?? null;
  const insert = { insert: { block, after, attributes: was.attributes, text: "" } };
  const delta = canonical(authored(was, 0, was.text.length));
  return delta.length ? [insert, { text: { block, delta } }] : [insert];
}
