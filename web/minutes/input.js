// What the browser wants to do to a text. Typing within one block it may do itself; then the
// outcome is read and compared. Everything else is cancelled and done by the editor.

import { copied, pasted } from "./clipboard.js";
import { consumed, insertion } from "./delta.js";
import { typedFormat } from "./inline.js";
import { crossing } from "./operation.js";
import { deltaOf, replacement, wellFormed } from "./textChange.js";
import * as edits from "./edits.js";
import { readText } from "./hostText.js";
import { fragmentsOfText } from "./paste.js";
import { mapPosition } from "./positions.js";
import { isCollapsed } from "./selection.js";

/** After this much composing, in milliseconds, the text so far is sent. */
const compositionShare = 1_500;
/** After this much composing, what others wrote in the block is shown all the same. */
const compositionPatience = 6_000;

/**
 * @param {import("./editor.js").Editor} editor
 * @param {Object} options
 * @param {() => void} options.catchUp draws what others did, before something is done here
 * @param {(key: "@" | "#") => boolean} options.pick opens the list of speakers or commitments and
 *   says whether it did
 * @param {(count: number) => void} options.pasted tells how many blocks were pasted
 * @returns {() => void} ends it
 */
export function attachInput(editor, { catchUp, pick, pasted: tellPasted }) {
  const { surface, selection } = editor;
  const { page } = surface;
  const ended = new AbortController();
  const on = (target, type, listener) =>
    target.addEventListener(type, listener, { signal: ended.signal });
  let share = 0;
  let patience = 0;

  on(page, "beforeinput", (event) => {
    if (!editor.writable) return event.preventDefault();
    if (event.inputType === "insertCompositionText" || surface.composing) return;
    const { range } = selection;
    if (!range) return event.preventDefault();
    editor.goal = null;
    if (handle(event, range)) event.preventDefault();
  });

  /** @returns {boolean} whether the browser must not do it */
  function handle(event, range) {
    const type = event.inputType;
    if (type === "insertParagraph" || type === "insertLineBreak") {
      catchUp();
      editor.enter();
      return true;
    }
    if (type === "historyUndo" || type === "historyRedo") {
      catchUp();
      if (type === "historyUndo") editor.undo();
      else editor.redo();
      return true;
    }
    if (type.startsWith("format") || /^insert(From|Link|Horizontal|Ordered|Unordered)/.test(type) ||
      type === "deleteByDrag" || type === "deleteByCut") return true;
    const isDeletion = type.startsWith("delete");
    if (selection.isWide) {
      catchUp();
      if (isDeletion) editor.deleteSelected();
      else if (event.data) insertTyped(event.data);
      return true;
    }
    if (isDeletion && isCollapsed(range)) return deleteAtEdge(type, range.focus);
    if (type === "insertText" && (event.data === "@" || event.data === "#") && pick(event.data)) {
      return true;
    }
    const isText = type === "insertText" || type === "insertReplacementText";
    if (isText && event.data && /[\n\r]/.test(event.data)) {
      insertTyped(event.data);
      return true;
    }
    return false;
  }

  function insertTyped(data) {
    catchUp();
    if (/[\n\r]/.test(data)) editor.paste(fragmentsOfText(data));
    else editor.replaceSelected(wellFormed(data));
  }

  /** Deleting beyond the block joins it with its neighbour. */
  function deleteAtEdge(type, { block, offset }) {
    const shown = surface.shown.get(block);
    if (type.endsWith("Backward") && offset === 0) {
      catchUp();
      editor.perform(edits.backspace(editor.blocks, block));
      return true;
    }
    if (type.endsWith("Forward") && offset >= (shown?.text.length ?? 0)) {
      catchUp();
      editor.perform(edits.deleteForward(editor.blocks, block));
      return true;
    }
    return false;
  }

  on(page, "input", () => {
    if (surface.composing) {
      if (!share) share = setTimeout(read, compositionShare);
      return;
    }
    read();
  });

  /** Compares the page with what it said before and tells the model. */
  function read() {
    clearTimeout(share);
    share = 0;
    const id = surface.composing ?? blockOfCaret();
    const shown = surface.shown.get(id);
    if (!shown?.host) return;
    const now = wellFormed(readText(shown.host).replace(/[\n\r]+/g, " "));
    if (now === shown.text) return surface.typed(id, now);
    selection.read();
    const { focus } = selection.range ?? {};
    const caret = focus?.block === id ? focus.offset : now.length;
    const change = replacement(shown.text, now, caret);
    const chosen = editor.chosenFormat(id, change.start);
    const delta = deltaOf(change);
    surface.typed(id, now);
    // The browser wrote into the page as it was drawn; others may have written since.
    editor.held.push(...editor.model.takeUnseen().operations);
    const operation = pastHeld([{ text: { block: id, delta } }])
      .map((one) => formatted(one, chosen));
    editor.model.edit(operation, { typing: true });
    editor.typing = null;
    if (surface.composing) editor.show();
    else showHeld();
    editor.options.edited(operation);
  }

  /** What was typed in the look of its place, or in the one that was chosen. */
  function formatted(change, chosen) {
    const block = change.text && editor.model.document.blocks.find(({ id }) =>
      id === change.text.block);
    if (!block) return change;
    let position = 0;
    const delta = change.text.delta.map((component) => {
      position += consumed(component);
      if (typeof component !== "string") return component;
      return insertion(component, null, chosen ? chosen.format : typedFormat(block, position));
    });
    return { text: { block: block.id, delta } };
  }

  /** The operation as it reads after what others did and the page does not show yet. */
  function pastHeld(operation) {
    let own = operation;
    editor.held = editor.held.map((others) => {
      const { incoming, historic } = crossing(own, others, false);
      own = incoming;
      return historic;
    });
    return own;
  }

  function blockOfCaret() {
    const node = getSelection()?.focusNode;
    const element = node?.nodeType === 1 ? /** @type {Element} */ (node) : node?.parentElement;
    /** @type {HTMLElement | null | undefined} */
    const frame = element?.closest("[data-block]");
    return frame?.dataset.block;
  }

  on(page, "compositionstart", () => {
    editor.goal = null;
    if (!editor.writable) return;
    selection.read();
    // A composition cannot be cancelled: what is selected over several blocks goes first.
    if (selection.isWide) editor.deleteSelected();
    surface.composing = blockOfCaret() ?? null;
    editor.held = [];
    patience = setTimeout(release, compositionPatience);
  });

  on(page, "compositionend", () => {
    release();
    selection.read();
  });

  /** Reads what was composed and shows what others wrote meanwhile. */
  function release() {
    clearTimeout(patience);
    if (!surface.composing) return;
    read();
    surface.composing = null;
    showHeld();
  }

  /** Shows what was held back; the caret goes along. */
  function showHeld() {
    const { held } = editor;
    editor.held = [];
    if (held.length === 0) return editor.show();
    editor.showRemote((position) => held.reduce(mapPosition, position), []);
  }
  editor.endComposition = release;

  // The clipboard

  on(page, "copy", (event) => take(event));
  on(page, "cut", (event) => {
    if (take(event) && editor.writable) editor.deleteSelected();
  });

  function take(event) {
    if (event.target.closest?.("input, textarea")) return false;
    selection.read();
    const parts = editor.parts();
    if (parts.length === 0) return false;
    const { text, html } = copied(parts);
    event.preventDefault();
    event.clipboardData.setData("text/plain", text);
    event.clipboardData.setData("text/html", html);
    return true;
  }

  on(page, "paste", (event) => {
    event.preventDefault();
    if (!editor.writable) return;
    selection.read();
    editor.goal = null;
    const fragments = pasted(event.clipboardData);
    editor.paste(fragments);
    if (fragments.length > 1) tellPasted(fragments.length);
  });

  return () => {
    ended.abort();
    clearTimeout(share);
    clearTimeout(patience);
  };
}
