// What differs between two documents: as what an editor has to redraw, and as an operation.

import {
  applyToText, canonical, compose, difference as textDifference, formatting, insertedText, insertion,
} from './delta.js';
import { apply, resolve, runsAfter } from './document.js';
import { isSame, normalized } from './operation.js';
import { undoingFormat } from './textFormat.js';
import { formatOfRun, slicedRuns } from './runs.js';

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
    if (change.become) edits.set(change.become.to, null);
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
  const renamings = Object.keys(after.aliases)
    .filter((id) => !Object.hasOwn(before.aliases, id))
    .flatMap((block) => renaming(before, block, resolve(after, block)));
  const start = apply(before, renamings, '');
  const old = new Map(start.blocks.map((block) => [block.id, block]));
  /** @type {Operation} */
  const changes = [];
  let previous = null;
  for (const block of after.blocks) {
    const was = old.get(block.id);
    changes.push(...(was ? contentChanges(was, block) : added(block, previous)));
    previous = block.id;
  }
  return [...renamings, ...changes, ...moves(apply(start, changes, ''), after)];
}

/** A block that goes by another name now: a name only, unless the block had been made.
 * @returns {Operation} */
function renaming(document, block, to) {
  const { blocks } = document;
  if (!blocks.some(({ id }) => id === block)) return [{ alias: { block, to } }];
  const at = blocks.find(({ id }) => id === to)?.text.length ?? 0;
  return [{ become: { block, to, at } }];
}

/** @returns {Operation} */
function added(is, after) {
  const { id: block, attributes, text, trashed } = is;
  /** @type {Operation} */
  const operation = [{ insert: { block, after, attributes, text } }];
  const delta = formatsBetween([['', text.length]], is.authors);
  if (delta.length) operation.push({ text: { block, delta } });
  if (trashed) operation.push({ trash: { block } });
  return operation;
}

/**
 * What gives one text the formats of another, which is as long.
 * @param {import('./runs.js').Run[]} was
 * @param {import('./runs.js').Run[]} is
 * @returns {Delta}
 */
export function formatsBetween(was, is) {
  const result = [];
  let position = 0;
  for (const wanted of is) {
    for (const run of slicedRuns(was, position, position + wanted[1])) {
      const [before, after] = [formatOfRun(run) ?? {}, formatOfRun(wanted) ?? {}];
      const gone = Object.fromEntries(Object.keys(before).map((key) => [key, null]));
      const change = { ...gone, ...after };
      const back = undoingFormat(before, change);
      result.push(formatting(run[1], Object.fromEntries(
        Object.keys(back).map((key) => [key, change[key]]))));
    }
    position += wanted[1];
  }
  return canonical(result);
}

/** Between two states of a text: the letters with their formats, then what else looks different. */
function textChange(was, is) {
  const delta = textDifference(was.text, is.text);
  const [inserted] = delta.filter((component) => insertedText(component));
  if (!inserted) {
    return compose(delta, formatsBetween(runsAfter(was.authors, delta), is.authors));
  }
  const start = typeof delta[0] === 'number' && delta[0] > 0 ? delta[0] : 0;
  const pieces = [];
  let position = start;
  for (const run of slicedRuns(is.authors, start, start + insertedText(inserted).length)) {
    pieces.push(insertion(is.text.slice(position, position + run[1]), null, formatOfRun(run)));
    position += run[1];
  }
  const written = canonical(delta.flatMap((part) => (part === inserted ? pieces : [part])));
  return compose(written, formatsBetween(runsAfter(was.authors, written), is.authors));
}

function contentChanges(was, is) {
  const block = is.id;
  /** @type {import('./change.js').Change[]} */
  const changes = [];
  const delta = textChange(was, is);
  if (delta.length) changes.push({ text: { block, delta } });
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
