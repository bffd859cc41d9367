// Finding a text in the minutes: a field below the bar, the places in the page, next and previous.

import { h, render } from "../render.js";
import { found } from "./folding.js";
import { isLive } from "./kinds.js";
import { domRange, textRange } from "./places.js";

// Newer than TypeScript's description of the page.
const { CSS, Highlight } = /** @type {any} */ (globalThis);

/** More places than this are counted and not drawn. */
const mostDrawn = 2_000;

/** @typedef {{block: string, start: number, end: number}} Place */

/**
 * The places of a query in the minutes, in order. Of live parts what the page says is searched.
 * @param {import("./kinds.js").Block[]} blocks
 * @param {string} query
 * @param {(block: import("./kinds.js").Block) => string} textOf
 * @returns {Place[]}
 */
export const placesOf = (blocks, query, textOf) => blocks.flatMap((block) =>
  found(textOf(block), query).map(({ start, end }) => ({ block: block.id, start, end })));

export class Find {
  #query = "";
  /** @type {Place[]} */
  #places = [];
  #current = -1;
  #isOpen = false;
  #frame = 0;
  #all = null;
  #one = null;

  /**
   * @param {Object} options
   * @param {HTMLElement} options.root
   * @param {import("./editor.js").Editor} options.editor
   * @param {(key: string, values?: Object) => string} options.say
   * @param {() => void} options.focus puts the caret back into the page
   * @param {() => void} options.changed it was opened or closed
   */
  constructor(options) {
    this.options = options;
    if (CSS?.highlights && Highlight) {
      this.#all = new Highlight();
      this.#one = new Highlight();
      this.#one.priority = 1;
      CSS.highlights.set("minutes-found", this.#all);
      CSS.highlights.set("minutes-found-now", this.#one);
    }
    this.draw();
  }

  get isOpen() { return this.#isOpen; }

  /** Opens the field with what is selected, or closes it. */
  toggle() {
    if (this.#isOpen) return this.close();
    this.open();
  }

  open() {
    const { editor, root } = this.options;
    const { selected } = editor;
    const isShort = selected && selected.anchor.block === selected.focus.block;
    if (isShort) this.#query = editor.parts()[0]?.text || this.#query;
    this.#isOpen = true;
    this.#search();
    const at = editor.selection.range?.focus ?? null;
    this.#current = this.#places.length ? this.#nearest(at) : -1;
    this.draw();
    const field = root.querySelector("input");
    field.focus({ preventScroll: true });
    field.select();
    this.#show();
    this.options.changed();
  }

  close() {
    if (!this.#isOpen) return;
    const { editor, focus } = this.options;
    const place = this.#places[this.#current];
    const block = place && editor.blockOf(place.block);
    this.#isOpen = false;
    this.#places = [];
    this.draw();
    this.#mark();
    this.options.changed();
    if (place && block && editor.writable && !isLive(block)) {
      editor.selection.set({
        anchor: { block: place.block, offset: place.start },
        focus: { block: place.block, offset: place.end },
      });
    } else if (editor.writable) focus();
  }

  /** Looks again after the minutes have changed, soon. */
  refresh() {
    if (!this.#isOpen || this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      const before = this.#places[this.#current];
      this.#search();
      const same = this.#places.findIndex((place) => before && place.block === before.block &&
        place.start >= before.start);
      this.#current = same >= 0 ? same : Math.min(this.#current, this.#places.length - 1);
      this.draw();
      this.#mark();
    });
  }

  #search() {
    const { editor: { blocks, surface } } = this.options;
    this.#places = placesOf(blocks, this.#query, (block) =>
      (isLive(block) ? surface.shown.get(block.id)?.frame.textContent ?? "" : block.text));
  }

  /** The first place at or behind the caret. */
  #nearest(at) {
    if (!at) return 0;
    const ids = this.options.editor.blocks.map(({ id }) => id);
    const [line, column] = [ids.indexOf(at.block), at.offset];
    const next = this.#places.findIndex(({ block, end }) =>
      ids.indexOf(block) > line || (block === at.block && end >= column));
    return Math.max(0, next);
  }

  /** @param {1 | -1} step */
  go(step) {
    const { length } = this.#places;
    if (length === 0) return;
    this.#current = (this.#current + step + length) % length;
    this.draw();
    this.#show();
  }

  /** Scrolls to the place and marks all. */
  #show() {
    this.#mark();
    const range = this.#rangeOf(this.#places[this.#current]);
    if (!range) return;
    const { viewport } = this.options.editor.surface;
    const box = range.getBoundingClientRect();
    const { top, bottom } = viewport.bounds();
    if (box.top < top + 8 || box.bottom > bottom - 8) {
      viewport.scrollBy(box.top - (top + bottom) / 2);
    }
  }

  #rangeOf(place) {
    if (!place) return null;
    const { surface } = this.options.editor;
    const shown = surface.shown.get(place.block);
    if (!shown) return null;
    if (!shown.host) return textRange(shown.frame, place.start, place.end);
    const { block, start, end } = place;
    return domRange(surface, { block, offset: start }, { block, offset: end });
  }

  #mark() {
    const { surface } = this.options.editor;
    for (const { frame } of surface.shown.values()) frame.classList.remove("is-found");
    const place = this.#places[this.#current];
    surface.shown.get(place?.block)?.frame.classList.add("is-found");
    if (!this.#all) return;
    this.#all.clear();
    this.#one.clear();
    for (const one of this.#places.slice(0, mostDrawn)) {
      const range = this.#rangeOf(one);
      if (range) (one === place ? this.#one : this.#all).add(range);
    }
  }

  draw() {
    const { root, say } = this.options;
    root.hidden = !this.#isOpen;
    if (!this.#isOpen) return render(root);
    const { length } = this.#places;
    const count = !this.#query.trim() ? ""
      : length ? say("find.count", { n: length, place: this.#current + 1 }) : say("find.none");
    const step = (key, by) => h("button", {
      key, type: "button", class: "minutes-plain", "aria-disabled": length ? undefined : "true",
      onclick: () => this.go(by),
    }, say(key));
    render(root,
      h("input", {
        key: "field", type: "search", "aria-label": say("find.label"), placeholder: say("find.label"),
        dir: "auto", autocomplete: "off", spellcheck: "false", value: this.#query,
        oninput: (event) => this.#typed(event.target.value), onkeydown: (event) => this.#keys(event),
      }),
      h("span", { key: "count", role: "status", class: length ? undefined : "is-none" }, count),
      step("find.previous", -1), step("find.next", 1),
      h("button", { key: "close", type: "button", class: "minutes-plain",
        onclick: () => this.close() }, say("button.close")));
  }

  #typed(query) {
    this.#query = query;
    this.#search();
    this.#current = this.#places.length
      ? this.#nearest(this.options.editor.selection.range?.focus ?? null) : -1;
    this.draw();
    this.#show();
  }

  #keys(event) {
    if (event.isComposing) return;
    if (event.key === "Enter") this.go(event.shiftKey ? -1 : 1);
    else if (event.key === "Escape") this.close();
    else if (event.key.toLowerCase() === "f" && (event.ctrlKey || event.metaKey)) event.target.select();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  destroy() {
    cancelAnimationFrame(this.#frame);
    CSS?.highlights?.delete("minutes-found");
    CSS?.highlights?.delete("minutes-found-now");
  }
}
