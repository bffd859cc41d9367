// One change of a document. The same as Sources/OperationalText/Change.swift, where the meaning of
// every kind is documented.

import { insertedText } from './delta.js';

/** @typedef {import('./delta.js').Delta} Delta */

/**
 * An object with exactly one of these keys, the kind of the change.
 * @typedef {Object} Change
 * @property {{block: string, delta: Delta}} [text]
 * @property {{block: string, attributes: Object<string, ?string>}} [set]
 * @property {{block: string}} [trash]
 * @property {{block: string}} [restore]
 * @property {{block: string, after: ?string, attributes: Object<string, string>,
 *   text: string}} [insert]
 * @property {{block: string, after: ?string}} [move]
 * @property {{block: string, at: number, new: string}} [split]
 * @property {{block: string, into: string, at: number}} [join]
 * @property {{block: string, to: string}} [alias]
 * @property {{block: string, to: string, at: number}} [become]
 */

/** The kind of a change. @param {Change} change @returns {string} */
export const kindOf = (change) => Object.keys(change)[0];

/** Whether nothing is left of a change. @param {Change} change @returns {boolean} */
export function isEmptyChange(change) {
  if (change.text) return change.text.delta.length === 0;
  if (change.set) return Object.keys(change.set.attributes).length === 0;
  return false;
}

/** The texts that a change inserts. @param {Change} change @returns {string[]} */
export function insertedTexts(change) {
  if (change.insert) return change.insert.text ? [change.insert.text] : [];
  return change.text ? change.text.delta.map(insertedText).filter((text) => text !== '') : [];
}

/**
 * The places that a change mentions; null is the start of the document.
 * @param {Change} change
 * @returns {Array<?string>}
 */
export function places(change) {
  const kind = kindOf(change);
  const value = change[kind];
  switch (kind) {
    case 'insert':
    case 'move': return [value.block, value.after];
    case 'split': return [value.block, value.new];
    case 'join': return [value.block, value.into];
    case 'alias':
    case 'become': return [value.block, value.to];
    default: return [value.block];
  }
}

/**
 * The same change with every identifier replaced.
 * @param {Change} change
 * @param {(id: string) => string} name
 * @returns {Change}
 */
export function renamed(change, name) {
  const kind = kindOf(change);
  const value = { ...change[kind] };
  for (const field of ['block', 'after', 'new', 'into', 'to']) {
    if (typeof value[field] === 'string') value[field] = name(value[field]);
  }
  return { [kind]: value };
}
