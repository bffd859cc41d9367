// Where everybody writes: shows the carets of the others, and tells them one's own.

import { participants, seatsById } from "../derived.js";
import { colours, RemoteCarets } from "./remoteCarets.js";

/** One's own caret goes out at most this often, in milliseconds. */
const interval = 100;

export class Presence {
  /** @type {Map<string, {source: Object, seat: string, focus: Object, anchor: number}>} */
  #carets = new Map();
  #state = null;
  #own = { sent: "", wanted: null, at: 0, timer: 0 };
  #frame = 0;

  /**
   * @param {import("./editor.js").Editor} editor
   * @param {HTMLElement} layer
   * @param {{post(message: Object): boolean}} connection
   */
  constructor(editor, layer, connection) {
    this.editor = editor;
    this.connection = connection;
    this.drawing = new RemoteCarets(editor.surface, layer);
  }

  /**
   * @param {Object<string, {seat: string, block: string, offset: number, anchor: number}>} carets
   *   per client
   * @param {Object} state the meeting
   * @param {string} own this page's client
   */
  show(carets, state, own) {
    this.#state = state;
    for (const client of this.#carets.keys()) if (!carets[client]) this.#carets.delete(client);
    for (const [client, source] of Object.entries(carets)) {
      if (client === own || this.#carets.get(client)?.source === source) continue;
      if (source.block === undefined || source.block === null) {
        this.#carets.delete(client);
        continue;
      }
      const focus = { block: source.block, offset: source.offset };
      this.#carets.set(client, { source, seat: source.seat, focus, anchor: source.anchor });
    }
    this.draw();
  }

  /** Carries the carets along until the next that is heard of them. */
  moved(mapped) {
    for (const caret of this.#carets.values()) {
      const anchor = mapped({ block: caret.focus.block, offset: caret.anchor });
      caret.focus = mapped(caret.focus);
      caret.anchor = anchor.block === caret.focus.block ? anchor.offset : caret.focus.offset;
    }
    this.draw();
  }

  /** Draws with the next frame. */
  draw() {
    if (this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.drawing.draw(this.#described());
    });
  }

  #described() {
    if (!this.#state) return [];
    const everyone = participants(this.#state);
    return [...this.#carets].flatMap(([client, { seat, focus, anchor }]) => {
      const person = seatsById(this.#state).get(seat)?.person;
      if (!person) return [];
      const colour = everyone.findIndex(({ id }) => id === seat) % colours;
      return [{ client, seat, name: person.name, colour: Math.max(0, colour), focus, anchor }];
    });
  }

  /** Tells where one writes, now or a little later. */
  sendOwn() {
    const { range } = this.editor.selection;
    if (!range || !this.editor.writable || !this.editor.selection.hasFocus) return;
    const { focus, anchor } = range;
    const blocks = this.editor.blocks.map(({ id }) => id);
    const isBefore = blocks.indexOf(anchor.block) < blocks.indexOf(focus.block);
    const length = this.editor.blockOf(focus.block)?.text.length ?? 0;
    // Others see the part of the selection that is in the block of its moving end.
    const from = anchor.block === focus.block ? anchor.offset : isBefore ? 0 : length;
    this.#want({ block: focus.block, offset: focus.offset, anchor: from });
  }

  /** Tells that one does not write any more. */
  leave() { this.#want({}); }

  #want(caret) {
    const own = this.#own;
    own.wanted = caret;
    if (own.timer) return;
    const wait = Math.max(0, own.at + interval - Date.now());
    own.timer = setTimeout(() => {
      own.timer = 0;
      const text = JSON.stringify(own.wanted);
      if (text === own.sent) return;
      own.at = Date.now();
      if (this.connection.post({ caret: own.wanted })) own.sent = text;
    }, wait);
  }

  destroy() {
    clearTimeout(this.#own.timer);
    cancelAnimationFrame(this.#frame);
    this.drawing.destroy();
  }
}
