// The minutes surface: a page on which people of the room write together, with a bar above it.
// Joins the model, the editor and the store; each of them knows nothing of the others.

import { createWords } from "../words.js";
import { Locks, renderMark } from "./agreementMarks.js";
import { Controls } from "./controls.js";
import { Editor } from "./editor.js";
import { editorWords } from "./editorWords.js";
import { restoration } from "./historyRestore.js";
import { attachInput } from "./input.js";
import { attachKeyboard } from "./keyboard.js";
import { blockOfLink } from "./inline.js";
import { isLive, kindOf } from "./kinds.js";
import { renderLabels } from "./labels.js";
import { layOut } from "./layout.js";
import { renderLive } from "./live/live.js";
import { Model } from "./model.js";
import { Notes } from "./notes.js";
import { phrasesFor } from "./phrases.js";
import { attachPointer } from "./pointer.js";
import { mapPosition } from "./positions.js";
import { Presence } from "./presence.js";
import { Safekeeping } from "./safekeeping.js";
import { createSentences } from "./sentences.js";

/** Typing shows as unsent when nothing has been acknowledged for this long, in milliseconds. */
const patience = 2_000;
/** How often that is looked at, in milliseconds. */
const look = 500;

/** The parts of the meeting that labels and live blocks show. */
const shownParts = [
  "header", "phaseChanges", "seats", "attendance", "rules", "agenda", "consultation", "commitments",
  "ballots", "actions", "agreement", "followUp", "phase",
];

/**
 * @param {Object} options
 * @param {HTMLElement} options.root
 * @param {ReturnType<typeof import("../store.js").createStore>} options.store
 * @param {import("../words.js").Words | (() => import("../words.js").Words)} options.words of the
 *   interface; a function is asked again at every update
 * @param {ReturnType<typeof import("../connection.js").createConnection>} options.connection
 * @param {string | null} options.seat of the person who writes
 * @param {boolean | (() => boolean)} options.canWrite
 * @param {(block: string) => void} [options.openPassage] shows what people say to a block; without
 *   it the blocks have no marks
 * @returns {{update(changed?: {words?: Object, canWrite?: boolean}): void, focus(): void,
 *   reveal(block: string): void, blocks: import("./kinds.js").Block[], sequence: number,
 *   destroy(): void, source: import("../connection.js").Source,
 *   document(): import("./document.js").Document,
 *   restore(then: import("./document.js").Document, block: string): boolean}} `update` after
 *   anything that the
 *   store or the connection know has changed; it is cheap when nothing here has
 */
export function createMinutes(options) {
  const surface = new MinutesSurface(options);
  return {
    update: (changed) => surface.update(changed),
    focus: () => surface.focus(),
    reveal: (block) => surface.reveal(block),
    get blocks() { return surface.model.blocks; },
    get sequence() { return surface.model.sequence; },
    destroy: () => surface.destroy(),
    source: surface.model.source,
    document: () => surface.model.document,
    restore: (then, block) => surface.restore(then, block),
  };
}

class MinutesSurface {
  #ended = new AbortController();
  #undoers = [];
  #frame = 0;
  #ticking = 0;
  #locks = new Locks();
  /** What the page was drawn from last. */
  #drawn = { words: null, state: null, carets: null, writable: null, unsent: new Set(), parts: [] };

  /** @param {Parameters<typeof createMinutes>[0]} options */
  constructor({ root, store, words, connection, seat, canWrite, openPassage }) {
    this.openPassage = openPassage;
    this.store = store;
    this.connection = connection;
    this.seat = seat;
    this.wordsOf = typeof words === "function" ? words : () => words;
    this.mayWrite = typeof canWrite === "function" ? canWrite : () => canWrite;
    this.parts = layOut(root);
    const say = (key, values) => this.words.say(key, values);
    this.say = say;
    this.model = new Model({
      client: connection.client ?? "", author: seat ?? "",
      remote: () => this.#schedule(),
      lost: (texts) => this.safekeeping.lose(texts, "rejected"),
      progress: () => this.#progress(),
    });
    const { model, parts } = this;
    this.editor = new Editor({
      page: parts.page, toolbar: parts.bar, model,
      renderLive: (block, frame) => this.#renderLive(block, frame),
      renderLabels: (block, frame) => this.#renderLabels(block, frame),
      nameOf: (kind) => say(`kind.${kind}`),
      isLocked: (id) => this.#locks.has(id),
      selectionChanged: () => this.#selectionChanged(),
      edited: (operation) => this.#edited(operation),
    });
    const { editor } = this;
    const state = () => store.state;
    this.presence = new Presence(editor, parts.carets, connection);
    this.notes = new Notes({
      sheet: parts.sheet, editor, state, sentences: () => this.sentences, say,
    });
    this.safekeeping = new Safekeeping({
      model, store, connection, seat, recovered: (plan) => this.#recover(plan),
      changed: () => { if (this.words) this.controls.drawTray(); },
    });
    this.controls = new Controls({
      parts, editor, model, safekeeping: this.safekeeping, state, say,
      catchUp: () => this.#catchUp(), focus: () => this.focus(),
      phrases: () => phrasesFor(store.state,
        this.words.language === store.state.header.language ? this.sentences : null),
    }, this.#ended.signal);
    this.#attach();
    this.#speak();
    this.#undoers.push(store.attachMinutes(model), store.subscribe(() => this.update()));
    this.update();
    this.#catchUp();
  }

  #attach() {
    const { controls, editor, notes, parts } = this;
    const { signal } = this.#ended;
    const on = (target, type, listener) => target.addEventListener(type, listener, { signal });
    on(document, "selectionchange", () => {
      if (editor.selection.hasFocus && !editor.surface.composing) editor.selection.read();
    });
    on(parts.page, "focusin", () => editor.selection.read());
    on(parts.root, "focusout", () => setTimeout(() => {
      if (!parts.root.contains(document.activeElement)) this.presence.leave();
    }));
    // What is done next refers to the page as it is drawn. (Not before input: by then browsers have
    // already settled where in the text it goes.)
    for (const type of ["keydown", "mousedown", "paste", "cut"]) {
      parts.page.addEventListener(type, () => this.#catchUp(), { capture: true, signal });
    }
    this.#undoers.push(
      attachInput(editor, {
        catchUp: () => this.#catchUp(), pick: (key) => notes.pickByKey(key),
        pasted: (n) => controls.tell("said.pasted", { n }),
      }),
      attachKeyboard(editor, {
        toToolbar: () => controls.keys.focus(), find: () => controls.find.open(),
        link: () => controls.toggleLink(),
      }),
      attachPointer(editor));
    const observer = new ResizeObserver(() => this.presence.draw());
    observer.observe(parts.page);
    this.#undoers.push(() => observer.disconnect());
    // Whoever only reads has the focus nowhere.
    on(document, "keydown", (event) => {
      const isFind = event.key.toLowerCase() === "f" && (event.ctrlKey || event.metaKey) &&
        !event.shiftKey && !event.altKey;
      const { activeElement } = document;
      const isHere = parts.page.getClientRects().length > 0 &&
        (activeElement === document.body || parts.root.contains(activeElement));
      if (!isFind || event.defaultPrevented || !isHere) return;
      event.preventDefault();
      controls.find.open();
    });
    on(parts.page, "click", (event) => {
      const id = blockOfLink(event.target.closest?.(".minutes-text a")?.getAttribute("href"));
      if (!id) return;
      event.preventDefault();
      if (editor.writable && !(event.ctrlKey || event.metaKey)) return;
      this.#goTo(id);
    });
    on(window, "pagehide", () => this.safekeeping.saveNow());
  }

  /** Scrolls to a block that a link leads to. @param {string} id */
  #goTo(id) {
    const { editor } = this;
    const frame = editor.surface.shown.get(id)?.frame;
    if (!frame) return this.controls.tell("link.gone");
    const view = editor.surface.viewport;
    view.scrollBy(frame.getBoundingClientRect().top - view.bounds().top - 16);
    if (!editor.writable) return;
    const place = { block: id, offset: 0 };
    editor.selection.set({ anchor: place, focus: place });
  }

  // Keeping in step

  /** @param {{words?: Object, canWrite?: boolean}} [changed] */
  update(changed = {}) {
    if (changed.words) this.wordsOf = () => changed.words;
    if (changed.canWrite !== undefined) this.mayWrite = () => changed.canWrite;
    const { state, live } = this.store;
    const drawn = this.#drawn;
    const speaksAnew = this.#speak();
    const isNewState = state !== drawn.state;
    drawn.state = state;
    this.#setWritable();
    if (state && (speaksAnew || isNewState)) this.#drawState(speaksAnew);
    if (live.carets !== drawn.carets || isNewState) {
      drawn.carets = live.carets;
      this.presence.show(live.carets, state, this.connection.client);
    }
    this.#drawUnsent();
    if (speaksAnew) this.controls.draw();
    this.safekeeping.tryRecovering();
  }

  /** @returns {boolean} whether the language is another one now */
  #speak() {
    const words = this.wordsOf();
    if (words === this.#drawn.words) return false;
    this.#drawn.words = words;
    this.words = createWords(words.language, editorWords[words.language]);
    this.sentences = createSentences(words, { isolating: true });
    this.parts.page.setAttribute("aria-label", this.say("page.label"));
    this.parts.tools.setAttribute("aria-label", this.say("toolbar.label"));
    this.parts.find.setAttribute("aria-label", this.say("find.label"));
    return true;
  }

  #setWritable() {
    const { surface } = this.editor;
    const writable = Boolean(this.seat) && this.mayWrite() && this.model.isReady;
    if (this.#drawn.writable === writable) return;
    this.#drawn.writable = writable;
    surface.writable = writable;
    this.parts.root.classList.toggle("is-writable", writable);
    this.parts.bar.hidden = !this.model.isReady;
    surface.refresh();
    this.controls.draw();
  }

  /** Draws what the page shows of the meeting. @param {boolean} all in another language */
  #drawState(all) {
    const { state } = this.store;
    const { surface } = this.editor;
    // Most entries are of the minutes themselves and change nothing that is shown of the meeting.
    const parts = shownParts.map((name) => state[name]);
    const isSame = parts.every((part, index) => part === this.#drawn.parts[index]);
    this.#drawn.parts = parts;
    if (isSame && !all) return;
    surface.direction = state.header.language === "ar" ? "rtl" : "ltr";
    this.parts.page.lang = state.header.language;
    this.#drawLocks();
    // Votes and decisions change tables above what is read.
    surface.viewport.hold(this.editor.ownFrame, () => {
      for (const { block, frame } of surface.shown.values()) {
        if (isLive(block)) this.#renderLive(block, frame);
        else this.#renderLabels(block, frame);
      }
    });
    if (all) surface.name();
  }

  /** Closes the texts of locked sections, and opens them again. */
  #drawLocks() {
    if (this.#locks.update(this.store.state, this.model.blocks)) this.editor.surface.name();
  }

  #renderLive(block, frame) {
    const { state } = this.store;
    if (!state) return;
    frame.setAttribute("aria-label", this.say(`kind.${kindOf(block)}`));
    renderLive(frame, kindOf(block), state, this.sentences);
  }

  #renderLabels(block, frame) {
    const { state } = this.store;
    if (!state) return;
    renderLabels(block, frame, {
      state, sentences: this.sentences, writable: this.editor.writable, say: this.say,
      pick: (attribute) => this.notes.pick(block.id, attribute),
    });
    if (this.openPassage && state.agreement) {
      renderMark(frame, block, {
        state, words: this.wordsOf(), locked: this.#locks.has(block.id), open: this.openPassage,
      });
    }
  }

  #schedule() {
    // A page in the background draws nothing until it is looked at again.
    this.#frame ||= requestAnimationFrame(() => this.#catchUp());
  }

  /** Shows what others did since the last time. */
  #catchUp() {
    if (!this.#frame) return;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const { mapped, operations } = this.model.takeUnseen();
    this.editor.showRemote(mapped, operations);
    this.#drawLocks();
    this.presence.moved(mapped);
    this.#setWritable();
    this.controls.drawBlank();
    this.#drawUnsent();
    this.controls.drawBar();
  }

  // Acting

  /** @param {Object[]} operation what this person did */
  #edited(operation) {
    this.connection.poke();
    this.presence.sendOwn();
    this.presence.moved((position) => mapPosition(position, operation));
    this.controls.drawBlank();
    this.controls.drawBar();
  }

  #selectionChanged() {
    this.presence.sendOwn();
    this.controls.drawBar();
  }

  focus() {
    const { selection, blocks } = this.editor;
    if (selection.range && this.editor.blockOf(selection.range.focus.block)) {
      return selection.set(selection.range, { scroll: false });
    }
    const first = blocks.find((block) => !isLive(block)) ?? blocks[0];
    if (!first) return;
    const place = { block: first.id, offset: 0 };
    selection.set({ anchor: place, focus: place });
  }

  /** Brings a block into view and puts the focus on its mark. @param {string} id */
  reveal(id) {
    const frame = this.editor.surface.shown.get(id)?.frame;
    frame?.scrollIntoView({ block: "center" });
    frame?.querySelector(/** @type {"button"} */ (".passage-mark button"))
      ?.focus({ preventScroll: true });
  }

  // What is unsent

  #progress() {
    this.safekeeping.save();
    this.#drawUnsent();
    if (!this.#ticking && !this.model.isIdle) {
      this.#ticking = setInterval(() => this.#drawUnsent(), look);
    }
  }

  #drawUnsent() {
    const { connection, controls, model } = this;
    if (model.isIdle && this.#ticking) {
      clearInterval(this.#ticking);
      this.#ticking = 0;
    }
    const isLate = model.waiting > patience ||
      (!model.isIdle && connection.line.name !== "open");
    const unsent = isLate ? model.unsent : new Set();
    const { shown } = this.editor.surface;
    const before = this.#drawn.unsent;
    this.#drawn.unsent = unsent;
    for (const id of before) {
      if (!unsent.has(id)) shown.get(id)?.frame.classList.remove("is-unsent");
    }
    for (const id of unsent) shown.get(id)?.frame.classList.add("is-unsent");
    if (before.size !== unsent.size) controls.drawUnsent(unsent.size);
  }

  /**
   * Brings a block back as it was in an earlier document.
   * @param {import("./document.js").Document} then
   * @param {string} block
   * @returns {boolean} whether it was another one
   */
  restore(then, block) {
    const { model } = this;
    const operation = restoration(then, model.document, block, () => model.fresh());
    if (operation.length === 0) return false;
    model.edit(operation);
    this.editor.show();
    this.#edited(operation);
    return true;
  }

  /** @param {import("./restore.js").Plan} plan for what an earlier page left */
  #recover({ operation }) {
    if (operation.length === 0) return;
    this.model.edit(operation);
    this.editor.show();
    this.#edited(operation);
    this.controls.tell("restored", { n: operation.length });
  }

  destroy() {
    this.#ended.abort();
    this.notes.close();
    for (const undo of this.#undoers) undo();
    clearInterval(this.#ticking);
    cancelAnimationFrame(this.#frame);
    this.controls.find.destroy();
    this.presence.destroy();
    this.safekeeping.destroy();
    this.parts.clear();
  }
}
