// What is refused of an operation, with the same reasons as Sources/OperationalText. The client
// checks its own operations, so that a mistake of the editor shows where it is made.

import { insertedTexts, kindOf, places } from './change.js';
import { insertedAuthor, insertedText, reach } from './delta.js';
import { apply, blockOf } from './document.js';
import { isWellFormed } from './units.js';

/** @typedef {import('./change.js').Change} Change */
/** @typedef {import('./document.js').Document} Document */
/** @typedef {import('./operation.js').Operation} Operation */

/** The limits of one operation. Texts are counted in UTF-16 units. */
export const limits = Object.freeze({
  changes: 1000,
  insertedUnits: 200_000,
  count: 2 ** 31,
  identifierUnits: 64,
  attributes: 32,
  attributeUnits: 2000,
});

/** Why an operation was refused; `reason` is the name of the case in Swift, or `shape`. */
export class InvalidOperation extends Error {
  /** @param {string} reason @param {string} [detail] */
  constructor(reason, detail = '') {
    super(detail ? `${reason}: ${detail}` : reason);
    this.name = 'InvalidOperation';
    this.reason = reason;
  }
}

function expect(condition, reason, detail) {
  if (!condition) throw new InvalidOperation(reason, detail);
}

/** Whether a value has the shape of an identifier. @param {*} id @returns {boolean} */
export const isIdentifier = (id) =>
  typeof id === 'string' && id.length <= limits.identifierUnits &&
  /^[A-Za-z0-9][A-Za-z0-9._:~-]*$/.test(id);

/** The fields of every kind of change and what each holds. */
const shapes = {
  text: { block: 'string', delta: 'array' },
  set: { block: 'string', attributes: 'settings' },
  trash: { block: 'string' },
  restore: { block: 'string' },
  insert: { block: 'string', after: 'anchor', attributes: 'attributes', text: 'string' },
  move: { block: 'string', after: 'anchor' },
  split: { block: 'string', at: 'integer', new: 'string' },
  join: { block: 'string', into: 'string', at: 'integer' },
  alias: { block: 'string', to: 'string' },
  become: { block: 'string', to: 'string', at: 'count' },
};

const isPlain = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

const holds = {
  string: (value) => typeof value === 'string',
  anchor: (value) => value === null || typeof value === 'string',
  array: Array.isArray,
  integer: Number.isInteger,
  attributes: (value) => isPlain(value) &&
    Object.values(value).every((text) => typeof text === 'string'),
  settings: (value) => isPlain(value) &&
    Object.values(value).every((text) => text === null || typeof text === 'string'),
};

function validateShape(change) {
  expect(isPlain(change) && Object.keys(change).length === 1, 'shape');
  const kind = kindOf(change);
  expect(Object.hasOwn(shapes, kind) && isPlain(change[kind]), 'shape');
  for (const [field, type] of Object.entries(shapes[kind])) {
    expect(holds[type](change[kind][field]), 'shape', field);
  }
  if (change.text) change.text.delta.forEach(validateComponent);
}

function validateComponent(component) {
  if (typeof component === 'number') {
    expect(Number.isInteger(component), 'shape');
    expect(component !== 0 && Math.abs(component) <= limits.count, 'count');
    return;
  }
  if (typeof component !== 'string') {
    expect(isPlain(component) && ('text' in component) !== ('retain' in component), 'shape');
    const { text, retain, author, format } = component;
    if ('retain' in component) {
      expect(Number.isInteger(retain) && author === undefined, 'shape');
      expect(retain > 0 && retain <= limits.count, 'count');
      expect(holds.settings(format), 'shape');
      return;
    }
    expect(typeof text === 'string', 'shape');
    expect(author === undefined || typeof author === 'string', 'shape');
    expect(format === undefined || holds.attributes(format), 'shape');
  }
  expect(insertedText(component) !== '', 'emptyInsertion');
}

/**
 * Checks what needs no document: shapes, counts, well-formed texts and names, limits.
 * @param {*} operation
 * @throws {InvalidOperation}
 */
export function validateForm(operation) {
  expect(Array.isArray(operation), 'shape');
  operation.forEach(validateShape);
  expect(operation.length <= limits.changes, 'tooManyChanges');
  const texts = operation.flatMap(insertedTexts);
  const units = texts.reduce((sum, text) => sum + text.length, 0);
  expect(units <= limits.insertedUnits, 'tooMuchText');
  for (const change of operation) {
    for (const id of places(change)) expect(id === null || isIdentifier(id), 'identifier', id);
    validateChange(change);
  }
}

function validateChange(change) {
  const value = change[kindOf(change)];
  expect(insertedTexts(change).every(isWellFormed), 'loneSurrogate');
  if (change.text) {
    for (const component of value.delta) {
      const author = insertedAuthor(component);
      expect(!author || isIdentifier(author), 'identifier', author);
      if (component.format) validateAttributes(component.format);
    }
  }
  if (value.attributes) validateAttributes(value.attributes);
  if ('at' in value) expect(value.at >= 0 && value.at <= limits.count, 'count');
  const other = value.new ?? value.into ?? value.after;
  expect(value.block !== other || change.insert, 'sameBlock', value.block);
  expect(!change.alias && !change.become, 'alias');
}

function validateAttributes(attributes) {
  expect(Object.keys(attributes).length <= limits.attributes, 'tooManyAttributes');
  for (const [key, value] of Object.entries(attributes)) {
    expect(isIdentifier(key), 'identifier', key);
    expect(value === null || isWellFormed(value), 'loneSurrogate');
    expect((value ?? '').length <= limits.attributeUnits, 'tooMuchText');
  }
}

/**
 * Checks what a client sends against the document that it was written against.
 * @param {*} operation
 * @param {Document} document
 * @throws {InvalidOperation}
 */
export function validate(operation, document) {
  validateForm(operation);
  validateReferences(operation, document, true);
}

/**
 * Checks that blocks exist and new ones do not, and, with `lengths`, that offsets are within texts.
 * @param {Operation} operation
 * @param {Document} document
 * @param {boolean} lengths
 * @throws {InvalidOperation}
 */
export function validateReferences(operation, document, lengths) {
  let draft = document;
  operation.forEach((change, index) => {
    validateReference(change, draft, lengths);
    if (index + 1 < operation.length) draft = apply(draft, [change], '');
  });
}

function validateReference(change, document, lengths) {
  const kind = kindOf(change);
  if (kind === 'alias' || kind === 'become') return;
  const value = change[kind];
  const known = (id) => {
    const block = blockOf(document, id);
    expect(block, 'unknownBlock', id);
    return block;
  };
  if (kind === 'insert') {
    expect(!blockOf(document, value.block), 'identifierInUse', value.block);
  } else {
    known(value.block);
  }
  if (typeof value.after === 'string') known(value.after);
  const measured = kind === 'join' ? known(value.into) : blockOf(document, value.block);
  if (!lengths) return;
  if (kind === 'text') {
    expect(reach(value.delta) <= measured.text.length, 'beyondText', value.block);
  }
  if ('at' in value) expect(value.at <= measured.text.length, 'beyondText', measured.id);
  if (kind === 'split') {
    expect(!blockOf(document, value.new)?.text, 'identifierInUse', value.new);
  }
}
