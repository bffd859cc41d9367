// The mark beside each written passage: how it stands, and the way to what people say to it.

import { lockedBlocks, standing } from "../derived.js";
import { render, h } from "../render.js";

/** What is most pressing comes first: its sign stands in the mark. */
const signs = [
  ["objected", "!", "passage.objected"], ["proposals", "±", "passage.openProposals"],
  ["threads", "…", "passage.openThreads"], ["voided", "↺", "passage.voided"],
  ["agreed", "✓", "passage.agreed"],
];

/** What a mark was last rendered from. */
const shown = new WeakMap();

/**
 * @param {HTMLElement} frame of the passage
 * @param {import("./kinds.js").Block} block
 * @param {Object} context
 * @param {Object} context.state the meeting
 * @param {import("../words.js").Words} context.words of the interface
 * @param {boolean} context.locked
 * @param {(block: string) => void} context.open
 */
export function renderMark(frame, block, { state, words, locked, open }) {
  frame.classList.toggle("is-locked", locked);
  const sources = [state.agreement, words, locked];
  let mark = /** @type {HTMLElement | null} */ (frame.querySelector(":scope > .passage-mark"));
  if (mark && sources.every((source, index) => source === shown.get(mark)?.[index])) return;
  if (!mark) {
    mark = document.createElement("span");
    mark.className = "passage-mark";
    mark.contentEditable = "false";
    frame.append(mark);
  }
  shown.set(mark, sources);
  // On the side where the page ends, whichever way the passage itself runs.
  mark.dir = words.direction;
  const figures = standing(state, block.id);
  const present = signs.filter(([name]) => figures[name] > 0);
  const [name, sign] = present[0] ?? ["unsaid", "·"];
  const texts = present.map(([one, , key]) => words.say(key, { count: figures[one] }));
  if (present.length === 0) texts.push(words.say("passage.unsaid"));
  if (locked) texts.push(words.say("passage.isLocked"));
  const label = words.say("passage.mark", { standing: texts.join(" · ") });
  render(mark, h("button", {
    type: "button", class: `is-${name}`, "aria-label": label, title: label,
    "aria-haspopup": "dialog", onclick: () => open(block.id),
  }, h("span", { "aria-hidden": "true" }, locked ? "🔒" : "", sign, figures[name] > 0 &&
    words.number(figures[name]))));
}

/** Remembers which blocks are locked for as long as neither locks nor blocks change. */
export class Locks {
  #sources = [];
  #locked = new Map();

  /** @param {Object | null} state @param {import("./kinds.js").Block[]} blocks
   * @returns {boolean} whether other blocks are locked now */
  update(state, blocks) {
    const sources = [state?.agreement?.locks, blocks];
    if (sources.every((source, index) => source === this.#sources[index])) return false;
    this.#sources = sources;
    const before = this.#locked;
    this.#locked = state ? lockedBlocks(state, blocks) : new Map();
    return before.size !== this.#locked.size ||
      [...before.keys()].some((id) => !this.#locked.has(id));
  }

  has(id) { return this.#locked.has(id); }
}
