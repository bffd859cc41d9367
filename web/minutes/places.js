// Between places in the document (block and offset) and places in the page (node and offset).

import { isLive } from "./kinds.js";
import { offsetAt, pointAt } from "./hostText.js";

/**
 * @typedef {import("./kinds.js").Position} Position
 * @typedef {import("./kinds.js").Range} Range
 * @typedef {import("./surface.js").Surface} Surface
 */

/**
 * The place in the document of a place in the page; null outside the minutes.
 * @param {Surface} surface
 * @param {Node | null} node
 * @param {number} offset
 * @returns {Position | null}
 */
export function positionOf(surface, node, offset) {
  if (!node || !surface.page.contains(node)) return null;
  const element = node.nodeType === 1 ? /** @type {Element} */ (node) : node.parentElement;
  /** @type {HTMLElement | null} */
  const frame = element.closest("[data-block]");
  if (!frame || !surface.page.contains(frame)) return betweenFrames(surface, node, offset);
  const shown = surface.shown.get(frame.dataset.block);
  if (!shown) return null;
  if (!shown.host) return { block: shown.block.id, offset: 0 };
  if (shown.host.contains(node)) {
    return { block: shown.block.id, offset: offsetAt(shown.host, node, offset) };
  }
  const isBehind = node.compareDocumentPosition(shown.host) & Node.DOCUMENT_POSITION_PRECEDING;
  return { block: shown.block.id, offset: isBehind ? shown.text.length : 0 };
}

/** A place that no block holds counts as the start of the next block or the end of the last. */
function betweenFrames(surface, node, offset) {
  const child = node.childNodes[offset];
  const next = child && (child.nodeType === 1
    ? child.closest("[data-block]") ?? child.querySelector("[data-block]") : null);
  if (next) return { block: next.dataset.block, offset: 0 };
  const frames = (node.nodeType === 1 ? node : surface.page).querySelectorAll("[data-block]");
  const last = surface.shown.get(frames[frames.length - 1]?.dataset.block);
  return last ? { block: last.block.id, offset: last.text.length } : null;
}

/** What the browser has selected, as a range of the document. @returns {Range | null} */
export function selectedRange(surface) {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0) return null;
  const anchor = positionOf(surface, selection.anchorNode, selection.anchorOffset);
  const focus = positionOf(surface, selection.focusNode, selection.focusOffset);
  return anchor && focus ? { anchor, focus } : null;
}

/**
 * Where an offset stands in the page. A live block is a place as a whole.
 * @param {Surface} surface
 * @param {Position} position
 * @returns {[Node, number] | null}
 */
export function pointOf(surface, position) {
  const shown = surface.shown.get(position.block);
  if (!shown) return null;
  if (isLive(shown.block)) {
    const { parentNode } = shown.frame;
    return [parentNode, [...parentNode.childNodes].indexOf(shown.frame)];
  }
  return pointAt(shown.host, position.offset);
}

/**
 * @param {Surface} surface
 * @param {Position} from the earlier end
 * @param {Position} to
 * @returns {globalThis.Range | null}
 */
export function domRange(surface, from, to) {
  const [start, end] = [pointOf(surface, from), pointOf(surface, to)];
  if (!start || !end) return null;
  const range = document.createRange();
  range.setStart(...start);
  range.setEnd(...end);
  return range;
}

/**
 * A part of what an element says, as a range of the page.
 * @param {Element} element
 * @param {number} start
 * @param {number} end
 * @returns {globalThis.Range}
 */
export function textRange(element, start, end) {
  const range = document.createRange();
  range.setStart(...pointAt(element, start));
  range.setEnd(...pointAt(element, end));
  return range;
}

/**
 * The box of a caret at a place. Browsers give none in an empty text and at some line ends.
 * @param {Surface} surface
 * @param {Position} position
 * @returns {{left: number, top: number, bottom: number} | null}
 */
export function caretBox(surface, position) {
  const shown = surface.shown.get(position.block);
  if (!shown) return null;
  if (!shown.host) return shown.frame.getBoundingClientRect();
  const range = domRange(surface, position, position);
  const boxes = range.getClientRects();
  if (boxes.length > 0) {
    const box = boxes[boxes.length - 1];
    return { left: box.left, top: box.top, bottom: box.bottom };
  }
  const { text } = shown;
  if (text) {
    const atEnd = position.offset >= text.length;
    const from = atEnd ? position.offset - 1 : position.offset;
    const letter = domRange(
      surface, { ...position, offset: from }, { ...position, offset: from + 1 });
    const box = letter.getBoundingClientRect();
    const isRightToLeft = getComputedStyle(shown.host).direction === "rtl";
    const left = atEnd === isRightToLeft ? box.left : box.right;
    return { left, top: box.top, bottom: box.bottom };
  }
  const box = shown.host.getBoundingClientRect();
  const style = getComputedStyle(shown.host);
  const height = Number.parseFloat(style.lineHeight) || box.height;
  const left = style.direction === "rtl" ? box.right : box.left;
  return { left, top: box.top, bottom: box.top + height };
}

/**
 * The place in the document under a point of the window.
 * @param {Surface} surface
 * @param {number} x
 * @param {number} y
 * @returns {Position | null}
 */
export function positionAt(surface, x, y) {
  // Newer than TypeScript's description of the page.
  const page = /** @type {any} */ (document);
  if (page.caretPositionFromPoint) {
    const found = page.caretPositionFromPoint(x, y);
    return found && positionOf(surface, found.offsetNode, found.offset);
  }
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? positionOf(surface, range.startContainer, range.startOffset) : null;
}
