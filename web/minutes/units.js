// UTF-16 units, of which JavaScript strings consist. The same as
// Sources/OperationalText/UTF16Units.swift.

const isLead = (unit) => unit >= 0xd800 && unit <= 0xdbff;
const isTrail = (unit) => unit >= 0xdc00 && unit <= 0xdfff;

/**
 * Whether a boundary between units falls inside a surrogate pair.
 * @param {import('./longText.js').Units} text
 * @param {number} offset
 */
export const isInsidePair = (text, offset) =>
  offset > 0 && offset < text.length &&
  isLead(text.charCodeAt(offset - 1)) && isTrail(text.charCodeAt(offset));

/**
 * The nearest boundary that can be cut: clipped to the text, and moved *backward*, toward the
 * start, when it falls inside a surrogate pair.
 * @param {import('./longText.js').Units} text
 * @param {number} offset
 * @returns {number}
 */
export function snapped(text, offset) {
  const clipped = Math.min(Math.max(offset, 0), text.length);
  return isInsidePair(text, clipped) ? clipped - 1 : clipped;
}

/**
 * Whether every surrogate has its other half.
 * @param {string} text
 * @returns {boolean}
 */
export function isWellFormed(text) {
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (isLead(unit)) {
      if (!isTrail(text.charCodeAt(index + 1))) return false;
      index += 1;
    } else if (isTrail(unit)) {
      return false;
    }
  }
  return true;
}
