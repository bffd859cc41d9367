// The page of the minutes: keeps one element per block in step with the document and touches only
// what changed. Knows nothing of keys, operations or the network.

import { isLive, isNumbered, kindOf, levelOf } from "./kinds.js";
import { settle, writeText } from "./hostText.js";
import { isSameFormat } from "./textFormat.js";
import { spansOf } from "./inline.js";
import { writeLook } from "./lookText.js";

/**
 * @typedef {import("./kinds.js").Block} Block
 *
 * @typedef {Object} Shown what stands in the page for a block
 * @property {Block} block as it was rendered last; its text may be newer than the page's
 * @property {HTMLElement} frame the heading, paragraph, item, note or live part
 * @property {HTMLElement | null} host the editable text; null for live blocks
 * @property {string} text what the host says
 * @property {import("./runs.js").Run[] | null} look the runs that the host shows; null: not known
 * @property {string} tag
 *
 * @typedef {Object} Run neighbouring list items that share one list
 * @property {"ol" | "ul"} tag
 * @property {HTMLElement[]} frames
 * @property {Block[]} blocks
 *
 * @typedef {Object} SurfaceOptions
 * @property {HTMLElement} page
 * @property {(block: Block, frame: HTMLElement) => void} renderLive
 * @property {(block: Block, frame: HTMLElement) => void} renderLabels speaker and commitment
 * @property {(kind: string) => string} nameOf what a block is called for screen readers
 * @property {(id: string) => boolean} [isLocked] whether nobody may type into a block
 */

const strong = /\p{L}/u;
const editableAttributes = [
  "contenteditable", "role", "aria-multiline", "aria-label", "spellcheck",
];

export class Surface {
  /** @type {Map<string, Shown>} */
  shown = new Map();
  /** @type {Block[]} the blocks that are shown, in order */
  blocks = [];
  /** The block whose text is being composed: its host is left alone. @type {string | null} */
  composing = null;
  /** Where a text without letters starts. @type {"rtl" | "ltr"} */
  direction = "rtl";
  /** What scrolls the page; the editor knows it.
   * @type {ReturnType<typeof import("./viewport.js").createViewport> | null} */
  viewport = null;
  /** Which colour an author has while it is shown who wrote what; null: it is not shown.
   * @type {((author: string) => number) | null} */
  colourOf = null;
  #writable = false;

  /** @param {SurfaceOptions} options */
  constructor(options) {
    this.options = options;
    this.page = options.page;
  }

  /** Whether the texts can be typed into. */
  get writable() { return this.#writable; }

  set writable(value) {
    if (value === this.#writable) return;
    this.#writable = value;
    for (const shown of this.shown.values()) this.#setEditable(shown);
  }

  /**
   * Makes the page say what the document says.
   * @param {Block[]} blocks without the trashed ones
   * @param {string | null} focused the block with the caret, which is not moved if that can be
   * @returns {string[]} the identifiers of the blocks that were changed
   */
  render(blocks, focused = null) {
    const changed = [];
    const present = new Set();
    let sameOrder = blocks.length === this.blocks.length;
    blocks.forEach((block, index) => {
      present.add(block.id);
      const shown = this.shown.get(block.id);
      if (sameOrder && this.blocks[index].id !== block.id) sameOrder = false;
      if (shown?.block === block && shown.text === block.text && isLooking(shown)) return;
      if (this.#update(block, shown)) sameOrder = false;
      changed.push(block.id);
    });
    for (const [id, shown] of this.shown) {
      if (present.has(id)) continue;
      shown.frame.remove();
      this.shown.delete(id);
      sameOrder = false;
    }
    this.blocks = blocks;
    if (!sameOrder) this.#arrange(focused);
    return changed;
  }

  /** Shows who wrote what, or no longer. @param {((author: string) => number) | null} colourOf */
  showAuthors(colourOf) {
    this.colourOf = colourOf;
    for (const shown of this.shown.values()) {
      if (shown.host && this.composing !== shown.block.id) this.#look(shown);
    }
  }

  /** Renders every live block and label again. */
  refresh() {
    for (const shown of this.shown.values()) this.#decorate(shown);
  }

  /** Names the texts again, for another language. */
  name() {
    for (const shown of this.shown.values()) this.#setEditable(shown);
  }

  /** The host of a block. @param {string} id @returns {HTMLElement | null} */
  host(id) { return this.shown.get(id)?.host ?? null; }

  /** @returns {boolean} whether the element is another one now */
  #update(block, shown) {
    const tag = tagOf(block);
    if (shown && shown.tag === tag && Boolean(shown.host) === !isLive(block)) {
      const attributesChanged = shown.block.attributes !== block.attributes;
      shown.block = block;
      if (shown.host && this.composing !== block.id) this.#write(shown, block);
      if (attributesChanged) {
        this.#dress(shown);
        return kindOf(block) === "listItem";
      }
      return false;
    }
    const made = this.#make(block, tag);
    if (shown) shown.frame.replaceWith(made.frame);
    this.shown.set(block.id, made);
    return true;
  }

  #write(shown, { text }) {
    writeText(shown.host, shown.text, text);
    shown.text = text;
    this.#look(shown);
    this.#turn(shown);
  }

  #look(shown) {
    const { block, host } = shown;
    shown.look = block.authors ?? [];
    const { colourOf } = this;
    writeLook(host, spansOf(block, colourOf !== null), colourOf ?? undefined);
  }

  /** Tells that the browser changed the text of a host. @param {string} id @param {string} text */
  typed(id, text) {
    const shown = this.shown.get(id);
    shown.text = text;
    // The browser gave it the look of its surroundings.
    shown.look = null;
    if (this.composing !== id) settle(shown.host);
    this.#turn(shown);
  }

  #make(block, tag) {
    const frame = document.createElement(tag);
    frame.dataset.block = block.id;
    const shown = { block, frame, host: null, text: "", look: [], tag };
    if (isLive(block)) {
      frame.tabIndex = -1;
      frame.contentEditable = "false";
    } else {
      shown.host = document.createElement(tag === "div" ? "p" : "span");
      shown.host.className = "minutes-text";
      frame.append(shown.host);
      writeText(shown.host, "", block.text);
      shown.text = block.text;
      this.#look(shown);
      this.#setEditable(shown);
      this.#turn(shown);
    }
    this.#dress(shown);
    return shown;
  }

  #setEditable({ host, block }) {
    if (!host) return;
    if (!this.#writable || this.options.isLocked?.(block.id)) {
      for (const name of editableAttributes) host.removeAttribute(name);
      return;
    }
    host.setAttribute("contenteditable", plaintextOnly ? "plaintext-only" : "true");
    host.setAttribute("role", "textbox");
    host.setAttribute("aria-multiline", "true");
    host.setAttribute("aria-label", this.options.nameOf(kindOf(block)));
    host.spellcheck = true;
  }

  /** The direction follows the letters; without any it is the page's. */
  #turn({ frame, text }) {
    const direction = strong.test(text) ? "auto" : this.direction;
    if (frame.dir !== direction) frame.dir = direction;
  }

  #dress(shown) {
    const { block, frame } = shown;
    const kind = kindOf(block);
    frame.className = `minutes-block minutes-${kind}`;
    if (kind === "listItem") {
      frame.style.setProperty("--level", levelOf(block));
      frame.setAttribute("aria-level", levelOf(block) + 1);
    }
    if (kind === "heading") frame.dataset.level = levelOf(block);
    this.#decorate(shown);
  }

  #decorate({ block, frame, host }) {
    if (isLive(block)) this.options.renderLive(block, frame);
    else this.options.renderLabels(block, frame);
    if (host?.hasAttribute("role")) host.setAttribute("aria-label", this.options.nameOf(kindOf(block)));
  }

  /** Brings the elements into the order of the blocks, list items into lists. */
  #arrange(focused) {
    /** @type {Array<HTMLElement | Run>} */
    const children = [];
    /** @type {Run | null} */
    let run = null;
    for (const block of this.blocks) {
      const { frame } = this.shown.get(block.id);
      const list = kindOf(block) === "listItem" ? (isNumbered(block) ? "ol" : "ul") : null;
      if (!list) {
        run = null;
        children.push(frame);
      } else {
        if (run?.tag !== list) children.push(run = { tag: list, frames: [], blocks: [] });
        run.frames.push(frame);
        run.blocks.push(block);
      }
    }
    const pinned = this.shown.get(focused)?.frame ?? null;
    const used = new Set();
    const elements = children.map((child) => {
      if (child instanceof Element) return child;
      const list = this.#listFor(child, pinned, used);
      used.add(list);
      return list;
    });
    const isInList = pinned !== null && pinned.parentElement !== this.page;
    place(this.page, elements, isInList ? pinned.parentElement : pinned);
    children.forEach((child, index) => {
      if (child instanceof Element) return;
      place(elements[index], child.frames, pinned);
    });
    this.#number();
    for (const list of this.page.querySelectorAll(":scope > ul, :scope > ol")) {
      if (!used.has(list)) list.remove();
    }
  }

  /** An existing list where there is one: the one with the caret stays where it is. */
  #listFor(run, pinned, used) {
    const candidates = [pinned, ...run.frames].filter((frame) => run.frames.includes(frame))
      .map((frame) => frame.parentElement);
    const found = candidates.find((list) => list?.localName === run.tag && !used.has(list));
    return found ?? document.createElement(run.tag);
  }

  /** Numbers go on within a level until a block of another kind comes. */
  #number() {
    let counters = [];
    for (const block of this.blocks) {
      if (kindOf(block) !== "listItem") {
        counters = [];
        continue;
      }
      const level = levelOf(block);
      counters.length = Math.min(counters.length, level + 1);
      if (!isNumbered(block)) {
        counters[level] = 0;
        continue;
      }
      counters[level] = (counters[level] ?? 0) + 1;
      const frame = /** @type {HTMLLIElement} */ (this.shown.get(block.id).frame);
      if (frame.value !== counters[level]) frame.value = counters[level];
    }
  }
}

/** Whether a host shows its block's formats. Live blocks have none. */
function isLooking({ block, host, look }) {
  if (!host) return true;
  const { authors = [] } = block;
  return look === authors || (look !== null && look.length === authors.length &&
    look.every((run, index) => run[0] === authors[index][0] && run[1] === authors[index][1] &&
      isSameFormat(run[2], authors[index][2])));
}

/** Puts `wanted` into `parent` in this order without moving `pinned`; takes nothing out. */
function place(parent, wanted, pinned) {
  const middle = pinned?.parentElement === parent ? wanted.indexOf(pinned) : -1;
  let next = middle < 0 ? null : pinned;
  for (let index = middle - 1; index >= 0; index -= 1) {
    if (wanted[index].nextSibling !== next || wanted[index].parentNode !== parent) {
      parent.insertBefore(wanted[index], next);
    }
    next = wanted[index];
  }
  let previous = middle < 0 ? null : pinned;
  for (let index = middle + 1; index < wanted.length; index += 1) {
    const after = previous ? previous.nextSibling : parent.firstChild;
    if (after !== wanted[index]) parent.insertBefore(wanted[index], after);
    previous = wanted[index];
  }
}

function tagOf(block) {
  switch (kindOf(block)) {
    case "heading": return `h${levelOf(block) + 1}`;
    case "listItem": return "li";
    case "paragraph": return "p";
    case "note": return "div";
    default: return "section";
  }
}

const plaintextOnly = (() => {
  if (typeof document === "undefined") return false;
  const probe = document.createElement("div");
  probe.setAttribute("contenteditable", "plaintext-only");
  return probe.contentEditable === "plaintext-only";
})();
