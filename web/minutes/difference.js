// What differs between two documents: as what an editor has to redraw, and as an operation.

import { applyToText, difference as textDifference } from './delta.js';
import { apply, resolve } from './document.js';
import { isSame, normalized } from './operation.js';

/** @typedef {import('./delta.js').Delta} Delta */
/** @typedef {import('./document.js').Document} Document */
/** @typedef {import('./operation.js').Operation} Operation */

/**
 * What an editor has to redraw.
 * @typedef {Object} Changes
 * @property {string[]} blocks every block that differs, appeared or disappeared
 * @property {boolean} order whether blocks appeared, disappeared (into the trash too) or moved
 * @property {Array<{block: string, delta: Delta}>} texts the texts that differ
 * @property {Operation} operation what happened, to map carets with
 */

/**
 * @param {Document} before
 * @param {Document} after
 * @param {Operation} operation what led from one to the other, if need be approximately; edits are
 *   taken from it where they fit, so that they touch no more of a text than they must
 * @returns {Changes}
 */
export function changesBetween(before, after, operation) {
  const old = new Map(before.blocks.map((block) => [block.id, block]));
  const edits = soleEdits(operation);
  const result = { blocks: [], order: !hasSameOrder(before, after), texts: [], operation };
  for (const block of after.blocks) {
    const was = old.get(block.id);
    old.delete(block.id);
    if (was === block || (was && isSame(was, block))) continue;
    result.blocks.push(block.id);
    if (!was || was.text === block.text) continue;
    const edit = edits.get(block.id);
    const fits = edit && applyToText(edit, was.text) === block.text;
    result.texts.push({
      block: block.id, delta: fits ? edit : textDifference(was.text, block.text),
    });
  }
  result.blocks.push(...old.keys());
  return result;
}

/** No changes at all. @returns {Changes} */
export const noChanges = () => ({ blocks: [], order: false, texts: [], operation: [] });

function hasSameOrder(before, after) {
  return before.blocks === after.blocks || (before.blocks.length === after.blocks.length &&
    before.blocks.every(({ id, trashed }, index) =>
      id === after.blocks[index].id && trashed === after.blocks[index].trashed));
}

/** The deltas of texts that an operation edits once and neither splits nor joins. */
function soleEdits(operation) {
  const edits = new Map();
  for (const change of normalized(operation)) {
    if (change.text) {
      const { block, delta } = change.text;
      edits.set(block, edits.has(block) ? null : delta);
    }
    if (change.split) edits.set(change.split.block, null);
    if (change.join) edits.set(change.join.into, null);
  }
  return edits;
}

/**
 * An operation that leads from one document to a later one, when the log between them is lost.
 * Splits and joins appear as what they did to texts.
 * @param {Document} before
 * @param {Document} after
 * @returns {Operation}
 */
export function operationBetween(before, after) {
  const aliases = Object.keys(after.aliases)
    .filter((id) => !Object.hasOwn(before.aliases, id))
    .map((block) => ({ alias: { block, to: resolve(after, block) } }));
  const old = new Map(before.blocks.map((block) => [block.id, block]));
  /** @type {Operation} */
  const changes = [];
  let previous = null;
  for (const block of after.blocks) {
    const was = old.get(block.id);
    changes.push(...(was ? contentChanges(was, block) : insertion(block, previous)));
    previous = block.id;
  }
  return [...aliases, ...changes, ...moves(apply(before, changes, ''), after)];
}

function insertion({ id: block, attributes, text, trashed }, after) {
  const insert = { insert: { block, after, attributes, text } };
  return trashed ? [insert, { trash: { block } }] : [insert];
}

function contentChanges(was, is) {
  const block = is.id;
  /** @type {import('./change.js').Change[]} */
  const changes = [];
  if (was.text !== is.text) {
    changes.push({ text: { block, delta: textDifference(was.text, is.text) } });
  }
  /** @type {Object<string, ?string>} */
  const attributes = {};
  const value = (of, key) => (Object.hasOwn(of.attributes, key) ? of.attributes[key] : null);
  for (const key of new Set([...Object.keys(was.attributes), ...Object.keys(is.attributes)])) {
    if (value(is, key) !== value(was, key)) attributes[key] = value(is, key);
  }
  if (Object.keys(attributes).length) changes.push({ set: { block, attributes } });
  if (is.trashed && !was.trashed) changes.push({ trash: { block } });
  if (was.trashed && !is.trashed) changes.push({ restore: { block } });
  return changes;
}

/** Puts the blocks of a document into the order of another one with the same blocks. */
function moves(document, wanted) {
  const ids = document.blocks.map((block) => block.id);
  const result = [];
  wanted.blocks.forEach(({ id }, index) => {
    if (ids[index] === id) return;
    ids.splice(ids.indexOf(id), 1);
    ids.splice(index, 0, id);
    result.push({ move: { block: id, after: index ? ids[index - 1] : null } });
  });
  return result;
}
