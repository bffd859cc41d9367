// A searchable list of people or commitments, after the ARIA pattern of the combobox.

import { h, render } from "../render.js";
import { folded } from "./folding.js";

/**
 * @typedef {Object} Choice
 * @property {string | null} value null: takes the attribute away
 * @property {string} label
 * @property {string} [detail]
 */

/** How many choices are shown at once. */
const most = 60;

/**
 * The choices with every word of the query, those that start with it first.
 * @param {Choice[]} choices
 * @param {string} query
 * @returns {Choice[]}
 */
export function matching(choices, query) {
  const words = folded(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return choices;
  const scored = choices.filter(({ value }) => value !== null).flatMap((choice) => {
    const text = folded(`${choice.label} ${choice.detail ?? ""}`);
    if (!words.every((word) => text.includes(word))) return [];
    const starts = text.split(/[\s.]+/).some((word) => word.startsWith(words[0]));
    return [{ choice, score: text.startsWith(words[0]) ? 0 : starts ? 1 : 2 }];
  });
  return scored.sort((a, b) => a.score - b.score).map(({ choice }) => choice);
}

/**
 * Opens the list and waits for a choice.
 * @param {Object} options
 * @param {HTMLElement} options.root where it opens
 * @param {HTMLElement} options.near what it opens below
 * @param {string} options.label
 * @param {Choice[]} options.choices
 * @param {string | null} options.current
 * @param {(key: string, values?: Object) => string} options.say
 * @param {(choice: Choice | null) => void} options.done null: nothing was chosen
 * @returns {() => void} closes it
 */
export function openPicker({ root, near, label, choices, current, say, done }) {
  const box = document.createElement("div");
  box.className = "minutes-picker";
  root.append(box);
  let query = "";
  let active = Math.max(0, current === null ? 0
    : choices.findIndex(({ value }) => value === current));
  let closed = false;
  let found = choices;
  draw();
  place();
  const field = box.querySelector("input");
  field.focus({ preventScroll: true });
  const reposition = () => place();
  addEventListener("resize", reposition);
  document.addEventListener("pointerdown", outside, true);

  function draw() {
    found = matching(choices, query).slice(0, most);
    active = Math.min(active, Math.max(0, found.length - 1));
    render(box,
      h("input", {
        key: "field", type: "text", role: "combobox", "aria-expanded": "true",
        "aria-controls": "minutes-options", "aria-autocomplete": "list", "aria-label": label,
        placeholder: label, dir: "auto", autocomplete: "off", spellcheck: "false",
        "aria-activedescendant": found.length ? `minutes-option-${active}` : undefined,
        oninput: (event) => {
          query = event.target.value;
          active = 0;
          draw();
        },
        onkeydown: keys,
        onblur: () => queueMicrotask(() => {
          if (!box.contains(document.activeElement) && document.hasFocus()) finish(null);
        }),
      }),
      h("ul", { key: "options", id: "minutes-options", role: "listbox", "aria-label": label },
        found.map((choice, index) => h("li", {
          key: choice.value ?? "", id: `minutes-option-${index}`, role: "option",
          "aria-selected": String(index === active), dir: "auto",
          class: choice.value === current ? "is-current" : undefined,
          onpointerdown: (event) => event.preventDefault(), onclick: () => finish(choice),
        }, h("span", null, choice.label), choice.detail && h("small", null, choice.detail)))),
      h("p", {
        key: "count", role: "status", class: found.length ? "minutes-quiet" : "minutes-nothing",
      }, found.length ? say("picker.found", { n: found.length }) : say("picker.none")));
    reveal(box.querySelector("ul"), box.querySelector(`#minutes-option-${active}`));
  }

  function keys(event) {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step) {
      const size = Math.max(1, found.length);
      active = Math.abs(step) === 1
        ? (active + step + size) % size : Math.min(size - 1, Math.max(0, active + step));
      draw();
    } else if (event.key === "Enter" || event.key === "Tab") {
      finish(found[active] ?? null);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      finish(null);
    } else return;
    event.preventDefault();
  }

  function outside(event) {
    if (!box.contains(event.target)) finish(null);
  }

  /** Scrolls the list, and nothing else. */
  function reveal(list, option) {
    if (!option) return;
    const above = list.getBoundingClientRect().top - option.getBoundingClientRect().top;
    const below = option.getBoundingClientRect().bottom - list.getBoundingClientRect().bottom;
    if (above > 0) list.scrollTop -= above;
    else if (below > 0) list.scrollTop += below;
  }

  /** Below the block, or above it where there is no room. */
  function place() {
    const anchor = near.getBoundingClientRect();
    const frame = root.getBoundingClientRect();
    const height = box.offsetHeight;
    const isBelow = anchor.bottom + height < innerHeight || anchor.top < height;
    const top = isBelow ? anchor.bottom - frame.top : anchor.top - frame.top - height;
    box.style.insetBlockStart = `${top + root.scrollTop}px`;
  }

  function finish(choice) {
    if (closed) return;
    closed = true;
    removeEventListener("resize", reposition);
    document.removeEventListener("pointerdown", outside, true);
    box.remove();
    done(choice);
  }

  return () => finish(null);
}
