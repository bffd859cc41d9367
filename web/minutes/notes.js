// Who said what a note says and about what: "@" and "#" in the text, or the labels above it, open a
// list to choose from.

import { participants, ranking } from "../derived.js";
import { kindOf } from "./kinds.js";
import { openPicker } from "./picker.js";
import { isCollapsed } from "./selection.js";

/**
 * @typedef {Object} NotesOptions
 * @property {HTMLElement} sheet where the list opens
 * @property {import("./editor.js").Editor} editor
 * @property {() => Object} state the meeting
 * @property {() => import("./sentences.js").Sentences} sentences
 * @property {(key: string, values?: Object) => string} say
 */

export class Notes {
  #close = null;

  /** @param {NotesOptions} options */
  constructor(options) {
    this.options = options;
  }

  /**
   * "@" and "#" in a note, and "@" in an empty paragraph, which becomes a note.
   * @param {"@" | "#"} key
   * @returns {boolean} whether a list was opened
   */
  pickByKey(key) {
    const { editor } = this.options;
    const { block, range } = editor.selection;
    if (!block || !isCollapsed(range)) return false;
    const isNote = kindOf(block) === "note";
    const isNew = key === "@" && kindOf(block) === "paragraph" && block.text === "";
    // Within a word it is a letter, as in an address.
    const isInWord = /\S$/.test(block.text.slice(0, range.focus.offset));
    if (!(isNote || isNew) || isInWord) return false;
    if (isNew) editor.choose("note");
    this.pick(block.id, key === "@" ? "speaker" : "commitment", key);
    return true;
  }

  /**
   * @param {string} id of the note
   * @param {"speaker" | "commitment"} attribute
   * @param {string} [typed] what was typed to open it; it is written when nothing is chosen
   */
  pick(id, attribute, typed) {
    const { editor, say, sheet } = this.options;
    const block = editor.blockOf(id);
    const near = editor.surface.shown.get(id)?.frame;
    if (!block || !near || !editor.writable) return;
    this.#close?.();
    const isSpeaker = attribute === "speaker";
    const { range } = editor.selection;
    this.#close = openPicker({
      root: sheet, near, say,
      label: say(isSpeaker ? "note.pickSpeaker" : "note.pickCommitment"),
      choices: isSpeaker ? this.#people() : this.#commitments(),
      current: block.attributes[attribute] ?? null,
      done: (choice) => {
        this.#close = null;
        const now = editor.blockOf(id);
        if (!now) return;
        const place = range?.focus.block === id
          ? range.focus : { block: id, offset: now.text.length };
        editor.selection.set({ anchor: place, focus: place }, { scroll: false });
        if (choice) editor.setAttributes({ [attribute]: choice.value });
        else if (typed) editor.replaceSelected(typed);
      },
    });
  }

  #people() {
    const { say, sentences, state } = this.options;
    return [...participants(state()).map(({ id: value, person }) => ({
      value, label: sentences().name(person),
      detail: [person.title, person.organisation].filter(Boolean).join(" · "),
    })), { value: null, label: say("note.nobody") }];
  }

  #commitments() {
    const { say, state } = this.options;
    return [...ranking(state()).map(({ commitment }) => commitment)
      .sort((a, b) => a.number - b.number)
      .map(({ id: value, number, title }) => ({ value, label: `${number}. ${title}` })),
    { value: null, label: say("note.noCommitment") }];
  }

  close() { this.#close?.(); }
}
