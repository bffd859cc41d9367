// A change of one text, from its start: keep some units, give some another format, insert some,
// delete some. Counts are UTF-16 units, which are the units of JavaScript strings. The same algebra,
// to the unit, stands in Sources/OperationalText; what it means is documented there.

import { bothChanges, changedFormat, isSameFormat, withoutWords } from './textFormat.js';
import { isInsidePair, snapped } from './units.js';

/** @typedef {import('./textFormat.js').TextFormat} TextFormat */
/** @typedef {import('./textFormat.js').TextFormatChange} TextFormatChange */

/**
 * A positive integer retains, a negative one deletes, a string inserts, an object with a text
 * inserts that of somebody other than the sender or with a format, and one with `retain` changes
 * the format of so many units.
 * @typedef {number | string | {text: string, author?: string, format?: TextFormat} |
 *   {retain: number, format: TextFormatChange}} Component
 */

/**
 * Always canonical: neighbours of one kind are merged, an insertion stands before a deletion at the
 * same place, and no retain stands last. Never changed once made.
 * @typedef {Component[]} Delta
 */

/** @type {(component: Component) => component is string | {text: string}} */
const isInsertion = (component) => typeof component === 'string' ||
  (typeof component === 'object' && 'text' in component);

/** The change of a format that a component makes; null: none. @param {Component} component
 * @returns {TextFormatChange | null} */
export const formatChange = (component) =>
  (typeof component === 'object' && 'retain' in component ? component.format : null);

/** The inserted text. @param {Component} component @returns {string} */
export const insertedText = (component) =>
  typeof component === 'string' ? component
    : typeof component === 'object' && 'text' in component ? component.text : '';

/** The author of an insertion, or null for the sender. @param {Component} component */
export const insertedAuthor = (component) =>
  typeof component === 'object' && 'text' in component ? component.author ?? null : null;

/** The format of an insertion; null: none. @param {Component} component @returns {TextFormat | null} */
export const insertedFormat = (component) =>
  typeof component === 'object' && 'text' in component
    ? changedFormat(component.format ?? null, null) : null;

/**
 * @param {string} text
 * @param {?string} author
 * @param {TextFormat | null} [format]
 * @returns {Component}
 */
export function insertion(text, author, format = null) {
  if (author === null && format === null) return text;
  return { text, ...(author === null ? {} : { author }), ...(format === null ? {} : { format }) };
}

/**
 * Keeps some text and changes its format.
 * @param {number} count
 * @param {TextFormatChange | null} change
 * @returns {Component}
 */
export const formatting = (count, change) =>
  (change === null || Object.keys(change).length === 0 ? count : { retain: count, format: change });

/** Units of the text before that a component covers. @param {Component} component */
export const consumed = (component) => (typeof component === 'number' ? Math.abs(component)
  : typeof component === 'object' && 'retain' in component ? component.retain : 0);

/** Whether a component deletes. @param {Component} component */
export const isDeletion = (component) => typeof component === 'number' && component < 0;

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
  if ('retain' in /** @type {Object} */ (Object(component))) return appendFormat(delta, component);
  const deletion = typeof before === 'number' && before < 0 ? delta.pop() : null;
  const end = delta.length - 1;
  const author = insertedAuthor(component);
  const format = insertedFormat(component);
  const isAlike = end >= 0 && isInsertion(delta[end]) && insertedAuthor(delta[end]) === author &&
    isSameFormat(insertedFormat(delta[end]), format);
  if (isAlike) {
    delta[end] = insertion(insertedText(delta[end]) + insertedText(component), author, format);
  } else {
    delta.push(component);
  }
  if (deletion !== null) delta.push(deletion);
}

function appendFormat(delta, component) {
  const { retain, format } = component;
  if (retain === 0) return;
  if (Object.keys(format).length === 0) return append(delta, retain);
  const last = delta.length - 1;
  const before = last >= 0 ? formatChange(delta[last]) : null;
  if (before !== null && isSameFormat(before, format)) {
    delta[last] = { retain: delta[last].retain + retain, format };
  } else {
    delta.push(component);
  }
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
    else if (isDeletion(component)) sum -= consumed(component);
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
    return !this.isAtEnd && isDeletion(this.delta[this.index]);
  }

  /** The change of format whose text stands on both sides of this place. */
  get covering() {
    return this.isAtEnd || this.offset === 0 ? null : formatChange(this.delta[this.index]);
  }

  get remaining() {
    if (this.isAtEnd) return Infinity;
    const component = this.delta[this.index];
    const length = isInsertion(component) ? insertedText(component).length : consumed(component);
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
    if ('retain' in Object(component)) return { retain: count, format: component.format };
    const text = insertedText(component).slice(start, start + count);
    return insertion(text, insertedAuthor(component), insertedFormat(component));
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
      if (isDeletion(change)) {
        if (!isInsertion(kept)) append(result, change);
      } else {
        append(result, formatted(kept, formatChange(change)));
      }
    }
  }
  return dropTrailingRetain(result);
}

/** A component with a change of format on top. */
function formatted(component, change) {
  if (change === null || isDeletion(component)) return component;
  if (isInsertion(component)) {
    const format = changedFormat(insertedFormat(component), change);
    return insertion(insertedText(component), insertedAuthor(component), format);
  }
  return formatting(consumed(component), bothChanges(formatChange(component), change));
}

/**
 * `incoming` as it reads after `historic`, both having been written against one text. Text that one
 * inserts inside a stretch to which the other gives a format gets it too.
 * @param {Delta} incoming
 * @param {Delta} historic
 * @param {boolean} incomingFirst whose text stands first where both insert at one place
 * @param {boolean} [isLater] whose change wins where both change one word of a format
 * @returns {Delta}
 */
export function transformDelta(incoming, historic, incomingFirst, isLater = true) {
  const own = new Cursor(incoming);
  const theirs = new Cursor(historic);
  const result = [];
  while (!own.isAtEnd) {
    if (own.isInsertion && (incomingFirst || !theirs.isInsertion)) {
      append(result, formatted(own.take(own.remaining), theirs.covering));
    } else if (theirs.isInsertion) {
      const length = theirs.remaining;
      append(result, formatting(length, own.covering));
      theirs.take(length);
    } else {
      const length = Math.min(own.remaining, theirs.remaining);
      const mine = own.take(length);
      const change = theirs.take(length);
      if (isDeletion(change)) continue;
      const [ownFormat, theirFormat] = [formatChange(mine), formatChange(change)];
      append(result, ownFormat && theirFormat && !isLater
        ? formatting(length, withoutWords(ownFormat, theirFormat)) : mine);
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
  return next < delta.length && isDeletion(delta[next]);
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
    } else {
      const count = consumed(component);
      if (isDeletion(component)) result -= Math.min(count, offset - position);
      position += count;
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
  if (fits(delta, text)) return delta;
  const result = [];
  let position = 0;
  let boundary = 0;
  for (const component of delta) {
    position += consumed(component);
    const next = snapped(text, position);
    if (isInsertion(component)) append(result, component);
    else if (isDeletion(component)) append(result, boundary - next);
    else append(result, formatting(next - boundary, formatChange(component)));
    boundary = next;
  }
  return dropTrailingRetain(result);
}

/** Whether every boundary is within the text and outside pairs, as it mostly is.
 * @param {Delta} delta @param {import('./longText.js').Units} text */
function fits(delta, text) {
  let position = 0;
  for (const component of delta) {
    position += consumed(component);
    if (position > text.length || isInsidePair(text, position)) return false;
  }
  const last = delta[delta.length - 1];
  return !(typeof last === 'number' && last > 0);
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
      const end = position + consumed(component);
      if (!isDeletion(component)) result += text.slice(position, end);
      position = end;
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
