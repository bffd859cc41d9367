// Bold, italic and links: what the formats of a text mean in the minutes, and what the keys make of
// them. Pure; `hostText.js` shows them.

import { changedFormat, isSameFormat } from "./textFormat.js";
import { insertion } from "./delta.js";
import { isLive } from "./kinds.js";
import { isIdentifier } from "./validation.js";
import { addRun, formatOfRun, slicedRuns } from "./runs.js";

/**
 * @typedef {import("./kinds.js").Block} Block
 * @typedef {import("./kinds.js").Position} Position
 * @typedef {import("./textFormat.js").TextFormat} TextFormat
 * @typedef {import("./textFormat.js").TextFormatChange} TextFormatChange
 *
 * @typedef {Object} Span a stretch of a text that looks alike
 * @property {number} count UTF-16 units
 * @property {TextFormat | null} format
 * @property {string | null} [author] where authors are told apart
 */

/** The value of `bold` and `italic`. */
export const on = "true";

/** What an address begins with. */
const protocols = new Map([
  ["http:", ["http:", "", ""].join("/")], ["https:", ["https:", "", ""].join("/")],
  ["mailto:", "mailto:"], ["tel:", "tel:"],
]);
const longest = 2_000;

/**
 * The block of these minutes that a link leads to, or null.
 * @param {string | null | undefined} link
 * @returns {string | null}
 */
export const blockOfLink = (link) =>
  (link?.startsWith("#") && isIdentifier(link.slice(1)) ? link.slice(1) : null);

/**
 * An address that a link may lead to; null for what would run something or is no address. What
 * was typed without a scheme gets one.
 * @param {string | null | undefined} text
 * @returns {string | null}
 */
export function safeLink(text) {
  const typed = (text ?? "").trim();
  if (!typed || typed.length > longest || /[\s\u0000-\u001f\u007f]/.test(typed)) return null;
  if (blockOfLink(typed) !== null) return typed;
  if (/^[^@/:]+@[^@/:]+\.[^@/:]+$/.test(typed)) return `mailto:${typed}`;
  const hasScheme = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(typed);
  const whole = hasScheme ? typed : ["https:", "", typed].join("/");
  try {
    const url = new URL(whole);
    const scheme = protocols.get(url.protocol);
    if (!scheme || !whole.toLowerCase().startsWith(scheme) || whole === scheme) return null;
    return hasScheme || url.hostname.includes(".") ? whole : null;
  } catch {
    return null;
  }
}

/**
 * A text in stretches that look alike.
 * @param {Block} block
 * @param {boolean} [withAuthors] whether who wrote it makes a difference
 * @returns {Span[]}
 */
export function spansOf(block, withAuthors = false) {
  const runs = [];
  for (const run of block.authors ?? [["", block.text.length]]) {
    addRun(runs, withAuthors ? run[0] : "", run[1], formatOfRun(run));
  }
  return runs.map((run) => ({
    count: run[1], format: formatOfRun(run), ...(withAuthors ? { author: run[0] } : {}),
  }));
}

/** The spans of a part of a text. @param {Block} block @param {number} from @param {number} to
 * @returns {Span[]} */
export const spansBetween = (block, from, to) =>
  spansOf({ ...block, authors: slicedRuns(block.authors ?? [], from, to), text: "" });

/** Whether spans say anything beyond the text. @param {Span[]} spans */
export const isFormatted = (spans) => spans.some(({ format }) => format !== null);

/**
 * The format of what is typed at a place: that of the letter before it, at the start that of the
 * letter behind; a link goes on only inside.
 * @param {Block} block
 * @param {number} offset
 * @returns {TextFormat | null}
 */
export function typedFormat(block, offset) {
  if (!block.authors?.length) return null;
  const at = (index) => formatOfRun(slicedRuns(block.authors, index, index + 1)[0] ?? ["", 0]);
  const before = at(Math.max(0, offset - 1));
  if (!before?.link) return before;
  const isInside = offset > 0 && offset < block.text.length && at(offset)?.link === before.link;
  return isInside ? before : changedFormat(before, { link: null });
}

/** Whether the whole of some spans has a word. @param {Span[]} spans @param {string} word */
export const allHave = (spans, word) =>
  spans.length > 0 && spans.every(({ format }) => format?.[word] !== undefined);

/**
 * Gives a range of one text a format.
 * @param {Block} block
 * @param {number} from
 * @param {number} to
 * @param {TextFormatChange} change
 * @returns {import("./change.js").Change[]} nothing where it has that format already
 */
export function formatting(block, from, to, change) {
  const delta = [];
  let [position, start] = [from, from];
  for (const { count, format } of spansBetween(block, from, to)) {
    const isNew = !isSameFormat(changedFormat(format, change), format);
    if (isNew) {
      if (position > start || delta.length === 0) {
        if (position > 0) delta.push(delta.length ? position - start : position);
      }
      const last = delta[delta.length - 1];
      if (typeof last === "object") last.retain += count;
      else delta.push({ retain: count, format: change });
      start = position + count;
    }
    position += count;
  }
  return delta.length ? [{ text: { block: block.id, delta } }] : [];
}

/**
 * What the part of each selected block is; live blocks have none.
 * @param {Block[]} selected in order
 * @param {Position} from the earlier end
 * @param {Position} to
 * @returns {{block: Block, start: number, end: number}[]}
 */
export const selectedParts = (selected, from, to) => selected.filter((block) => !isLive(block))
  .map((block) => ({
    block,
    start: block.id === from.block ? from.offset : 0,
    end: block.id === to.block ? to.offset : block.text.length,
  })).filter(({ start, end }) => start < end);

/**
 * The link around or at a place of a text, as a range of it.
 * @param {Block} block
 * @param {number} offset
 * @returns {{start: number, end: number, link: string} | null}
 */
export function linkAt(block, offset) {
  let position = 0;
  let found = null;
  for (const run of block.authors ?? []) {
    const link = formatOfRun(run)?.link;
    const end = position + run[1];
    if (link !== undefined && found && found.link === link && found.end === position) found.end = end;
    else if (found && found.end >= offset && found.start <= offset) return found;
    else found = link === undefined ? null : { start: position, end, link };
    position = end;
  }
  return found && found.start <= offset && found.end >= offset ? found : null;
}

/**
 * A text with its spans as insertions.
 * @param {string} text
 * @param {Span[] | undefined} spans
 * @returns {import("./delta.js").Delta}
 */
export function insertions(text, spans) {
  if (!spans) return text ? [text] : [];
  let position = 0;
  return spans.filter(({ count }) => count > 0).map(({ count, format }) => {
    position += count;
    return insertion(text.slice(position - count, position), null, format);
  });
}

/**
 * What formats a block that was just inserted with its text alone.
 * @param {string} block
 * @param {Span[] | undefined} spans
 * @returns {import("./change.js").Change[]}
 */
export function formatsOf(block, spans) {
  if (!spans || !isFormatted(spans)) return [];
  const delta = spans.map(({ count, format }) => (format ? { retain: count, format } : count));
  if (typeof delta[delta.length - 1] === "number") delta.pop();
  return [{ text: { block, delta } }];
}
