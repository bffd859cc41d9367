// The bar above the minutes: the kind of the block, its place, the trash, undo and what is unsent.

import { h, render } from "../render.js";
import { choiceOf, choices, isLive, kindOf } from "./kinds.js";

/** Outlines on a grid of 24. */
const icons = {
  undo: "M9 7 4 12l5 5M4 12h10a6 6 0 0 1 0 12",
  redo: "m15 7 5 5-5 5m5-5H10a6 6 0 0 0 0 12",
  up: "M12 20V5m-6 6 6-6 6 6",
  down: "M12 4v15m-6-6 6 6 6-6",
  trash: "M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13M10 11v5m4-5v5",
  insert: "M12 5v14M5 12h14",
  trashed: "M4 8l2-4h12l2 4v12H4zM4 8h16m-8 10v-6m-3 3 3-3 3 3",
  bold: "M7 5h6a3.5 3.5 0 0 1 0 7H7zm0 7h7a3.5 3.5 0 0 1 0 7H7z",
  italic: "M10 5h8M6 19h8M14 5l-4 14",
  link: "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1m2 4a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1",
  find: "M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14zm5 12 5 5",
  writers: "M4 20l1-4L16 5l3 3L8 19zM13 8l3 3M13 20h7",
  help: "M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M8 14h8",
};
const mirrored = new Set(["undo", "redo"]);

/** @param {string} name */
export const icon = (name) => h("svg", {
  viewBox: "0 0 24 24", width: "20", height: "20", "aria-hidden": "true",
  class: mirrored.has(name) ? "minutes-icon is-mirrored" : "minutes-icon",
}, h("path", { d: icons[name] }));

/**
 * @typedef {Object} ToolbarState
 * @property {import("./kinds.js").Block[]} blocks the selected ones
 * @property {boolean} canUndo
 * @property {boolean} canRedo
 * @property {(word: "bold" | "italic" | "link") => boolean} has whether the selection is so
 * @property {boolean} writable
 * @property {boolean} finding whether the field to find in is open
 * @property {import("./panels.js").Panel | null} open which panel is open
 */

/**
 * Renders the bar. The controls stay the same elements, so that focus and order stay.
 * @param {HTMLElement} root
 * @param {ToolbarState} state
 * @param {(key: string, values?: Object) => string} say
 * @param {Object<string, Function>} act
 */
export function renderToolbar(root, state, say, act) {
  const { blocks, open } = state;
  const only = blocks.length > 0 && blocks.every((block) => !isLive(block));
  const kinds = new Set(blocks.map(choiceOf));
  const choice = kinds.size === 1 ? [...kinds][0] : "";
  const button = (name, run, { disabled = false, panel = null, pressed = null } = {}) => h("button", {
    key: name, type: "button", class: "minutes-button", data: { name },
    title: say(`button.${name}`), "aria-label": say(`button.${name}`),
    "aria-disabled": disabled ? "true" : undefined,
    "aria-pressed": pressed === null ? undefined : String(pressed),
    "aria-expanded": panel ? String(open === panel) : undefined,
    "aria-controls": panel && open === panel ? "minutes-panel" : undefined,
    onclick: () => { if (!disabled) run(); },
  }, icon(name));
  const reading = [
    button("find", act.find, { pressed: state.finding }),
    button("writers", act.writers, { panel: "writers" }),
  ];
  if (!state.writable) return render(root, reading);
  const look = (name) => button(name, () => act.look(name), { disabled: !only, pressed: state.has(name) });
  render(root,
    h("select", {
      key: "kind", class: "minutes-kind", "aria-label": say("kind.label"), disabled: !only,
      title: say("kind.label"), liveValue: choice, onchange: (event) => act.choose(event),
    },
    h("option", { value: "", disabled: true, hidden: true },
      blocks.length === 1 && !only ? say(`kind.${kindOf(blocks[0])}`) : "—"),
    Object.keys(choices).map((name) =>
      h("option", { key: name, value: name }, say(`kind.${name}`)))),
    look("bold"), look("italic"),
    button("link", act.link, { disabled: !only, panel: "link", pressed: state.has("link") }),
    h("span", { key: "rule0", class: "minutes-rule" }),
    toggle("bulleted"), toggle("numbered"), toggle("note"),
    h("span", { key: "rule1", class: "minutes-rule" }),
    button("undo", act.undo, { disabled: !state.canUndo }),
    button("redo", act.redo, { disabled: !state.canRedo }),
    h("span", { key: "rule2", class: "minutes-rule" }),
    button("up", act.up, { disabled: blocks.length === 0 }),
    button("down", act.down, { disabled: blocks.length === 0 }),
    button("trash", act.trash, { disabled: blocks.length === 0 }),
    h("span", { key: "rule3", class: "minutes-rule" }),
    button("insert", act.insert, { panel: "insert" }),
    reading,
    button("trashed", act.trashed, { panel: "trashed" }),
    button("help", act.help, { panel: "help" }));

  function toggle(name) {
    const pressed = choice === name;
    return h("button", {
      key: name, type: "button", class: "minutes-button", data: { name },
      "aria-pressed": String(pressed), "aria-disabled": only ? undefined : "true",
      title: say(`kind.${name}`), "aria-label": say(`kind.${name}`),
      onclick: () => { if (only) act.toggle(pressed ? "paragraph" : name); },
    }, h("svg", { viewBox: "0 0 24 24", width: "20", height: "20", "aria-hidden": "true",
      class: "minutes-icon is-mirrored" }, h("path", { d: togglePaths[name] })));
  }
}

const togglePaths = {
  bulleted: "M9 6h11M9 12h11M9 18h11M4 6h.01M4 12h.01M4 18h.01",
  numbered: "M10 6h10M10 12h10M10 18h10M4 5l1.5-1v5M4 15.5c0-2 3-2 3 0 0 1.2-3 2-3 3.5h3",
  note: "M4 5h16v11h-9l-4 4v-4H4zM8 9h8m-8 3h5",
};

/** Arrow keys go along the bar, as in any toolbar; Tab passes it by. */
export function attachToolbarKeys(root, leave) {
  const controls = () => [...root.querySelectorAll("button, select:not(:disabled)")];
  const settle = (current) => {
    for (const control of controls()) control.tabIndex = control === current ? 0 : -1;
  };
  root.addEventListener("focusin", (event) => settle(event.target));
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return leave();
    const all = controls();
    const index = all.indexOf(event.target);
    const isRightToLeft = getComputedStyle(root).direction === "rtl";
    const [forward, back] = isRightToLeft
      ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
    const next = event.key === forward ? all[(index + 1) % all.length]
      : event.key === back ? all[(index - 1 + all.length) % all.length]
        : event.key === "Home" ? all[0] : event.key === "End" ? all[all.length - 1] : null;
    if (!next) return;
    // Up and down stay the menu's own.
    event.preventDefault();
    next.focus();
  });
  return {
    /** One control is in the order of Tab. */
    settle() {
      const all = controls();
      if (!all.some((control) => control.tabIndex === 0 && !control.disabled)) settle(all[0]);
      else settle(all.find((control) => control.tabIndex === 0));
    },
    focus() { controls().find((control) => control.tabIndex === 0)?.focus(); },
  };
}
