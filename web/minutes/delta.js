// A change of one text, from its start: keep some units, insert some, delete some. Counts are
// UTF-16 units, which are the units of JavaScript strings. The same algebra, to the unit, stands in
// Sources/OperationalText; what it means is documented there.

import { isInsidePair, snapped } from './units.js';

/**
 * A positive integer retains, a negative one deletes, a string inserts, and an object inserts the
 * text of somebody other than the sender.
 * @typedef {number | string | {text: string, author: string}} Component
 */

/**
 * Always canonical: neighbours of one kind are merged, an insertion stands before a deletion at the
 * same place, and no retain stands last. Never changed once made.
 * @typedef {Component[]} Delta
 */

/** @type {(component: Component) => component is Exclude<Component, number>} */
const isInsertion = (component) => typeof component !== 'number';

/** The inserted text. @param {Component} component @returns {string} */
export const insertedText = (component) =>
  typeof component === 'string' ? component : typeof component === 'object' ? component.text : '';

/** The author of an insertion, or null for the sender. @param {Component} component */
export const insertedAuthor = (component) =>
  typeof component === 'object' ? component.author : null;

/** @param {string} text @param {?string} author @returns {Component} */
const insertion = (text, author) => (author === null ? text : { text, author });

/** Units of the text before that a component covers. @param {Component} component */
export const consumed = (component) =>
  typeof component === 'number' ? Math.abs(component) : 0;

/**
 * Adds a component at the end of a delta in the making, keeping the canonical form except for a
 * trailing retain.
 * @param {Delta} delta
 * @param {Component} component
 */
function append(delta, component) {
  if (component === 0 || (isInsertion(component) && insertedText(component) === '')) return;
  const last = delta.length - 1;
  const before = delta[last];
  if (typeof component === 'number') {
    if (typeof before === 'number' && before > 0 === component > 0) {
      delta[last] = before + component;
    } else {
      delta.push(component);
    }
    return;
  }
  const deletion = typeof before === 'number' && before < 0 ? delta.pop() : null;
  const end = delta.length - 1;
  const author = insertedAuthor(component);
  if (end >= 0 && isInsertion(delta[end]) && insertedAuthor(delta[end]) === author) {
    delta[end] = insertion(insertedText(delta[end]) + insertedText(component), author);
  } else {
    delta.push(component);
  }
  if (deletion !== null) delta.push(deletion);
}

/** @param {Delta} delta @returns {Delta} */
function dropTrailingRetain(delta) {
  const last = delta[delta.length - 1];
  if (typeof last === 'number' && last > 0) delta.pop();
  return delta;
}

/**
 * The canonical form of some components.
 * @param {Component[]} components
 * @returns {Delta}
 */
export function canonical(components) {
  const delta = [];
  for (const component of components) append(delta, component);
  return dropTrailingRetain(delta);
}

/** By how many units the text grows. @param {Delta} delta @returns {number} */
export function growth(delta) {
  let sum = 0;
  for (const component of delta) {
    if (isInsertion(component)) sum += insertedText(component).length;
    else if (component < 0) sum += component;
  }
  return sum;
}

/**
 * The length of the shortest text to which a delta fits.
 * @param {Delta} delta
 * @returns {number}
 */
export function reach(delta) {
  let sum = 0;
  for (const component of delta) sum += consumed(component);
  return sum;
}

/** Walks a delta in pieces of any length. Past the end it retains forever. */
class Cursor {
  constructor(delta) {
    this.delta = delta;
    this.index = 0;
    this.offset = 0;
  }

  get isAtEnd() {
    return this.index === this.delta.length;
  }

  get isInsertion() {
    return !this.isAtEnd && isInsertion(this.delta[this.index]);
  }

  get isDeletion() {
    return !this.isAtEnd && this.delta[this.index] < 0;
  }

  get remaining() {
    if (this.isAtEnd) return Infinity;
    const component = this.delta[this.index];
    const length = isInsertion(component) ? insertedText(component).length : Math.abs(component);
    return length - this.offset;
  }

  take(count) {
    if (this.isAtEnd) return count;
    const component = this.delta[this.index];
    const start = this.offset;
    if (count === this.remaining) {
      this.index += 1;
      this.offset = 0;
    } else {
      this.offset += count;
    }
    if (typeof component === 'number') return component < 0 ? -count : count;
    return insertion(
      insertedText(component).slice(start, start + count), insertedAuthor(component));
  }
}

/**
 * The one delta that does what `first` and then `second` do.
 * @param {Delta} first
 * @param {Delta} second
 * @returns {Delta}
 */
export function compose(first, second) {
  const before = new Cursor(first);
  const after = new Cursor(second);
  const result = [];
  while (!before.isAtEnd || !after.isAtEnd) {
    if (after.isInsertion) {
      append(result, after.take(after.remaining));
    } else if (before.isDeletion) {
      append(result, before.take(before.remaining));
    } else {
      const length = Math.min(before.remaining, after.remaining);
      const kept = before.take(length);
      const change = after.take(length);
      if (change > 0) append(result, kept);
      else if (!isInsertion(kept)) append(result, change);
    }
  }
  return dropTrailingRetain(result);
}

/**
 * `incoming` as it reads after `historic`, both having been written against one text.
 * @param {Delta} incoming
 * @param {Delta} historic
 * @param {boolean} incomingFirst whose text stands first where both insert at one place
 * @returns {Delta}
 */
export function transformDelta(incoming, historic, incomingFirst) {
  const own = new Cursor(incoming);
  const theirs = new Cursor(historic);
  const result = [];
  while (!own.isAtEnd) {
    if (own.isInsertion && (incomingFirst || !theirs.isInsertion)) {
      append(result, own.take(own.remaining));
    } else if (theirs.isInsertion) {
      const length = theirs.remaining;
      append(result, length);
      theirs.take(length);
    } else {
      const length = Math.min(own.remaining, theirs.remaining);
      const mine = own.take(length);
      if (theirs.take(length) > 0) append(result, mine);
    }
  }
  return dropTrailingRetain(result);
}

/**
 * The delta for a text that has `count` units more at its start.
 * @param {Delta} delta
 * @param {number} count
 * @returns {Delta}
 */
export const shifted = (delta, count) => (delta.length ? canonical([count, ...delta]) : delta);

/**
 * The two deltas for a text that was cut at `offset`, and where the cut falls after the delta.
 * An insertion exactly at the cut stays left, except that it stays right when it replaces units
 * there or when the cut is at the very start.
 * @param {Delta} delta
 * @param {number} offset
 * @returns {{left: Delta, right: Delta, offset: number}}
 */
export function cut(delta, offset) {
  const left = [];
  const right = [];
  const cursor = new Cursor(delta);
  let position = 0;
  while (!cursor.isAtEnd) {
    if (cursor.isInsertion) {
      const staysLeft =
        position < offset || (position === offset && offset > 0 && !replaces(delta, cursor.index));
      append(staysLeft ? left : right, cursor.take(cursor.remaining));
      continue;
    }
    const isLeft = position < offset;
    const length = isLeft ? Math.min(cursor.remaining, offset - position) : cursor.remaining;
    append(isLeft ? left : right, cursor.take(length));
    position += length;
  }
  const moved = offset + growth(left);
  return { left: dropTrailingRetain(left), right: dropTrailingRetain(right), offset: moved };
}

/** Whether the insertions from an index on are followed by a deletion. */
function replaces(delta, index) {
  let next = index;
  while (next < delta.length && isInsertion(delta[next])) next += 1;
  return next < delta.length && delta[next] < 0;
}

/**
 * Where an offset of the text before falls after a delta.
 * @param {Delta} delta
 * @param {number} offset
 * @param {boolean} [afterInsertion] whether text inserted exactly there pushes the offset on
 * @returns {number}
 */
export function mapOffset(delta, offset, afterInsertion = false) {
  let position = 0;
  let result = offset;
  for (const component of delta) {
    if (position > offset) break;
    if (isInsertion(component)) {
      if (position < offset || afterInsertion) result += insertedText(component).length;
    } else if (component > 0) {
      position += component;
    } else {
      result -= Math.min(-component, offset - position);
      position -= component;
    }
  }
  return result;
}

/**
 * The delta with every boundary clipped to the text and moved out of surrogate pairs.
 * @param {Delta} delta
 * @param {import('./longText.js').Units} text
 * @returns {Delta}
 */
export function clampDelta(delta, text) {
  const result = [];
  let position = 0;
  let boundary = 0;
  for (const component of delta) {
    position += consumed(component);
    const next = snapped(text, position);
    if (isInsertion(component)) append(result, component);
    else append(result, component > 0 ? next - boundary : boundary - next);
    boundary = next;
  }
  return dropTrailingRetain(result);
}

/**
 * A text after a clamped delta.
 * @param {Delta} delta
 * @param {string} text
 * @returns {string}
 */
export function applyToText(delta, text) {
  let result = '';
  let position = 0;
  for (const component of delta) {
    if (isInsertion(component)) {
      result += insertedText(component);
    } else {
      if (component > 0) result += text.slice(position, position + component);
      position += Math.abs(component);
    }
  }
  return result + text.slice(position);
}

/**
 * The smallest single replacement that turns one text into another, cutting no surrogate pair.
 * What an editor finds in the page after the browser has changed it becomes an operation by this.
 * @param {string} before
 * @param {string} after
 * @returns {Delta}
 */
export function difference(before, after) {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  if (isInsidePair(before, start) || isInsidePair(after, start)) start -= 1;
  let end = 0;
  while (
    end < shorter - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  ) {
    end += 1;
  }
  if (isInsidePair(before, before.length - end) || isInsidePair(after, after.length - end)) {
    end -= 1;
  }
  const deleted = before.length - end - start;
  return canonical([start, after.slice(start, after.length - end), deleted ? -deleted : 0]);
}
