// The carets and selections of others: a bar with the person's name where they write, and a wash of
// their colour over what they selected. Drawn beside the text, so that nothing in it moves.

import { caretBox, domRange } from "./places.js";
import { isLive } from "./kinds.js";

// Newer than TypeScript's description of the page.
const { CSS, Highlight } = /** @type {any} */ (globalThis);

/** How many colours there are; the names tell people apart where they run out. */
export const colours = 8;
/** How long a name is shown whole after its caret moved, in milliseconds. */
const wholeName = 2_500;

/**
 * @typedef {{client: string, seat: string, name: string, colour: number,
 *   focus: import("./kinds.js").Position, anchor: number}} RemoteCaret
 */

export class RemoteCarets {
  /** @type {Map<string, {element: HTMLElement, moved: number, place: string}>} */
  #drawn = new Map();
  #highlights = new Map();
  #timer = 0;

  /**
   * @param {import("./surface.js").Surface} surface
   * @param {HTMLElement} layer lies over the page and takes no part in anything
   */
  constructor(surface, layer) {
    this.surface = surface;
    this.layer = layer;
    layer.setAttribute("aria-hidden", "true");
    if (CSS?.highlights && Highlight) {
      for (let colour = 0; colour < colours; colour += 1) {
        const highlight = new Highlight();
        this.#highlights.set(colour, highlight);
        CSS.highlights.set(`minutes-person-${colour}`, highlight);
      }
    }
  }

  /** @param {RemoteCaret[]} carets */
  draw(carets) {
    const origin = this.layer.getBoundingClientRect();
    const now = Date.now();
    const present = new Set();
    for (const highlight of this.#highlights.values()) highlight.clear();
    // First all that is measured, then all that is changed.
    const boxes = carets.map((caret) => this.#measure(caret, origin));
    carets.forEach((caret, index) => {
      const box = boxes[index];
      if (!box) return;
      present.add(caret.client);
      this.#put(caret, box, now);
    });
    for (const [client, { element }] of this.#drawn) {
      if (present.has(client)) continue;
      element.remove();
      this.#drawn.delete(client);
    }
    clearTimeout(this.#timer);
    if (carets.length > 0) this.#timer = setTimeout(() => this.#fold(), wholeName);
  }

  #measure({ focus, anchor, colour }, origin) {
    const shown = this.surface.shown.get(focus.block);
    if (!shown) return null;
    const clip = (offset) => Math.min(Math.max(0, offset), shown.text.length);
    const at = { block: focus.block, offset: clip(focus.offset) };
    const box = caretBox(this.surface, at);
    if (!box) return null;
    const other = clip(anchor);
    const [from, to] = [Math.min(at.offset, other), Math.max(at.offset, other)];
    let washes = [];
    if (from < to && !isLive(shown.block)) {
      const range = domRange(
        this.surface, { block: focus.block, offset: from }, { block: focus.block, offset: to });
      const highlight = this.#highlights.get(colour);
      if (highlight) highlight.add(range);
      else washes = [...range.getClientRects()];
    }
    return {
      left: box.left - origin.left, top: box.top - origin.top, height: box.bottom - box.top,
      nearEnd: box.left - origin.left > origin.width / 2,
      washes: washes.map((wash) => ({
        left: wash.left - origin.left, top: wash.top - origin.top, width: wash.width,
        height: wash.height,
      })),
    };
  }

  #put({ client, name, colour }, box, now) {
    let drawn = this.#drawn.get(client);
    if (!drawn) {
      const element = document.createElement("div");
      element.className = "minutes-caret";
      const flag = document.createElement("span");
      flag.dir = "auto";
      element.append(flag);
      this.layer.append(element);
      this.#drawn.set(client, drawn = { element, moved: now, place: "" });
    }
    const { element } = drawn;
    const flag = element.firstChild;
    if (element.dataset.name !== name) {
      element.dataset.name = name;
      flag.textContent = name;
    }
    element.dataset.colour = colour;
    const place = `${Math.round(box.left)} ${Math.round(box.top)} ${Math.round(box.height)}`;
    if (place !== drawn.place) {
      drawn.place = place;
      drawn.moved = now;
      element.classList.remove("is-folded");
      flag.textContent = name;
      element.style.transform = `translate(${box.left}px, ${box.top}px)`;
      element.style.height = `${box.height}px`;
      element.classList.toggle("is-near-end", box.nearEnd);
    }
    while (element.children.length > 1) element.lastChild.remove();
    for (const wash of box.washes) {
      const area = document.createElement("i");
      area.style.transform = `translate(${wash.left - box.left}px, ${wash.top - box.top}px)`;
      area.style.width = `${wash.width}px`;
      area.style.height = `${wash.height}px`;
      element.append(area);
    }
  }

  /** A caret that rests shows the first letters of the name only. */
  #fold() {
    const now = Date.now();
    let isWaiting = false;
    for (const { element, moved } of this.#drawn.values()) {
      if (now - moved < wholeName) isWaiting = true;
      else if (!element.classList.contains("is-folded")) {
        element.classList.add("is-folded");
        element.firstChild.textContent = initials(element.dataset.name);
      }
    }
    if (isWaiting) this.#timer = setTimeout(() => this.#fold(), wholeName);
  }

  destroy() {
    clearTimeout(this.#timer);
    for (const colour of this.#highlights.keys()) CSS.highlights.delete(`minutes-person-${colour}`);
    this.layer.replaceChildren();
  }
}

const initials = (name) => name.split(/\s+/).filter(Boolean).slice(0, 2)
  .map((word) => [...word][0]).join("\u200c");
