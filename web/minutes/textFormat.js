// How a text looks and what it links to: a few words with values, opaque to the algebra. The same as
// Sources/OperationalText/TextFormat.swift. What has no format has none at all, never an empty one.

/** @typedef {Object<string, string>} TextFormat */
/** @typedef {Object<string, ?string>} TextFormatChange null takes a word away */

/** @param {?Object} format @returns {boolean} */
const isPlain = (format) => !format || Object.keys(format).length === 0;

/**
 * Whether two formats, or two changes, are the same; the order of words does not count.
 * @param {TextFormatChange | null | undefined} one
 * @param {TextFormatChange | null | undefined} other
 */
export function isSameFormat(one, other) {
  if (one === other) return true;
  if (isPlain(one) || isPlain(other)) return isPlain(one) && isPlain(other);
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && one[key] === other[key]);
}

/**
 * A format after a change.
 * @param {TextFormat | null} format
 * @param {TextFormatChange | null} change
 * @returns {TextFormat | null}
 */
export function changedFormat(format, change) {
  if (isPlain(change)) return isPlain(format) ? null : format;
  const entries = Object.entries({ ...format, ...change }).filter(([, value]) => value !== null);
  return entries.length ? Object.fromEntries(entries) : null;
}

/**
 * Both changes, the later one on top.
 * @param {TextFormatChange | null} first
 * @param {TextFormatChange} second
 * @returns {TextFormatChange}
 */
export const bothChanges = (first, second) => ({ ...first, ...second });

/**
 * What of a change another does not touch.
 * @param {TextFormatChange} change
 * @param {TextFormatChange} other
 * @returns {TextFormatChange}
 */
export const withoutWords = (change, other) => Object.fromEntries(
  Object.entries(change).filter(([key]) => !Object.hasOwn(other, key)));

/**
 * What takes a change of a format back; nothing of it where the change changes nothing.
 * @param {TextFormat | null} format
 * @param {TextFormatChange} change
 * @returns {TextFormatChange}
 */
export function undoingFormat(format, change) {
  const before = (key) => (format && Object.hasOwn(format, key) ? format[key] : null);
  return Object.fromEntries(Object.keys(change).filter((key) => before(key) !== change[key])
    .map((key) => [key, before(key)]));
}
