// What stands around the page: the bar, what opens below it, the tray, the invitation to write.
// Says what was done, for those who do not see it.

import { h, render } from "../render.js";
import { choices } from "./kinds.js";
import { Find } from "./find.js";
import { renderPanel } from "./panels.js";
import { attachToolbarKeys, renderToolbar } from "./toolbar.js";
import { copyText, renderTray } from "./tray.js";
import { writersOf } from "./writers.js";

/**
 * @typedef {Object} ControlsOptions
 * @property {ReturnType<typeof import("./layout.js").layOut>} parts
 * @property {import("./editor.js").Editor} editor
 * @property {import("./model.js").Model} model
 * @property {import("./safekeeping.js").Safekeeping} safekeeping
 * @property {() => Object | null} state the meeting
 * @property {(key: string, values?: Object) => string} say
 * @property {() => void} catchUp draws what others did: before anything is done to the page
 * @property {() => import("./phrases.js").Phrase[]} phrases
 * @property {() => void} focus puts the caret back into the page
 */

export class Controls {
  #unsent = 0;
  /** @type {import("./panels.js").Panel | null} */
  #open = null;
  #copied = null;
  /** The writers that the page is coloured for. */
  #known = "";

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
    const { editor, say, focus } = options;
    this.find = new Find({
      root: options.parts.find, editor, say, focus, changed: () => this.drawBar(),
    });
  }

  /** Draws everything again, for another language or other rights. */
  draw() {
    this.drawBar();
    this.#drawPanel();
    this.drawTray();
    this.drawUnsent();
    this.drawBlank();
    this.find.draw();
  }

  drawBar() {
    const { editor, model, parts, say } = this.options;
    renderToolbar(parts.tools, {
      writable: editor.writable, has: (word) => editor.has(word), finding: this.find.isOpen,
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
      look: (word) => {
        editor.toggle(word);
        this.drawBar();
      },
      link: () => this.toggleLink(),
      find: () => this.find.toggle(),
      writers: () => this.#toggle("writers"),
      insert: () => this.#toggle("insert"),
      trashed: () => this.#toggle("trashed"),
      help: () => this.#toggle("help"),
    });
    this.keys.settle();
    if (this.#open === "trashed" || this.#open === "writers") this.#drawPanel();
    if (this.#open === "writers") this.#colour();
    this.find.refresh();
  }

  /** Opens what asks for the address of a link. */
  toggleLink() {
    if (this.#open === "link") return this.#close();
    this.#toggle("link");
    this.options.parts.panel.querySelector("input").focus({ preventScroll: true });
  }

  /** Shows in colour who wrote what, or no longer. */
  #colour() {
    const { editor, model } = this.options;
    const { surface } = editor;
    if (this.#open !== "writers") {
      if (surface.colourOf) surface.showAuthors(null);
      return;
    }
    const writers = writersOf(model.blocks);
    const known = JSON.stringify(writers.map(({ author, colour }) => [author, colour]).sort());
    if (known === this.#known && surface.colourOf) return;
    this.#known = known;
    const colours = new Map(writers.map(({ author, colour }) => [author, colour]));
    surface.showAuthors((author) => colours.get(author) ?? 0);
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
    this.#colour();
    this.options.parts.panel.querySelector("h2")?.focus({ preventScroll: true });
  }

  #close() {
    const { panel, tools } = this.options.parts;
    const name = this.#open;
    const wasIn = panel.contains(document.activeElement);
    this.#open = null;
    this.#drawPanel();
    this.#colour();
    this.drawBar();
    if (wasIn) tools.querySelector(`[data-name="${name}"]`)?.focus();
  }

  #drawPanel() {
    const { editor, model, parts, say, state } = this.options;
    renderPanel(parts.panel, this.#open, {
      state: state(), trashed: model.trashed, say, blocks: model.blocks,
      phrases: this.options.phrases, link: this.#open === "link" ? editor.linkPlace().link : null,
      act: {
        close: () => this.#close(),
        link: (address, name) => {
          this.#close();
          this.#act(() => editor.setLink(address, name), address ? "said.linked" : "said.unlinked");
          this.options.focus();
        },
        write: (text) => {
          this.#close();
          this.#act(() => editor.append([text]), "said.inserted", { kind: say("kind.paragraph") });
        },
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
