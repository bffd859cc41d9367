// Selecting with the mouse from one block into another. Browsers keep a drag within the host that
// it starts in; beyond it the selection is made here.

import { pasted } from "./clipboard.js";
import { isLive } from "./kinds.js";
import { positionAt } from "./places.js";
import { caretAt } from "./selection.js";

/** Within this distance of the edge a drag scrolls, in pixels. */
const scrollZone = 28;

/** @param {import("./editor.js").Editor} editor @returns {() => void} ends it */
export function attachPointer(editor) {
  const { surface, selection } = editor;
  const { page } = surface;
  const ended = new AbortController();
  const on = (target, type, listener) =>
    target.addEventListener(type, listener, { signal: ended.signal });
  /** @type {import("./kinds.js").Position | null} */
  let anchor = null;

  on(page, "mousedown", (event) => {
    editor.goal = null;
    if (event.button !== 0 || event.target.closest("button, input, select, section a")) return;
    const position = positionAt(surface, event.clientX, event.clientY);
    if (event.shiftKey && selection.range && position) {
      event.preventDefault();
      return selection.set({ anchor: selection.range.anchor, focus: position }, { scroll: false });
    }
    anchor = position;
    const frame = event.target.closest("[data-block]");
    if (!frame && position && editor.writable) {
      // Beside the text: the nearest place in it.
      event.preventDefault();
      return selection.set(caretAt(position), { scroll: false });
    }
    if (selection.isWide && position) {
      // Each block is its own host again before the browser places the caret.
      selection.set(caretAt(position), { scroll: false });
    }
    const block = frame && surface.shown.get(frame.dataset.block)?.block;
    if (block && isLive(block)) {
      anchor = null;
      const place = { block: block.id, offset: 0 };
      if (editor.writable) selection.set(caretAt(place), { scroll: false });
    }
  });

  // In a text that can be edited browsers follow no link.
  on(page, "click", (event) => {
    const link = event.target.closest?.(".minutes-text a");
    if (!link || !editor.writable || !(event.ctrlKey || event.metaKey)) return;
    if (link.getAttribute("href").startsWith("#")) return;
    event.preventDefault();
    open(link.href, "_blank", "noopener,noreferrer");
  });

  on(document, "mousemove", (event) => {
    if (!anchor || !(event.buttons & 1) || !editor.writable) return;
    const { top, bottom } = surface.viewport.bounds();
    if (event.clientY < top + scrollZone) surface.viewport.scrollBy(-12);
    else if (event.clientY > bottom - scrollZone) surface.viewport.scrollBy(12);
    const y = Math.min(bottom - 2, Math.max(top + 2, event.clientY));
    const { left, right } = page.getBoundingClientRect();
    const focus = positionAt(surface, Math.min(right - 2, Math.max(left + 2, event.clientX)), y);
    if (!focus || (focus.block === anchor.block && !selection.isWide)) return;
    event.preventDefault();
    selection.dragging = true;
    selection.set({ anchor, focus }, { scroll: false });
  });

  on(document, "mouseup", () => {
    anchor = null;
    if (!selection.dragging) return;
    selection.dragging = false;
    selection.read();
  });

  // Moving text by dragging would be an edit of two blocks that the browser does in its own way.
  on(page, "dragstart", (event) => {
    if (!event.target.closest?.("section a")) event.preventDefault();
  });
  on(page, "dragover", (event) => {
    if (!editor.writable) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
  });
  on(page, "drop", (event) => {
    event.preventDefault();
    const position = positionAt(surface, event.clientX, event.clientY);
    if (!editor.writable || !position) return;
    selection.set(caretAt(position), { scroll: false });
    editor.paste(pasted(event.dataTransfer));
  });

  return () => ended.abort();
}
