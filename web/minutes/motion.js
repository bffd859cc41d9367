// Where the caret goes from block to block. Within a block the browser moves it.

import { isLive } from "./kinds.js";
import { caretBox, positionAt } from "./places.js";

/** @typedef {import("./kinds.js").Position} Position */

/** @typedef {"forward" | "backward" | "up" | "down"} Direction */

/**
 * Which way an arrow goes in the text of a block.
 * @param {import("./surface.js").Surface} surface
 * @param {Position} position
 * @param {string} key
 * @returns {Direction | null}
 */
export function directionOf(surface, position, key) {
  if (key === "ArrowUp") return "up";
  if (key === "ArrowDown") return "down";
  if (key !== "ArrowLeft" && key !== "ArrowRight") return null;
  const frame = surface.shown.get(position.block)?.frame;
  const isRightToLeft = frame && getComputedStyle(frame).direction === "rtl";
  return (key === "ArrowLeft") === Boolean(isRightToLeft) ? "forward" : "backward";
}

/**
 * The place beyond the edge of the block; null while the browser can still move within it.
 * @param {import("./surface.js").Surface} surface
 * @param {Position} position
 * @param {Direction} direction
 * @param {number} x where the caret would like to be on the new line
 * @param {boolean} pastLive whether live blocks are passed over, as when selecting
 * @returns {Position | null}
 */
export function beyond(surface, position, direction, x, pastLive) {
  if (!isAtEdge(surface, position, direction)) return null;
  const step = direction === "forward" || direction === "down" ? 1 : -1;
  const { blocks } = surface;
  let index = blocks.findIndex(({ id }) => id === position.block) + step;
  while (pastLive && blocks[index] && isLive(blocks[index])) index += step;
  const block = blocks[index];
  if (!block) return edgeOf(surface, position, direction);
  if (isLive(block)) return { block: block.id, offset: 0 };
  if (direction === "forward") return { block: block.id, offset: 0 };
  if (direction === "backward") return { block: block.id, offset: block.text.length };
  return onLine(surface, block, step > 0 ? "first" : "last", x);
}

/** From the last line down goes to its end, from the first line up to its start. */
function edgeOf(surface, position, direction) {
  const { text } = surface.shown.get(position.block);
  if (direction === "down") return { block: position.block, offset: text.length };
  if (direction === "up") return { block: position.block, offset: 0 };
  return null;
}

function isAtEdge(surface, position, direction) {
  const shown = surface.shown.get(position.block);
  if (!shown) return false;
  if (!shown.host) return true;
  switch (direction) {
    case "forward": return position.offset >= shown.text.length;
    case "backward": return position.offset <= 0;
    default: {
      const caret = caretBox(surface, position);
      const end = direction === "up" ? 0 : shown.text.length;
      const line = caretBox(surface, { block: position.block, offset: end });
      if (!caret || !line) return true;
      const tolerance = (line.bottom - line.top) / 2;
      return direction === "up"
        ? caret.top < line.top + tolerance
        : caret.bottom > line.bottom - tolerance;
    }
  }
}

/** The place on the first or the last line of a block that is nearest to `x`. */
function onLine(surface, block, line, x) {
  const shown = surface.shown.get(block.id);
  const edge = { block: block.id, offset: line === "first" ? 0 : block.text.length };
  const { top, bottom } = surface.viewport.bounds();
  let box = caretBox(surface, edge);
  if (box.top < top) surface.viewport.scrollBy(box.top - top - 4);
  else if (box.bottom > bottom) surface.viewport.scrollBy(box.bottom - bottom + 4);
  box = caretBox(surface, edge);
  const { left, right } = shown.host.getBoundingClientRect();
  const found = positionAt(
    surface, Math.min(right - 1, Math.max(left + 1, x)), (box.top + box.bottom) / 2);
  return found?.block === block.id ? found : edge;
}

/**
 * A page up or down: the view scrolls and the caret stays at its height.
 * @param {import("./surface.js").Surface} surface
 * @param {Position} position
 * @param {1 | -1} step
 * @param {number} x
 * @returns {Position}
 */
export function byPage(surface, position, step, x) {
  const { viewport, blocks } = surface;
  const { top, bottom } = viewport.bounds();
  const caret = caretBox(surface, position);
  const middle = caret ? (caret.top + caret.bottom) / 2 : top;
  const y = Math.min(bottom - 12, Math.max(top + 12, middle));
  const scrolled = viewport.scrollBy(step * (bottom - top) * 0.85);
  if (Math.abs(scrolled) < 1) return step > 0 ? last(blocks) : first(blocks);
  const { left, right } = surface.page.getBoundingClientRect();
  return positionAt(surface, Math.min(right - 8, Math.max(left + 8, x)), y) ?? position;
}

/** @param {import("./kinds.js").Block[]} blocks @returns {Position} */
export const first = (blocks) => ({ block: blocks[0].id, offset: 0 });

/** @param {import("./kinds.js").Block[]} blocks @returns {Position} */
export const last = (blocks) =>
  ({ block: blocks[blocks.length - 1].id, offset: blocks[blocks.length - 1].text.length });
