// The written part of the minutes as a plain value: an ordered list of blocks, the trashed ones in
// their places. The same as Sources/OperationalText/Document.swift and DocumentClamp.swift.
// Documents and blocks are never changed once made: applying makes a new document that shares the
// untouched blocks.

import { renamed } from './change.js';
import {
  applyToText, clampDelta, consumed, formatChange, insertedAuthor, insertedFormat, insertedText,
  isDeletion,
} from './delta.js';
import { editedInPieces, unitsOf } from './longText.js';
import { normalized } from './operation.js';
import { addRun, addRuns, formatOfRun, formattedRuns, slicedRuns } from './runs.js';
import { snapped } from './units.js';

/** @typedef {import('./change.js').Change} Change */
/** @typedef {import('./operation.js').Operation} Operation */

/**
 * @typedef {Object} Block
 * @property {string} id
 * @property {Object<string, string>} attributes
 * @property {string} text
 * @property {import('./runs.js').Run[]} authors who wrote what and how it looks; the runs add up to
 *   the text
 * @property {boolean} trashed
 */

/** @typedef {{blocks: Block[], aliases: Object<string, string>}} Document */

/** A loop, as this is what most time goes into. @param {Document} document @param {string} id */
function indexOf({ blocks }, id) {
  for (let index = 0; index < blocks.length; index += 1) {
    if (blocks[index].id === id) return index;
  }
  return -1;
}

/**
 * The block with this identifier or alias.
 * @param {Document} document
 * @param {string} id
 * @returns {Block | undefined}
 */
export const blockOf = (document, id) => document.blocks[indexOf(document, resolve(document, id))];

/**
 * The identifier that a name stands for: its own if such a block exists.
 * @param {Document} document
 * @param {string} id
 * @returns {string}
 */
export function resolve(document, id) {
  if (!Object.hasOwn(document.aliases, id)) return id;
  let name = id;
  let steps = Object.keys(document.aliases).length;
  while (steps > 0 && Object.hasOwn(document.aliases, name) && indexOf(document, name) < 0) {
    name = document.aliases[name];
    steps -= 1;
  }
  return name;
}

/**
 * The operation with every alias replaced by what it stands for.
 * @param {Document} document
 * @param {Operation} operation
 * @returns {Operation}
 */
export const resolveOperation = (document, operation) =>
  operation.map((change) => renamed(change, (id) => resolve(document, id)));

// Applying

/** Stands for the sender of an operation where it is applied only to look ahead. */
export const sender = '\0';

/**
 * The document after an operation by a person. Total: what does not fit is clamped.
 * @param {Document} document
 * @param {Operation} operation
 * @param {string} author who inserts what names no other author
 * @returns {Document}
 */
export function apply(document, operation, author) {
  if (operation.length === 0) return document;
  const draft = draftOf(document);
  for (const change of operation) {
    const clamped = clampChange(draft, change);
    if (clamped) perform(draft, clamped, author);
  }
  return draft;
}

/** A copy whose list of blocks may be changed, though not the blocks. */
const draftOf = (document) => ({ blocks: [...document.blocks], aliases: document.aliases });

function perform(draft, change, author) {
  if (change.text) edit(draft, change.text, author);
  else if (change.set) set(draft, change.set);
  else if (change.trash) update(draft, change.trash.block, { trashed: true });
  else if (change.restore) update(draft, change.restore.block, { trashed: false });
  else if (change.insert) insert(draft, change.insert, author);
  else if (change.move) move(draft, change.move);
  else if (change.split) split(draft, change.split);
  else if (change.join) join(draft, change.join);
  else if (change.alias) alias(draft, change.alias);
  else if (change.become) become(draft, change.become);
}

function update(draft, id, fields) {
  const index = indexOf(draft, id);
  draft.blocks[index] = { ...draft.blocks[index], ...fields };
}

function edit(draft, { block: id, delta }, author) {
  const index = indexOf(draft, id);
  const block = draft.blocks[index];
  const authors = runsAfter(block.authors, delta, author);
  draft.blocks[index] = editedInPieces(block, delta, authors) ??
    { ...block, text: applyToText(delta, block.text), authors };
}

/**
 * The runs of a text after a clamped delta.
 * @param {import('./runs.js').Run[]} runs
 * @param {import('./delta.js').Delta} delta
 * @param {string} [author] of what names no other
 * @returns {import('./runs.js').Run[]}
 */
export function runsAfter(runs, delta, author = '') {
  const typed = runsAfterTyping(runs, delta, author);
  if (typed) return typed;
  const authors = [];
  let position = 0;
  for (const component of delta) {
    const end = position + consumed(component);
    const inserted = insertedText(component);
    if (inserted) {
      const by = insertedAuthor(component) ?? author;
      addRun(authors, by, inserted.length, insertedFormat(component));
    } else if (!isDeletion(component)) {
      const kept = slicedRuns(runs, position, end);
      addRuns(authors, formattedRuns(kept, formatChange(component)));
    }
    position = end;
  }
  addRuns(authors, slicedRuns(runs, position, Infinity));
  return authors;
}

/** The same where somebody types or deletes within one run, as most do: that changes one number.
 * @returns {import('./runs.js').Run[] | null} */
function runsAfterTyping(runs, delta, author) {
  let next = 0;
  const start = typeof delta[0] === 'number' && delta[0] > 0 ? delta[next++] : 0;
  const inserted = typeof delta[next] === 'string' ? delta[next++].length : 0;
  const deleted = typeof delta[next] === 'number' && delta[next] < 0 ? -delta[next++] : 0;
  if (next < delta.length) return null;
  let [index, position] = [0, 0];
  while (index < runs.length && position + runs[index][1] < start) {
    position += runs[index][1];
    index += 1;
  }
  const run = runs[index];
  if (!run || (inserted > 0 && (run[0] !== author || formatOfRun(run) !== null)) ||
      position + run[1] < start + deleted || run[1] + inserted <= deleted) return null;
  const count = run[1] + inserted - deleted;
  const after = runs.slice();
  after[index] = run.length === 2 ? [run[0], count] : [run[0], count, run[2]];
  return after;
}

function set(draft, { block: id, attributes }) {
  const after = { ...draft.blocks[indexOf(draft, id)].attributes };
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null) delete after[key];
    else after[key] = value;
  }
  update(draft, id, { attributes: after });
}

function place(draft, block, after) {
  const index = after === null ? 0 : indexOf(draft, after) + 1;
  draft.blocks.splice(index, 0, block);
}

function insert(draft, { block: id, after, attributes, text }, author) {
  const authors = text ? [[author, text.length]] : [];
  place(draft, { id, attributes: { ...attributes }, text, authors, trashed: false }, after);
}

function move(draft, { block: id, after }) {
  const [block] = draft.blocks.splice(indexOf(draft, id), 1);
  place(draft, block, after);
}

function split(draft, { block: id, at, new: name }) {
  const index = indexOf(draft, id);
  const block = draft.blocks[index];
  const end = block.text.length;
  const tail = block.text.slice(at);
  const authors = slicedRuns(block.authors, at, end);
  draft.blocks[index] = {
    ...block, text: block.text.slice(0, at), authors: slicedRuns(block.authors, 0, at),
  };
  if (indexOf(draft, name) >= 0) {
    update(draft, name, { text: tail, authors, trashed: false });
  } else {
    const { attributes } = block;
    const part = { id: name, attributes, text: tail, authors, trashed: false };
    draft.blocks.splice(index + 1, 0, part);
  }
}

function join(draft, { block: id, into }) {
  const block = draft.blocks[indexOf(draft, id)];
  const target = draft.blocks[indexOf(draft, into)];
  const authors = [];
  addRuns(authors, target.authors);
  addRuns(authors, block.authors);
  update(draft, into, { text: target.text + block.text, authors });
  update(draft, id, { text: '', authors: [], trashed: true });
}

function alias(draft, { block: id, to }) {
  draft.aliases = { ...draft.aliases, [id]: to };
}

function become(draft, { block: id, to }) {
  const index = indexOf(draft, id);
  const block = draft.blocks[index];
  if (indexOf(draft, to) < 0) {
    draft.blocks.splice(index + 1, 0, { ...block, id: to });
  } else {
    const target = draft.blocks[indexOf(draft, to)];
    const authors = [];
    addRuns(authors, target.authors);
    addRuns(authors, block.authors);
    update(draft, to, { text: target.text + block.text, authors, trashed: block.trashed });
  }
  update(draft, id, { text: '', authors: [], trashed: true });
}

// Clamping

/**
 * The operation as far as it fits the document: its effective form. Aliases are replaced, lengths
 * clipped, boundaries inside surrogate pairs moved backward; changes of blocks that do not exist,
 * and changes that would change nothing, are left out; neighbouring edits of one text are made one.
 * @param {Document} document
 * @param {Operation} operation
 * @param {Change[]} [dropped] receives the changes that are left out
 * @returns {Operation}
 */
export function clamp(document, operation, dropped = []) {
  const result = [];
  walk(document, operation, (change) => result.push(change), dropped);
  return normalized(result);
}

/**
 * Visits every change of an operation, clamped, with the document before it.
 * @param {Document} document
 * @param {Operation} operation
 * @param {(change: Change, before: Document) => void} visit
 * @param {Change[]} [dropped] receives the changes that are left out
 */
export function walk(document, operation, visit, dropped = []) {
  let draft = document;
  operation.forEach((change, index) => {
    const clamped = clampChange(draft, change);
    if (!clamped) {
      dropped.push(change);
      return;
    }
    visit(clamped, draft);
    if (index + 1 === operation.length) return;
    if (draft === document) draft = draftOf(document);
    perform(draft, clamped, sender);
  });
}

function isEmpty(object) {
  for (const _ in object) return false;
  return true;
}

/** One change as far as it fits; null if nothing is left of it. */
function clampChange(document, original) {
  const change = isEmpty(document.aliases) ? original
    : renamed(original, (id) => resolve(document, id));
  const at = (id) => indexOf(document, id);
  const isAnchor = (id) => id === null || at(id) >= 0;
  if (change.text) {
    const { block, delta } = change.text;
    if (at(block) < 0) return null;
    const clamped = clampDelta(delta, unitsOf(document.blocks[at(block)]));
    return clamped.length ? { text: { block, delta: clamped } } : null;
  }
  if (change.set) {
    return Object.keys(change.set.attributes).length && at(change.set.block) >= 0 ? change : null;
  }
  if (change.trash || change.restore) {
    const { block } = change.trash ?? change.restore;
    return document.blocks[at(block)]?.trashed === Boolean(change.restore) ? change : null;
  }
  if (change.insert) {
    return at(change.insert.block) < 0 && isAnchor(change.insert.after) ? change : null;
  }
  if (change.move) {
    const { block, after } = change.move;
    return at(block) >= 0 && after !== block && isAnchor(after) ? change : null;
  }
  if (change.split) return clampSplit(document, change.split);
  if (change.join) return clampJoin(document, change.join);
  if (change.become) return clampBecome(document, change.become);
  // Names are resolved by now, so two names for each other are one name.
  const { block, to } = change.alias;
  return block !== to && at(block) < 0 && at(to) >= 0 ? change : null;
}

function clampSplit(document, { block, at, new: name }) {
  const source = document.blocks[indexOf(document, block)];
  const target = document.blocks[indexOf(document, name)];
  if (!source || name === block || (target && target.text !== '')) return null;
  return { split: { block, at: snapped(source.text, at), new: name } };
}

function clampJoin(document, { block, into }) {
  const source = document.blocks[indexOf(document, block)];
  const target = document.blocks[indexOf(document, into)];
  if (!source || !target || source === target) return null;
  if (source.trashed && source.text === '') return null;
  return { join: { block, into, at: target.text.length } };
}

function clampBecome(document, { block, to }) {
  if (block === to || indexOf(document, block) < 0) return null;
  const target = document.blocks[indexOf(document, to)];
  return { become: { block, to, at: target ? target.text.length : 0 } };
}
