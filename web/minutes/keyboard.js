// The keys that browsers do not handle across blocks, or handle differently.

import * as edits from "./edits.js";
import { isLive } from "./kinds.js";
import { beyond, byPage, directionOf, first, last } from "./motion.js";
import { isCollapsed } from "./selection.js";

const isApple = typeof navigator !== "undefined" && /Mac|iP(hone|ad|od)/.test(navigator.platform);

/** The numbers that choose a kind together with Ctrl+Alt. */
const numbered = {
  Digit0: "paragraph", Digit1: "heading1", Digit2: "heading2", Digit3: "heading3",
  Digit7: "numbered", Digit8: "bulleted", Digit9: "note",
};

/**
 * @param {import("./editor.js").Editor} editor
 * @param {{toToolbar: () => void, link: () => void, find: () => void}} options what opens
 * @returns {() => void} ends it
 */
export function attachKeyboard(editor, { toToolbar, link, find }) {
  const { surface, selection } = editor;
  const ended = new AbortController();

  surface.page.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
    if (/** @type {Element} */ (event.target).closest("button, input, select, section a")) return;
    const isVertical = event.key === "ArrowUp" || event.key === "ArrowDown";
    if (!isVertical && event.key !== "Shift") editor.goal = null;
    selection.read();
    if (!selection.range) return;
    if (handle(event)) event.preventDefault();
  }, { signal: ended.signal });

  /** @returns {boolean} whether it is done */
  function handle(event) {
    const command = isApple ? event.metaKey : event.ctrlKey;
    if (command && !event.altKey) {
      const done = shortcut(event);
      if (done !== null) return done;
    }
    if (!editor.writable) return false;
    if (command && event.altKey && numbered[event.code]) {
      editor.choose(numbered[event.code]);
      return true;
    }
    const block = selection.block;
    if (event.altKey && !command && isArrow(event.key, true)) {
      editor.move(event.key === "ArrowUp" ? "up" : "down");
      return true;
    }
    if (block && isLive(block) && !selection.isWide) return onLive(event, block);
    switch (event.key) {
      case "Enter": return enter(event);
      case "Backspace":
      case "Delete": return erase(event);
      case "Tab": return tab(event);
      case "PageUp":
      case "PageDown": {
        const step = event.key === "PageDown" ? 1 : -1;
        const to = byPage(surface, selection.range.focus, step, editor.column());
        editor.go(to, event.shiftKey);
        return true;
      }
      case "F10":
        if (!event.altKey) return false;
        toToolbar();
        return true;
      default: return isArrow(event.key) && arrow(event);
    }
  }

  /** @returns {boolean | null} null: it is no shortcut of ours */
  function shortcut(event) {
    const key = event.key.toLowerCase();
    if (key === "a" && !event.shiftKey) {
      editor.selectAll();
      return true;
    }
    if (key === "f" && !event.shiftKey) {
      find();
      return true;
    }
    if (!editor.writable) return null;
    if (key === "z") {
      if (event.shiftKey) editor.redo();
      else editor.undo();
      return true;
    }
    if (key === "y" && !isApple) {
      editor.redo();
      return true;
    }
    if (!event.shiftKey && (key === "b" || key === "i")) {
      editor.toggle(key === "b" ? "bold" : "italic");
      return true;
    }
    if (key === "k" && !event.shiftKey) {
      link();
      return true;
    }
    // No underlined text: it would not be kept.
    if (key === "u" && !event.shiftKey) return true;
    const toStart = event.key === "Home" || (isApple && event.key === "ArrowUp");
    const toEnd = event.key === "End" || (isApple && event.key === "ArrowDown");
    if (toStart || toEnd) {
      editor.go(toStart ? first(editor.blocks) : last(editor.blocks), event.shiftKey);
      return true;
    }
    return null;
  }

  function enter(event) {
    if (event.altKey) return false;
    editor.enter();
    return true;
  }

  function erase(event) {
    const { range } = selection;
    if (selection.isWide) {
      editor.deleteSelected();
      return true;
    }
    if (!isCollapsed(range)) return false;
    const { block, offset } = range.focus;
    const isBack = event.key === "Backspace";
    if (isBack ? offset > 0 : offset < surface.shown.get(block).text.length) return false;
    editor.perform((isBack ? edits.backspace : edits.deleteForward)(editor.blocks, block));
    return true;
  }

  /** In a list Tab changes the level; elsewhere it leaves the minutes, as everywhere. */
  function tab(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || !editor.isInList) return false;
    editor.shift(event.shiftKey ? -1 : 1);
    return true;
  }

  function arrow(event) {
    const { range } = selection;
    const direction = directionOf(surface, range.focus, event.key);
    if (!event.shiftKey && !isCollapsed(range)) {
      if (!selection.isWide && !["up", "down"].includes(direction)) return false;
      if (selection.isWide) {
        const [from, to] = edits.ordered(editor.blocks, range.anchor, range.focus);
        editor.go(direction === "up" || direction === "backward" ? from : to, false);
        return true;
      }
    }
    const isVertical = direction === "up" || direction === "down";
    const x = isVertical ? editor.column() : 0;
    const to = beyond(surface, range.focus, direction, x, event.shiftKey);
    if (!to) return false;
    editor.go(to, event.shiftKey);
    return true;
  }

  /** A live block has the focus as a whole. */
  function onLive(event, block) {
    const isInside = event.target !== surface.shown.get(block.id).frame;
    switch (event.key) {
      case "Enter":
        if (isInside) return false;
        editor.enter();
        return true;
      case "Backspace":
      case "Delete":
        editor.trash();
        return true;
      default: {
        if (!isArrow(event.key) || event.shiftKey) return false;
        // Sideways a wide table scrolls.
        if (isInside && !isArrow(event.key, true)) return false;
        const direction = directionOf(surface, selection.range.focus, event.key);
        const to = beyond(surface, selection.range.focus, direction, editor.column(), false);
        if (to) editor.go(to, false);
        return true;
      }
    }
  }

  return () => ended.abort();
}

const isArrow = (key, onlyVertical = false) => key === "ArrowUp" || key === "ArrowDown" ||
  (!onlyVertical && (key === "ArrowLeft" || key === "ArrowRight"));
