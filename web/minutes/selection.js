// The selection of the minutes: within one block it is the browser's own in that block's host.
// Browsers confine a selection to the host that it starts in; so while it reaches over several
// blocks the whole page is one host ("wide"), in which every edit is cancelled and done by us.

import { isLive } from "./kinds.js";
import { caretBox, pointOf, selectedRange } from "./places.js";

/**
 * @typedef {import("./kinds.js").Position} Position
 * @typedef {import("./kinds.js").Range} Range
 */

/** @param {Range} range */
export const isCollapsed = ({ anchor, focus }) =>
  anchor.block === focus.block && anchor.offset === focus.offset;

/** @param {Position} position @returns {Range} */
export const caretAt = (position) => ({ anchor: position, focus: position });

export class Selection {
  /** The last selection in the minutes; it stays when the focus goes to the toolbar.
   * @type {Range | null} */
  range = null;
  /** While a button of the mouse is down the browser's selection is left as wide as it is. */
  dragging = false;
  #wide = false;
  /** While the selection is being set, what the browser tells in between does not count. */
  #setting = false;

  /**
   * @param {import("./surface.js").Surface} surface
   * @param {() => void} changed
   */
  constructor(surface, changed) {
    this.surface = surface;
    this.changed = changed;
  }

  /** Whether the focus is in the minutes. */
  get hasFocus() {
    const { activeElement } = document;
    return activeElement !== null && this.surface.page.contains(activeElement);
  }

  /** Whether the selection reaches over several blocks. */
  get isWide() { return this.#wide; }

  /** The blocks that the selection touches, in order. @returns {import("./kinds.js").Block[]} */
  get blocks() {
    if (!this.range) return [];
    const { blocks } = this.surface;
    const places = [this.range.anchor, this.range.focus]
      .map(({ block }) => blocks.findIndex(({ id }) => id === block)).filter((place) => place >= 0);
    return places.length ? blocks.slice(Math.min(...places), Math.max(...places) + 1) : [];
  }

  /** The block that holds the moving end. @returns {import("./kinds.js").Block | undefined} */
  get block() {
    return this.surface.blocks.find(({ id }) => id === this.range?.focus.block);
  }

  /** Reads what the browser has selected. */
  read() {
    if (this.#setting) return;
    const { activeElement } = document;
    /** @type {HTMLElement | null | undefined} */
    const frame = activeElement?.closest?.("section[data-block]");
    if (frame && this.surface.page.contains(frame)) {
      return this.#keep(caretAt({ block: frame.dataset.block, offset: 0 }));
    }
    const range = selectedRange(this.surface);
    if (!range) return;
    if (this.#wide && !this.dragging && range.anchor.block === range.focus.block) {
      return this.set(range, { scroll: false });
    }
    this.#keep(range);
  }

  #keep(range) {
    const before = this.range;
    this.range = range;
    if (!before || !same(before, range)) this.changed();
  }

  /**
   * Selects in the page and takes the focus.
   * @param {Range} range
   * @param {{scroll?: boolean}} options
   */
  set(range, { scroll = true } = {}) {
    const { anchor, focus } = range;
    const shown = this.surface.shown.get(focus.block);
    const start = pointOf(this.surface, anchor);
    const end = pointOf(this.surface, focus);
    if (!shown || !start || !end) return;
    const isWide = anchor.block !== focus.block;
    this.#setting = true;
    this.#widen(isWide);
    if (isWide) this.surface.page.focus({ preventScroll: true });
    else (shown.host ?? shown.frame).focus({ preventScroll: true });
    if (isWide || !isLive(shown.block)) getSelection().setBaseAndExtent(...start, ...end);
    this.#setting = false;
    this.#keep(range);
    if (scroll) this.reveal();
  }

  /** Selects `range` unless the page has it selected already. @param {Range} range */
  keep(range) {
    const now = selectedRange(this.surface);
    const isThere = this.hasFocus && now !== null && same(now, range) &&
      (this.surface.host(range.focus.block) === document.activeElement || this.#wide);
    if (isThere) this.range = range;
    else this.set(range, { scroll: false });
  }

  /** Makes the whole page one host, or each block its own again. */
  #widen(isWide) {
    if (isWide === this.#wide) return;
    this.#wide = isWide;
    const { page } = this.surface;
    page.classList.toggle("is-wide", isWide);
    if (isWide && this.surface.writable) page.contentEditable = "true";
    else page.removeAttribute("contenteditable");
  }

  /** Scrolls as little as needed for the moving end to be seen. */
  reveal() {
    const box = this.range && caretBox(this.surface, this.range.focus);
    const view = this.surface.viewport;
    if (!box || !view) return;
    const { top, bottom } = view.bounds();
    const margin = 8;
    if (box.top < top + margin) view.scrollBy(box.top - top - margin);
    else if (box.bottom > bottom - margin) {
      view.scrollBy(Math.min(box.bottom - bottom + margin, box.top - top - margin));
    }
  }
}

const same = (one, other) =>
  one.anchor.block === other.anchor.block && one.anchor.offset === other.anchor.offset &&
  one.focus.block === other.focus.block && one.focus.offset === other.focus.offset;
