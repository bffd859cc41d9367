// What stands around the page: the bar, what opens below it, the tray, the invitation to write.
// Says what was done, for those who do not see it.

import { h, render } from "../render.js";
import { choices } from "./kinds.js";
import { renderPanel } from "./panels.js";
import { attachToolbarKeys, renderToolbar } from "./toolbar.js";
import { copyText, renderTray } from "./tray.js";

/**
 * @typedef {Object} ControlsOptions
 * @property {ReturnType<typeof import("./layout.js").layOut>} parts
 * @property {import("./editor.js").Editor} editor
 * @property {import("./model.js").Model} model
 * @property {import("./safekeeping.js").Safekeeping} safekeeping
 * @property {() => Object | null} state the meeting
 * @property {(key: string, values?: Object) => string} say
 * @property {() => void} catchUp draws what others did: before anything is done to the page
 * @property {() => void} focus puts the caret back into the page
 */

export class Controls {
  #unsent = 0;
  /** @type {"insert" | "trashed" | "help" | null} */
  #open = null;
  #copied = null;

  /** @param {ControlsOptions} options @param {AbortSignal} signal ends it */
  constructor(options, signal) {
    this.options = options;
    const { tools, panel } = options.parts;
    this.keys = attachToolbarKeys(tools, options.focus);
    // A button must not take the caret out of the text.
    tools.addEventListener("mousedown", (event) => {
      if (event.target.closest("button")) event.preventDefault();
    }, { signal });
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.#close();
    }, { signal });
  }

  /** Draws everything again, for another language or other rights. */
  draw() {
    this.drawBar();
    this.#drawPanel();
    this.drawTray();
    this.drawUnsent();
    this.drawBlank();
  }

  drawBar() {
    const { editor, model, parts, say } = this.options;
    if (!editor.writable) return;
    renderToolbar(parts.tools, {
      blocks: editor.selection.blocks, canUndo: model.canUndo, canRedo: model.canRedo,
      open: this.#open,
    }, say, {
      choose: ({ target: { value } }) => { if (choices[value]) this.#become(value); },
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
    this.keys.settle();
    if (this.#open === "trashed") this.#drawPanel();
  }

  #act(run, key, values) {
    const { catchUp, parts } = this.options;
    catchUp();
    // By keyboard one stays at the control, to use it again.
    const focused = /** @type {HTMLElement | null} */ (document.activeElement);
    const stays = parts.tools.contains(focused) && focused.matches(":focus-visible");
    run();
    this.tell(key, values);
    if (stays) focused.focus();
  }

  #become(choice) {
    const { editor, say } = this.options;
    this.#act(() => editor.choose(choice), "said.kind", { kind: say(`kind.${choice}`) });
    this.drawBar();
  }

  /** @param {string} key @param {Object} [values] */
  tell(key, values) { this.options.parts.status.textContent = this.options.say(key, values); }

  // What opens below the bar

  #toggle(panel) {
    if (this.#open === panel) return this.#close();
    this.#open = panel;
    this.drawBar();
    this.#drawPanel();
    this.options.parts.panel.querySelector("h2")?.focus({ preventScroll: true });
  }

  #close() {
    const { panel, tools } = this.options.parts;
    const name = this.#open;
    const wasIn = panel.contains(document.activeElement);
    this.#open = null;
    this.#drawPanel();
    this.drawBar();
    if (wasIn) tools.querySelector(`[data-name="${name}"]`)?.focus();
  }

  #drawPanel() {
    const { editor, model, parts, say, state } = this.options;
    renderPanel(parts.panel, this.#open, {
      state: state(), trashed: model.trashed, say,
      act: {
        close: () => this.#close(),
        insert: (kind) => {
          this.#close();
          this.#act(() => editor.insert(kind), "said.inserted", { kind: say(`kind.${kind}`) });
        },
        restore: (id) => {
          this.#close();
          this.#act(() => editor.restore(id), "said.restored");
        },
      },
    });
  }

  // What is unsent, and what is in the place of text

  /** @param {number} count the blocks that have been unsent long enough to say so */
  drawUnsent(count = this.#unsent) {
    const { parts: { unsent }, say } = this.options;
    this.#unsent = count;
    unsent.hidden = count === 0;
    unsent.title = say("unsent.kept");
    unsent.textContent = count > 0 ? say("unsent.count", { n: count }) : "";
  }

  /** Empty minutes say what to do. */
  drawBlank() {
    const { editor, model, parts, say } = this.options;
    const isBlank = model.isReady && model.blocks.length === 0;
    parts.blank.hidden = !isBlank;
    if (!isBlank) return render(parts.blank);
    const begin = () => editor.insert("paragraph");
    render(parts.blank, editor.writable
      ? h("button", { type: "button", class: "minutes-plain", onclick: begin },
        say("empty.writable"))
      : h("p", { class: "minutes-empty" }, say("empty.readable")));
  }

  drawTray() {
    const { catchUp, editor, parts, safekeeping, say } = this.options;
    const find = (id) => safekeeping.tray.find((lost) => lost.id === id);
    renderTray(parts.tray, safekeeping.tray, {
      say, writable: editor.writable, copied: this.#copied,
      act: {
        insert: (id) => {
          catchUp();
          editor.append(find(id).text.split("\n").filter(Boolean));
          safekeeping.discard(id);
        },
        copy: async (id) => {
          if (await copyText(find(id).text)) this.#copied = id;
          this.drawTray();
        },
        discard: (id) => safekeeping.discard(id),
      },
    });
  }
}
