// What changed between two texts, as a delta. The editor lets the browser edit a text and looks at
// the outcome: what a key deletes differs by browser, keyboard and language.

const isLead = (unit) => unit >= 0xd800 && unit <= 0xdbff;
const isTrail = (unit) => unit >= 0xdc00 && unit <= 0xdfff;

/** Whether cutting `text` at `offset` would tear a surrogate pair apart. */
export function isInsidePair(text, offset) {
  return offset > 0 && offset < text.length &&
    isLead(text.charCodeAt(offset - 1)) && isTrail(text.charCodeAt(offset));
}

/**
 * The text with every surrogate that lost its other half replaced by U+FFFD.
 * @param {string} text
 * @returns {string}
 */
export function wellFormed(text) {
  return text.replace(
    /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
}

/**
 * The one stretch that was replaced, as narrow as possible, at whole characters.
 * @param {string} before
 * @param {string} after
 * @param {number} [caret] where the caret stands in `after`: says which of several equal letters
 *   was typed or deleted ("aa" → "aaa")
 * @returns {{start: number, removed: number, inserted: string} | null} null: nothing changed
 */
export function replacement(before, after, caret = after.length) {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  // An insertion ends at the caret, a deletion leaves the caret where it was: so whatever stands
  // behind the caret is an end that both texts share.
  const behind = Math.max(0, after.length - caret);
  let end = 0;
  const endLimit = Math.min(shorter, behind);
  while (end < endLimit && same(before, after, end)) end += 1;
  let start = 0;
  while (start < shorter - end && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  while (end < shorter - start && same(before, after, end)) end += 1;
  while (isInsidePair(before, start) || isInsidePair(after, start)) start -= 1;
  while (isInsidePair(before, before.length - end) || isInsidePair(after, after.length - end)) {
    end -= 1;
  }
  return {
    start,
    removed: before.length - end - start,
    inserted: after.slice(start, after.length - end),
  };
}

function same(before, after, end) {
  return before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end);
}

/**
 * A replacement as a delta: positive numbers keep, negative ones delete, strings insert.
 * @param {{start: number, removed: number, inserted: string}} change
 * @returns {(number|string)[]}
 */
export function deltaOf({ start, removed, inserted }) {
  const delta = [];
  if (start > 0) delta.push(start);
  if (inserted) delta.push(inserted);
  if (removed > 0) delta.push(-removed);
  return delta;
}

/** Words and the spaces between them. */
const pieces = (text) => text.match(/\s+|[^\s]+/gu) ?? [];

/** Above this many comparisons the middle of a difference counts as rewritten. */
const comparisonLimit = 250_000;

/**
 * All that changed, stretch by stretch, with unchanged words kept between the changes.
 * @param {string} before
 * @param {string} after
 * @returns {(number|string)[]} a delta; empty when nothing changed
 */
export function difference(before, after) {
  const whole = replacement(before, after);
  if (!whole) return [];
  const old = pieces(before.slice(whole.start, whole.start + whole.removed));
  const now = pieces(whole.inserted);
  if (old.length < 2 || now.length < 2 || old.length * now.length > comparisonLimit) {
    return deltaOf(whole);
  }
  const delta = [];
  let kept = whole.start;
  let inserted = "";
  let removed = 0;
  const flush = () => {
    if (inserted || removed) {
      if (kept) delta.push(kept);
      if (inserted) delta.push(inserted);
      if (removed) delta.push(-removed);
      [kept, inserted, removed] = [0, "", 0];
    }
  };
  for (const [from, to] of alignment(old, now)) {
    if (from !== null && to !== null) {
      flush();
      kept += from.length;
    } else if (from === null) inserted += to;
    else removed += from.length;
  }
  flush();
  return delta;
}

/** Pairs of a longest common subsequence; null stands where one side has nothing. */
function alignment(old, now) {
  const width = now.length + 1;
  const longest = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] = old[i] === now[j]
        ? longest[(i + 1) * width + j + 1] + 1
        : Math.max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
    }
  }
  const pairs = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) pairs.push([old[i++], now[j++]]);
    else if (j >= now.length ||
      (i < old.length && longest[(i + 1) * width + j] >= longest[i * width + j + 1])) {
      pairs.push([old[i++], null]);
    } else pairs.push([null, now[j++]]);
  }
  return pairs;
}
