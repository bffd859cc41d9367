// The editor of the minutes: turns what people do in the page into operations on the model, and
// what the model says into the page. Keys, input and pointer are in modules of their own.

import * as edits from "./edits.js";
import { isLive, kindOf } from "./kinds.js";
import { changedFormat } from "./textFormat.js";
import { allHave, formatting, linkAt, on, selectedParts, spansBetween, typedFormat } from "./inline.js";
import { caretBox } from "./places.js";
import { slicedRuns } from "./runs.js";
import { caretAt, isCollapsed, Selection } from "./selection.js";
import { Surface } from "./surface.js";
import { createViewport } from "./viewport.js";

/**
 * @typedef {import("./kinds.js").Position} Position
 * @typedef {import("./kinds.js").Range} Range
 * @typedef {import("./edits.js").Edit} Edit
 */

export class Editor {
  /** Where the caret would like to be on the next line; null until it goes up or down. */
  goal = null;
  /** What others did and the page does not show yet in the text that is composed or typed.
   * @type {Object[][]} */
  held = [];
  /** The format chosen for what is typed next at a place.
   * @type {{at: Position, format: import("./textFormat.js").TextFormat | null} | null} */
  typing = null;
  /** Reads and ends the composition, once there is input. */
  endComposition = () => {};

  /**
   * @param {Object} options
   * @param {HTMLElement} options.page
   * @param {HTMLElement} options.toolbar
   * @param {import("./model.js").Model} options.model
   * @param {import("./surface.js").SurfaceOptions["renderLive"]} options.renderLive
   * @param {import("./surface.js").SurfaceOptions["renderLabels"]} options.renderLabels
   * @param {(kind: string) => string} options.nameOf
   * @param {(id: string) => boolean} [options.isLocked]
   * @param {() => void} options.selectionChanged
   * @param {(operation: Object[]) => void} options.edited after a change by this person
   */
  constructor(options) {
    const { page, toolbar, model, renderLive, renderLabels, nameOf, isLocked } = options;
    this.options = options;
    this.model = model;
    this.surface = new Surface({ page, renderLive, renderLabels, nameOf, isLocked });
    this.surface.viewport = createViewport(page, toolbar);
    this.selection = new Selection(this.surface, options.selectionChanged);
  }

  get blocks() { return this.surface.blocks; }

  /** Whether the person may write here and now. */
  get writable() { return this.surface.writable; }

  /** @param {string} id */
  blockOf(id) { return this.blocks.find((block) => block.id === id); }

  /** The element with the caret, while the focus is in the page. @returns {HTMLElement | null} */
  get ownFrame() {
    const { hasFocus, range } = this.selection;
    return hasFocus ? this.surface.shown.get(range?.focus.block)?.frame ?? null : null;
  }

  // Showing

  /** Shows the model after a change by this person. */
  show() {
    this.surface.render(this.model.blocks, this.selection.range?.focus.block ?? null);
  }

  /**
   * Shows what others changed. The caret stays at its text and the view at what is read.
   * @param {(position: Position) => Position} mapped where a place went
   * @param {Object[][]} operations
   */
  showRemote(mapped, operations) {
    const { selection, surface } = this;
    if (surface.composing) {
      this.held.push(...operations);
      // A text that goes takes along what is being composed in it.
      if (!this.model.blocks.some(({ id }) => id === surface.composing)) this.endComposition();
    }
    const hadFocus = selection.hasFocus;
    // The caret may have moved since the browser last told.
    if (hadFocus && !surface.composing) selection.read();
    const before = selection.range;
    surface.viewport.hold(this.ownFrame, () => {
      this.show();
      if (!before || surface.composing) return;
      const range = { anchor: mapped(before.anchor), focus: mapped(before.focus) };
      if (!this.blockOf(range.anchor.block) || !this.blockOf(range.focus.block)) {
        selection.range = null;
        return;
      }
      if (hadFocus && !selection.dragging) selection.keep(range);
      else selection.range = range;
    });
  }

  // Changing

  /**
   * Does what a key or button stands for.
   * @param {Edit | null} edit
   * @param {{typing?: boolean, keepRange?: Range}} options
   */
  perform(edit, { typing = false, keepRange } = {}) {
    if (!edit || !this.writable) return;
    if (edit.operation?.length) {
      this.model.edit(edit.operation, { typing });
      this.show();
      this.options.edited(edit.operation);
    }
    if (keepRange) this.selection.set(keepRange);
    else if (edit.select) this.selection.set(caretAt({ block: edit.select, offset: 0 }));
    else if (edit.caret) this.selection.set(caretAt(edit.caret));
    else if (edit.operation?.length) this.#settleFocus();
  }

  /** After the block with the caret went: the nearest place that is left. */
  #settleFocus() {
    const { range } = this.selection;
    if (range && this.blockOf(range.focus.block)) return this.selection.set(range);
    const place = this.blocks.find((block) => !isLive(block)) ?? this.blocks[0];
    if (place) this.selection.set(caretAt({ block: place.id, offset: 0 }), { scroll: false });
  }

  /** The range, if something is selected. @returns {Range | null} */
  get selected() {
    const { range } = this.selection;
    if (!range) return null;
    return isCollapsed(range) ? null : range;
  }

  enter() {
    const { range } = this.selection;
    if (!range) return;
    if (this.selected) this.deleteSelected();
    const at = this.selection.range.focus;
    if (this.blockOf(at.block)) this.perform(edits.enter(this.blocks, at, this.model.fresh()));
  }

  deleteSelected() {
    const { selected } = this;
    if (selected) this.perform(edits.deleteRange(this.blocks, selected.anchor, selected.focus));
  }

  /** @param {string} text typed over what is selected */
  replaceSelected(text) {
    const { range } = this.selection;
    if (!range) return;
    const [from] = edits.ordered(this.blocks, range.anchor, range.focus);
    const format = this.chosenFormat(from.block, from.offset)?.format ?? undefined;
    this.perform(edits.replaceRange(this.blocks, range.anchor, range.focus, text, format));
  }

  /** @param {import("./edits.js").Fragment[]} fragments */
  paste(fragments) {
    const { range } = this.selection;
    if (!range || fragments.length === 0) return;
    const fresh = () => this.model.fresh();
    let rest = fragments;
    // What is too large for one operation goes as several.
    let { anchor, focus } = range;
    while (rest.length > 0) {
      const [part, later] = portion(rest);
      this.perform(edits.paste(this.blocks, anchor, focus, part, fresh));
      rest = later;
      if (!this.selection.range) return;
      anchor = focus = this.selection.range.focus;
    }
  }

  /** @param {string} choice what the selected blocks become */
  choose(choice) {
    const { range, blocks } = this.selection;
    if (!range) return;
    this.perform(edits.setChoice(blocks, choice, null), { keepRange: range });
  }

  /** @param {1 | -1} by */
  shift(by) {
    const { range, blocks } = this.selection;
    if (range) this.perform(edits.shift(blocks, by, null), { keepRange: range });
  }

  /** @param {Object<string, string | null>} attributes of the block with the caret */
  setAttributes(attributes) {
    const { block, range } = this.selection;
    if (!block || isLive(block)) return;
    this.perform(
      { operation: [{ set: { block: block.id, attributes } }], caret: null }, { keepRange: range });
  }

  // Bold, italic, links

  /** The format that was chosen for what is typed next at a place; null: none was.
   * @param {string} block @param {number} offset */
  chosenFormat(block, offset) {
    const { typing } = this;
    return typing && typing.at.block === block && typing.at.offset === offset ? typing : null;
  }

  /** The format of what is typed at a place. @param {string} block @param {number} offset */
  formatAt(block, offset) {
    const chosen = this.chosenFormat(block, offset);
    if (chosen) return chosen.format;
    const shown = this.surface.shown.get(block);
    return shown ? typedFormat(shown.block, offset) : null;
  }

  /** The selected parts of texts. */
  get #parts() {
    const { selected } = this;
    if (!selected) return [];
    return selectedParts(
      this.selection.blocks, ...edits.ordered(this.blocks, selected.anchor, selected.focus));
  }

  /** Whether what is selected, or typed next, is bold or italic, or in a link.
   * @param {"bold" | "italic" | "link"} word */
  has(word) {
    const { range, block } = this.selection;
    if (!range || !block || isLive(block)) return false;
    if (this.selected) {
      return allHave(this.#parts.flatMap(({ block: part, start, end }) =>
        spansBetween(part, start, end)), word);
    }
    if (word === "link") return linkAt(block, range.focus.offset) !== null;
    return this.formatAt(block.id, range.focus.offset)?.[word] !== undefined;
  }

  /** Makes what is selected bold or italic, or no longer; without a selection what is typed next.
   * @param {"bold" | "italic"} word */
  toggle(word) {
    const { range, block } = this.selection;
    if (!range || !block || !this.writable) return;
    const change = { [word]: this.has(word) ? null : on };
    if (this.selected) return this.#format(this.#parts, change);
    if (isLive(block)) return;
    const at = range.focus;
    this.typing = { at, format: changedFormat(this.formatAt(at.block, at.offset), change) };
    this.options.selectionChanged();
  }

  #format(parts, change) {
    const operation = parts.flatMap(({ block, start, end }) => formatting(block, start, end, change));
    this.perform({ operation, caret: null }, { keepRange: this.selection.range });
  }

  /** What a link would be made of: the selected texts, or the link at the caret.
   * @returns {{parts: {block: import("./kinds.js").Block, start: number, end: number}[],
   *   link: string | null}} */
  linkPlace() {
    const { range, block } = this.selection;
    if (this.selected) {
      const parts = this.#parts;
      const [first] = parts.flatMap((part) => spansBetween(part.block, part.start, part.end));
      return { parts, link: first?.format?.link ?? null };
    }
    const found = range && block && !isLive(block) ? linkAt(block, range.focus.offset) : null;
    return found
      ? { parts: [{ block, start: found.start, end: found.end }], link: found.link }
      : { parts: [], link: null };
  }

  /** Makes a link of what is selected or of the link at the caret; writes the address where there
   * is neither, or the name of what it leads to.
   * @param {string | null} link null: no link any more
   * @param {string} [name] */
  setLink(link, name) {
    const { parts } = this.linkPlace();
    if (parts.length > 0) return this.#format(parts, { link });
    const { range } = this.selection;
    if (!link || !range) return;
    const text = name ?? link.replace(/^mailto:/, "");
    this.perform(edits.replaceRange(this.blocks, range.anchor, range.focus, text, { link }));
  }

  /** @param {"up" | "down"} direction */
  move(direction) {
    const { range, blocks } = this.selection;
    if (!range) return;
    const operation = edits.moveBlocks(this.blocks, blocks.map(({ id }) => id), direction);
    this.perform({ operation, caret: null }, { keepRange: range });
  }

  trash() {
    const { blocks } = this.selection;
    if (blocks.length) this.perform(edits.trash(this.blocks, blocks.map(({ id }) => id)));
  }

  /** @param {string} id of a trashed block */
  restore(id) {
    const caret = { block: id, offset: 0 };
    this.perform({ operation: [{ restore: { block: id } }], caret });
  }

  /** @param {string} kind a kind or choice; the new block stands behind the caret's */
  insert(kind) {
    const after = this.selection.block?.id ?? this.blocks[this.blocks.length - 1]?.id ?? null;
    const id = this.model.fresh();
    const edit = edits.insertAfter(after, kind, id);
    this.perform(edit.caret ? edit : { ...edit, select: id });
  }

  /** Adds texts as paragraphs behind the caret or at the end. @param {string[]} texts */
  append(texts) {
    let after = this.selection.block?.id ?? this.blocks[this.blocks.length - 1]?.id ?? null;
    const operation = texts.map((text) => {
      const block = this.model.fresh();
      const insert = { block, after, attributes: { kind: "paragraph" }, text };
      after = block;
      return { insert };
    });
    const caret = { block: after, offset: texts[texts.length - 1]?.length ?? 0 };
    this.perform({ operation, caret });
  }

  undo() { this.#travel(this.model.undo()); }

  redo() { this.#travel(this.model.redo()); }

  /** @param {{operation: Object[], range: Range | null} | null} done */
  #travel(done) {
    if (!done || !this.writable) return;
    this.show();
    this.options.edited(done.operation);
    const { range } = done;
    const isThere = range && this.blockOf(range.anchor.block) && this.blockOf(range.focus.block);
    if (isThere) this.selection.set(clipped(this, range));
    else this.#settleFocus();
  }

  // The caret

  /** The column that the caret keeps while it goes up and down. @returns {number} */
  column() {
    this.goal ??= caretBox(this.surface, this.selection.range.focus)?.left ?? 0;
    return this.goal;
  }

  /** @param {Position} focus @param {boolean} extend whether the other end stays */
  go(focus, extend) {
    const anchor = extend ? this.selection.range.anchor : focus;
    this.selection.set({ anchor, focus });
  }

  /** Selects the block, and when it is selected already, everything. */
  selectAll() {
    const { range, block } = this.selection;
    const { blocks } = this;
    if (!range || blocks.length === 0) return;
    const whole = block && !isLive(block) && block.text && !this.selection.isWide && !(
      Math.min(range.anchor.offset, range.focus.offset) === 0 &&
      Math.max(range.anchor.offset, range.focus.offset) === block.text.length);
    const [from, to] = whole ? [block, block] : [blocks[0], blocks[blocks.length - 1]];
    this.selection.set({
      anchor: { block: from.id, offset: 0 },
      focus: { block: to.id, offset: to.text.length },
    }, { scroll: false });
  }

  /** The selected parts of blocks, for the clipboard. @returns {import("./kinds.js").Block[]} */
  parts() {
    const { selected } = this;
    if (!selected) return [];
    const [from, to] = edits.ordered(this.blocks, selected.anchor, selected.focus);
    return this.selection.blocks.map((block) => {
      if (isLive(block)) {
        return { ...block, text: this.surface.shown.get(block.id).frame.innerText };
      }
      const end = block.id === to.block ? to.offset : block.text.length;
      const start = block.id === from.block ? from.offset : 0;
      const authors = slicedRuns(block.authors ?? [], start, end);
      return { ...block, text: block.text.slice(start, end), authors };
    });
  }

  /** Whether the caret is in a list item. */
  get isInList() { return this.selection.blocks.some((block) => kindOf(block) === "listItem"); }
}

/** The most that one operation takes, well within what the server allows. */
const mostFragments = 400;
const mostUnits = 100_000;

function portion(fragments) {
  let units = 0;
  let count = 0;
  while (count < fragments.length && count < mostFragments) {
    units += fragments[count].text.length;
    if (units > mostUnits && count > 0) break;
    count += 1;
  }
  return [fragments.slice(0, count), fragments.slice(count)];
}

function clipped(editor, { anchor, focus }) {
  const clip = ({ block, offset }) =>
    ({ block, offset: Math.min(offset, editor.blockOf(block).text.length) });
  return { anchor: clip(anchor), focus: clip(focus) };
}
