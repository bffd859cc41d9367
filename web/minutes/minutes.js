// The minutes surface: a page on which people of the room write together, with a bar above it.
// Joins the model, the editor and the store; each of them knows nothing of the others.

import { participants, ranking } from "../derived.js";
import { createWords } from "../words.js";
import { render, h } from "../render.js";
import { isCollapsed } from "./selection.js";
import { Editor } from "./editor.js";
import { editorWords } from "./editorWords.js";
import { attachInput } from "./input.js";
import { attachKeyboard } from "./keyboard.js";
import { choices, isLive, kindOf } from "./kinds.js";
import { renderLabels } from "./labels.js";
import { renderLive } from "./live/live.js";
import { Model } from "./model.js";
import { renderPanel } from "./panels.js";
import { openPicker } from "./picker.js";
import { attachPointer } from "./pointer.js";
import { Presence } from "./presence.js";
import { createSentences } from "./sentences.js";
import { Safekeeping } from "./safekeeping.js";
import { attachToolbarKeys, renderToolbar } from "./toolbar.js";
import { copyText, renderTray } from "./tray.js";

/** Typing shows as unsent when nothing has been acknowledged for this long, in milliseconds. */
const patience = 2_000;

/** The parts of the meeting that labels and live blocks show. */
const shownParts = [
  "header", "phaseChanges", "seats", "attendance", "rules", "agenda", "consultation", "commitments",
  "ballots", "actions",
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
 * @returns {{update(changed?: {words?: Object, canWrite?: boolean}): void, focus(): void,
 *   destroy(): void, source: import("../connection.js").Source}} `update` after anything that the
 *   store or the connection know has changed; it is cheap when nothing here has
 */
export function createMinutes(options) {
  const surface = new MinutesSurface(options);
  return {
    update: (changed) => surface.update(changed),
    focus: () => surface.focus(),
    destroy: () => surface.destroy(),
    source: surface.model.source,
  };
}

class MinutesSurface {
  #ended = new AbortController();
  #undoers = [];
  #frame = 0;
  #open = null;
  #copied = null;
  #closePicker = null;
  #drawn = { words: null, state: null, carets: null, unsent: new Set(), parts: [] };
  #ticking = 0;

  /** @param {Parameters<typeof createMinutes>[0]} options */
  constructor({ root, store, words, connection, seat, canWrite }) {
    this.root = root;
    this.store = store;
    this.connection = connection;
    this.seat = seat;
    this.wordsOf = typeof words === "function" ? words : () => words;
    this.mayWrite = typeof canWrite === "function" ? canWrite : () => canWrite;
    this.#layOut();
    this.model = new Model({
      client: connection.client ?? "", author: seat ?? "",
      remote: () => this.#scheduleRemote(),
      lost: (texts) => this.safekeeping.lose(texts, "rejected"),
      progress: () => this.#progress(),
    });
    this.editor = new Editor({
      page: this.page, toolbar: this.bar, model: this.model,
      renderLive: (block, frame) => this.#renderLive(block, frame),
      renderLabels: (block, frame) => this.#renderLabels(block, frame),
      nameOf: (kind) => this.say(`kind.${kind}`),
      selectionChanged: () => this.#selectionChanged(),
      edited: () => this.#edited(),
    });
    this.presence = new Presence(this.editor, this.carets, connection);
    this.safekeeping = new Safekeeping({
      model: this.model, store, connection, seat, recovered: (plan) => this.#recover(plan),
      changed: () => this.#drawTray(),
    });
    this.#attach();
    this.#undoers.push(store.attachMinutes(this.model));
    this.#undoers.push(store.subscribe(() => this.update()));
    this.update();
  }

  // The page

  #layOut() {
    const make = (name, className, parent) => {
      const element = document.createElement(name);
      element.className = className;
      parent.append(element);
      return element;
    };
    this.root.classList.add("minutes");
    this.bar = make("div", "minutes-bar", this.root);
    this.tools = make("div", "minutes-tools", this.bar);
    this.tools.setAttribute("role", "toolbar");
    this.panel = make("div", "minutes-panel", this.bar);
    this.panel.id = "minutes-panel";
    this.tray = make("section", "minutes-tray", this.root);
    this.sheet = make("div", "minutes-sheet", this.root);
    this.page = make("article", "minutes-page", this.sheet);
    this.page.tabIndex = -1;
    this.carets = make("div", "minutes-carets", this.sheet);
    this.blank = make("div", "minutes-blank", this.sheet);
    this.status = make("p", "minutes-quiet", this.root);
    this.status.setAttribute("role", "status");
  }

  #attach() {
    const { editor } = this;
    const on = (target, type, listener) =>
      target.addEventListener(type, listener, { signal: this.#ended.signal });
    on(document, "selectionchange", () => {
      if (!editor.selection.hasFocus || editor.surface.composing) return;
      editor.selection.read();
    });
    on(this.page, "focusin", () => editor.selection.read());
    on(this.root, "focusout", () => setTimeout(() => {
      if (!this.root.contains(document.activeElement)) this.presence.leave();
    }));
    // What is done next refers to the page as it is drawn.
    for (const type of ["keydown", "beforeinput", "mousedown", "paste", "cut"]) {
      this.page.addEventListener(type, () => this.#drawRemote(), {
        capture: true, signal: this.#ended.signal,
      });
    }
    this.#undoers.push(
      attachInput(editor, {
        pick: (key) => this.#pickByKey(key),
        pasted: (n) => this.#tell("said.pasted", { n }),
      }),
      attachKeyboard(editor, { toToolbar: () => this.toolbarKeys.focus() }),
      attachPointer(editor));
    this.toolbarKeys = attachToolbarKeys(this.tools, () => this.focus());
    on(this.panel, "keydown", (event) => { if (event.key === "Escape") this.#close(); });
    // A button must not take the caret out of the text.
    on(this.tools, "mousedown", (event) => {
      if (event.target.closest("button")) event.preventDefault();
    });
    const observer = new ResizeObserver(() => this.presence.draw());
    observer.observe(this.page);
    this.#undoers.push(() => observer.disconnect());
    on(window, "pagehide", () => this.safekeeping.saveNow());
  }

  // Keeping in step

  /** @param {{words?: Object, canWrite?: boolean}} [changed] */
  update(changed = {}) {
    if (changed.words) this.wordsOf = () => changed.words;
    if (changed.canWrite !== undefined) this.mayWrite = () => changed.canWrite;
    const { state, live } = this.store;
    const words = this.wordsOf();
    const drawn = this.#drawn;
    const speaksAnew = words !== drawn.words;
    if (speaksAnew) this.#speak(words);
    const isNewState = state !== drawn.state;
    drawn.state = state;
    this.#setWritable();
    if (state && (speaksAnew || isNewState)) this.#drawState(speaksAnew);
    if (live.carets !== drawn.carets || isNewState) {
      drawn.carets = live.carets;
      this.presence.show(live.carets, state, this.connection.client);
    }
    this.#drawUnsent();
    if (speaksAnew) this.#drawAround();
    this.safekeeping.tryRecovering();
  }

  #speak(words) {
    this.#drawn.words = words;
    this.words = createWords(words.language, editorWords[words.language]);
    this.sentences = createSentences(words, { isolating: true });
    this.page.setAttribute("aria-label", this.say("page.label"));
    this.tools.setAttribute("aria-label", this.say("toolbar.label"));
  }

  /** The words of the editor. */
  say(key, values) { return this.words.say(key, values); }

  #setWritable() {
    const { surface } = this.editor;
    const writable = Boolean(this.seat) && this.mayWrite() && this.model.isReady;
    if (surface.writable === writable && this.#drawn.writable === writable) return;
    this.#drawn.writable = writable;
    surface.writable = writable;
    this.root.classList.toggle("is-writable", writable);
    this.bar.hidden = !writable;
    surface.refresh();
    this.#drawAround();
  }

  #drawState(all) {
    const { state } = this.store;
    const { surface } = this.editor;
    // Most entries are of the minutes themselves and change nothing that is shown of the meeting.
    const parts = shownParts.map((name) => state[name]);
    const isSame = parts.every((part, index) => part === this.#drawn.parts[index]);
    this.#drawn.parts = parts;
    if (isSame && !all) return;
    surface.direction = state.header.language === "ar" ? "rtl" : "ltr";
    this.page.lang = state.header.language;
    // Votes and decisions change tables above what is read.
    surface.viewport.hold(this.#ownFrame(), () => {
      for (const { block, frame } of surface.shown.values()) {
        if (isLive(block)) this.#renderLive(block, frame);
        else if (all || kindOf(block) === "note") this.#renderLabels(block, frame);
      }
    });
    if (all) surface.name();
    this.#drawBlank();
  }

  #ownFrame() {
    const { selection, surface } = this.editor;
    if (!selection.hasFocus) return null;
    return surface.shown.get(selection.range?.focus.block)?.frame ?? null;
  }

  #renderLive(block, frame) {
    const { state } = this.store;
    if (!state || !this.sentences) return;
    frame.setAttribute("aria-label", this.say(`kind.${kindOf(block)}`));
    renderLive(frame, kindOf(block), state, this.sentences);
  }

  #renderLabels(block, frame) {
    const { state } = this.store;
    if (!state || !this.sentences) return;
    renderLabels(block, frame, {
      state, sentences: this.sentences, writable: this.editor.writable,
      say: (key, values) => this.say(key, values),
      pick: (attribute) => this.#pick(block.id, attribute),
    });
  }

  #scheduleRemote() {
    if (this.#frame) return;
    // A page in the background draws nothing until it is looked at again.
    this.#frame = requestAnimationFrame(() => this.#drawRemote());
  }

  /** Shows what others did since the last time. */
  #drawRemote() {
    if (!this.#frame || !this.sentences) return;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const { mapped, operations } = this.model.takeUnseen();
    this.editor.showRemote(mapped, operations);
    this.presence.moved(mapped);
    this.#setWritable();
    this.#drawBlank();
    this.#drawUnsent();
    this.#drawTools();
  }

  // Acting

  #edited() {
    this.connection.poke();
    this.presence.sendOwn();
    this.presence.moved((position) => position);
    this.#drawBlank();
    this.#drawTools();
  }

  #selectionChanged() {
    this.presence.sendOwn();
    this.#drawTools();
  }

  focus() {
    const { selection, blocks } = this.editor;
    if (selection.range && this.editor.blockOf(selection.range.focus.block)) {
      return selection.set(selection.range, { scroll: false });
    }
    const first = blocks.find((block) => !isLive(block)) ?? blocks[0];
    if (first) {
      const place = { block: first.id, offset: 0 };
      selection.set({ anchor: place, focus: place });
    }
  }

  #drawTools() {
    if (!this.editor.writable || !this.words) return;
    const { editor, model } = this;
    renderToolbar(this.tools, {
      blocks: editor.selection.blocks, canUndo: model.canUndo, canRedo: model.canRedo,
      unsent: this.#drawn.unsent.size, open: this.#open,
    }, (key, values) => this.say(key, values), {
      choose: (event) => this.#choose(event),
      toggle: (choice) => this.#become(choice),
      up: () => this.#act(() => editor.move("up"), "said.movedUp"),
      down: () => this.#act(() => editor.move("down"), "said.movedDown"),
      trash: () => this.#act(() => editor.trash(), "said.trashed"),
      undo: () => this.#act(() => editor.undo(), "said.undone"),
      redo: () => this.#act(() => editor.redo(), "said.redone"),
      insert: () => this.#toggle("insert"),
      trashed: () => this.#toggle("trashed"),
      help: () => this.#toggle("help"),
    });
    this.toolbarKeys.settle();
    if (this.#open === "trashed") this.#drawPanel();
  }

  #act(run, key) {
    this.#drawRemote();
    // By keyboard one stays at the button to press it again.
    const focused = /** @type {HTMLElement | null} */ (document.activeElement);
    const stays = this.tools.contains(focused) && focused.matches(":focus-visible");
    run();
    this.#tell(key);
    if (stays) focused.focus();
  }

  #choose(event) {
    const { value } = event.target;
    if (choices[value]) this.#become(value);
  }

  #become(choice) {
    this.#act(() => this.editor.choose(choice), null);
    this.#tell("said.kind", { kind: this.say(`kind.${choice}`) });
    this.#drawTools();
  }

  /** @param {string | null} key @param {Object} [values] */
  #tell(key, values) {
    if (key) this.status.textContent = this.say(key, values);
  }

  // Panels, tray, list of people

  #toggle(panel) {
    if (this.#open === panel) return this.#close();
    this.#open = panel;
    this.#drawTools();
    this.#drawPanel();
    this.panel.querySelector("h2")?.focus({ preventScroll: true });
  }

  #close() {
    const wasIn = this.panel.contains(document.activeElement);
    const name = this.#open;
    this.#open = null;
    this.#drawPanel();
    this.#drawTools();
    if (wasIn) this.tools.querySelector(`[data-name="${name}"]`)?.focus();
  }

  #drawPanel() {
    renderPanel(this.panel, this.#open, {
      state: this.store.state, trashed: this.model.trashed,
      say: (key, values) => this.say(key, values),
      act: {
        close: () => this.#close(),
        insert: (kind) => {
          this.#close();
          this.editor.insert(kind);
          this.#tell("said.inserted", { kind: this.say(`kind.${kind}`) });
        },
        restore: (id) => {
          this.#close();
          this.editor.restore(id);
          this.#tell("said.restored");
        },
      },
    });
  }

  #drawAround() {
    this.#drawTools();
    this.#drawPanel();
    this.#drawTray();
    this.#drawBlank();
  }

  #drawBlank() {
    if (!this.words) return;
    const isBlank = this.model.isReady && this.model.blocks.length === 0;
    this.blank.hidden = !isBlank;
    if (!isBlank) return render(this.blank);
    render(this.blank, this.editor.writable
      ? h("button", {
        type: "button", class: "minutes-plain", onclick: () => this.editor.insert("paragraph"),
      }, this.say("empty.writable"))
      : h("p", { class: "minutes-empty" }, this.say("empty.readable")));
  }

  #drawTray() {
    if (!this.words || !this.safekeeping) return;
    const { safekeeping } = this;
    const find = (id) => safekeeping.tray.find((lost) => lost.id === id);
    renderTray(this.tray, safekeeping.tray, {
      say: (key, values) => this.say(key, values), writable: this.editor.writable,
      copied: this.#copied,
      act: {
        insert: (id) => {
          this.#drawRemote();
          this.editor.append(find(id).text.split("\n").filter(Boolean));
          safekeeping.discard(id);
        },
        copy: async (id) => {
          if (await copyText(find(id).text)) this.#copied = id;
          this.#drawTray();
        },
        discard: (id) => safekeeping.discard(id),
      },
    });
  }

  /** "@" and "#" in a note, and "@" in an empty paragraph, which becomes a note. */
  #pickByKey(key) {
    const { block, range } = this.editor.selection;
    if (!block || !isCollapsed(range)) return false;
    const isNote = kindOf(block) === "note";
    const isNew = key === "@" && kindOf(block) === "paragraph" && block.text === "";
    const before = block.text.slice(0, range.focus.offset);
    // Within a word it is a letter, as in an address.
    if (!(isNote || isNew) || /\S$/.test(before)) return false;
    if (isNew) this.editor.choose("note");
    this.#pick(block.id, key === "@" ? "speaker" : "commitment", key);
    return true;
  }

  /** @param {string} id @param {"speaker" | "commitment"} attribute @param {string} [typed] */
  #pick(id, attribute, typed) {
    const { editor, sentences } = this;
    const { state } = this.store;
    const block = this.model.blocks.find((one) => one.id === id);
    const near = editor.surface.shown.get(id)?.frame;
    if (!block || !near || !editor.writable) return;
    this.#closePicker?.();
    const isSpeaker = attribute === "speaker";
    const people = () => participants(state).map((seat) => ({
      value: seat.id, label: sentences.name(seat.person),
      detail: [seat.person.title, seat.person.organisation].filter(Boolean).join(" · "),
    }));
    const commitments = () => [...ranking(state)]
      .sort((a, b) => a.commitment.number - b.commitment.number)
      .map(({ commitment: { id: value, number, title } }) =>
        ({ value, label: `${number}. ${title}` }));
    const none = {
      value: null, label: this.say(isSpeaker ? "note.nobody" : "note.noCommitment"),
    };
    const range = editor.selection.range;
    this.#closePicker = openPicker({
      root: this.sheet, near,
      label: this.say(isSpeaker ? "note.pickSpeaker" : "note.pickCommitment"),
      choices: [...(isSpeaker ? people() : commitments()), none],
      current: block.attributes[attribute] ?? null,
      say: (key, values) => this.say(key, values),
      done: (choice) => {
        this.#closePicker = null;
        const isThere = editor.blockOf(id);
        if (!isThere) return;
        const place = range?.focus.block === id
          ? range.focus : { block: id, offset: isThere.text.length };
        editor.selection.set({ anchor: place, focus: place }, { scroll: false });
        if (choice) editor.setAttributes({ [attribute]: choice.value });
        else if (typed) editor.replaceSelected(typed);
      },
    });
  }

  // What is unsent

  #progress() {
    this.safekeeping.save();
    this.#drawUnsent();
    if (!this.#ticking && !this.model.isIdle) {
      this.#ticking = setInterval(() => this.#drawUnsent(), 500);
    }
  }

  #drawUnsent() {
    if (this.model.isIdle && this.#ticking) {
      clearInterval(this.#ticking);
      this.#ticking = 0;
    }
    const isLate = this.model.waiting > patience ||
      (!this.model.isIdle && this.connection.line.name !== "open");
    const unsent = isLate ? this.model.unsent : new Set();
    const { shown } = this.editor.surface;
    const before = this.#drawn.unsent;
    this.#drawn.unsent = unsent;
    for (const id of before) {
      if (!unsent.has(id)) shown.get(id)?.frame.classList.remove("is-unsent");
    }
    for (const id of unsent) shown.get(id)?.frame.classList.add("is-unsent");
    if (before.size !== unsent.size) this.#drawTools();
  }

  /** @param {import("./restore.js").Plan} plan */
  #recover({ operation }) {
    if (operation.length === 0) return;
    this.model.edit(operation);
    this.editor.show();
    this.#edited();
    this.#tell("restored", { n: operation.length });
  }

  destroy() {
    this.#ended.abort();
    this.#closePicker?.();
    for (const undo of this.#undoers) undo();
    clearInterval(this.#ticking);
    cancelAnimationFrame(this.#frame);
    this.presence.destroy();
    this.safekeeping.destroy();
    this.root.classList.remove("minutes", "is-writable");
    this.root.replaceChildren();
  }
}
