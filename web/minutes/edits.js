// What the keys and buttons of the editor do to the document: pure functions from the blocks that
// are shown and a place in them to an operation and the place where the caret goes.
//
// Offsets in an operation count in the document as the changes before them leave it.

import { deltaOf } from "./textChange.js";
import { formatsOf, insertions, typedFormat } from "./inline.js";
import {
  changedAttributes, choices, deepestLevel, isLive, kindOf, levelOf, withoutNulls,
} from "./kinds.js";

/**
 * @typedef {import("./kinds.js").Block} Block
 * @typedef {import("./kinds.js").Position} Position
 * @typedef {import("./change.js").Change} Change
 * @typedef {{operation?: Change[], caret?: Position | null, select?: string}} Edit `select`: a live
 *   block to put the focus on
 * @typedef {{attributes: Object<string, string>, text: string,
 *   spans?: import("./inline.js").Span[]}} Fragment a pasted block; with `spans` where it is formatted
 */

const place = (blocks, id) => blocks.findIndex((block) => block.id === id);
const start = (block) => ({ block: block.id, offset: 0 });
const end = (block) => ({ block: block.id, offset: block.text.length });
/** @type {(block: Block, attributes: Object<string, ?string>) => Change} */
const set = (block, attributes) => ({ set: { block: block.id, attributes } });
const text = (block, delta) => ({ text: { block: block.id, delta } });
const erase = (block, from, to) =>
  text(block, deltaOf({ start: from, removed: to - from, inserted: "" }));

/** A change of attributes, or nothing when the block has them already. */
function setting(block, attributes) {
  const changed = changedAttributes(block, attributes);
  return changed ? [set(block, changed)] : [];
}

/**
 * Which of two positions stands first.
 * @param {Block[]} blocks
 * @param {Position} one
 * @param {Position} other
 * @returns {[Position, Position]}
 */
export function ordered(blocks, one, other) {
  const [a, b] = [place(blocks, one.block), place(blocks, other.block)];
  return a < b || (a === b && one.offset <= other.offset) ? [one, other] : [other, one];
}

/**
 * Enter: splits; leaves a list from its empty item; goes on with a paragraph after a heading.
 * @param {Block[]} blocks the blocks that are shown, in order
 * @param {Position} at
 * @param {string} fresh the identifier of a new block
 * @returns {Edit}
 */
export function enter(blocks, at, fresh) {
  const index = place(blocks, at.block);
  const block = blocks[index];
  if (isLive(block)) return insertAfter(block.id, "paragraph", fresh);
  const kind = kindOf(block);
  if (!block.text && kind === "listItem" && levelOf(block) > 0) return shift([block], -1, at);
  if (!block.text && kind !== "paragraph") {
    return { operation: setting(block, choices.paragraph), caret: at };
  }
  if (at.offset === 0 && block.text) {
    const attributes = kind === "listItem" ? block.attributes : { kind: "paragraph" };
    return {
      operation: [{
        insert: { block: fresh, after: blocks[index - 1]?.id ?? null, attributes, text: "" },
      }],
      caret: at,
    };
  }
  /** @type {Change[]} */
  const operation = [{ split: { block: block.id, at: at.offset, new: fresh } }];
  if (at.offset === block.text.length) {
    // The tail has a copy of the attributes; what follows a heading is text, and after a note
    // somebody else speaks.
    const tail = { ...block, id: fresh };
    if (kind === "heading") operation.push(...setting(tail, choices.paragraph));
    if (kind === "note") operation.push(...setting(tail, { speaker: null }));
  }
  return { operation, caret: { block: fresh, offset: 0 } };
}

/**
 * Backspace at the start of a block.
 * @param {Block[]} blocks
 * @param {string} id
 * @returns {Edit | null}
 */
export function backspace(blocks, id) {
  const index = place(blocks, id);
  const block = blocks[index];
  const before = blocks[index - 1];
  const isItem = kindOf(block) === "listItem";
  if (isItem && (!before || kindOf(before) !== "listItem")) {
    return { operation: setting(block, choices.paragraph), caret: start(block) };
  }
  if (!before) {
    const operation = setting(block, choices.paragraph);
    return operation.length ? { operation, caret: start(block) } : null;
  }
  if (isLive(before)) {
    return block.text
      ? { select: before.id }
      : { operation: [{ trash: { block: id } }], caret: null, select: before.id };
  }
  return joined(before, block);
}

/**
 * Delete at the end of a block.
 * @param {Block[]} blocks
 * @param {string} id
 * @returns {Edit | null}
 */
export function deleteForward(blocks, id) {
  const index = place(blocks, id);
  const block = blocks[index];
  const after = blocks[index + 1];
  if (!after) return null;
  if (isLive(after)) {
    return block.text
      ? { select: after.id }
      : { operation: [{ trash: { block: id } }], caret: null, select: after.id };
  }
  return joined(block, after);
}

/** An empty block vanishes and leaves the other as it is; else the second joins the first. */
function joined(first, second) {
  if (!first.text) {
    return { operation: [{ trash: { block: first.id } }], caret: start(second) };
  }
  if (!second.text) {
    return { operation: [{ trash: { block: second.id } }], caret: end(first) };
  }
  return {
    operation: [{ join: { block: second.id, into: first.id, at: first.text.length } }],
    caret: end(first),
  };
}

/**
 * Deletes what is selected; what stays of the first and the last block becomes one block.
 * @param {Block[]} blocks
 * @param {Position} one
 * @param {Position} other
 * @returns {Edit}
 */
export function deleteRange(blocks, one, other) {
  const [from, to] = ordered(blocks, one, other);
  const first = place(blocks, from.block);
  const last = place(blocks, to.block);
  if (first === last) {
    const block = blocks[first];
    if (isLive(block)) return trash(blocks, [block.id]);
    const isEmpty = from.offset === to.offset;
    return { operation: isEmpty ? [] : [erase(block, from.offset, to.offset)], caret: from };
  }
  const selected = blocks.slice(first, last + 1);
  const kept = selected.filter((block, index) => !isLive(block) &&
    (index === 0 || index === selected.length - 1));
  if (kept.length === 0) return trash(blocks, selected.map((block) => block.id));
  const operation = [];
  for (const block of selected) {
    if (!kept.includes(block)) operation.push({ trash: { block: block.id } });
  }
  const head = kept[0];
  const tail = kept[kept.length - 1];
  if (head.id === from.block && from.offset < head.text.length) {
    operation.push(erase(head, from.offset, head.text.length));
  }
  // A block that is selected whole goes to the trash with its text, to be restored with it.
  if (head !== tail && to.offset === tail.text.length) {
    operation.push({ trash: { block: tail.id } });
  } else {
    if (tail.id === to.block && to.offset > 0) operation.push(erase(tail, 0, to.offset));
    if (head !== tail) {
      operation.push({ join: { block: tail.id, into: head.id, at: from.offset } });
    }
  }
  const caret = head.id === from.block ? from : start(tail);
  return { operation, caret };
}

/**
 * Puts text in the place of what is selected.
 * @param {Block[]} blocks
 * @param {Position} one
 * @param {Position} other
 * @param {string} inserted one line
 * @param {import("./textFormat.js").TextFormat | null} [format] by default that of the place
 * @returns {Edit}
 */
export function replaceRange(blocks, one, other, inserted, format) {
  if (one.block === other.block && !isLive(blocks[place(blocks, one.block)])) {
    const [from, to] = ordered(blocks, one, other);
    const look = format ?? typedFormat(blocks[place(blocks, from.block)], from.offset);
    const delta = deltaOf({ start: from.offset, removed: to.offset - from.offset, inserted }, look);
    return {
      operation: delta.length ? [{ text: { block: from.block, delta } }] : [],
      caret: { block: from.block, offset: from.offset + inserted.length },
    };
  }
  const { operation, caret } = deleteRange(blocks, one, other);
  if (!caret || !inserted) return { operation, caret };
  const look = format ?? typedFormat(blocks[place(blocks, caret.block)], caret.offset);
  const delta = deltaOf({ start: caret.offset, removed: 0, inserted }, look);
  return {
    operation: [...operation, { text: { block: caret.block, delta } }],
    caret: { block: caret.block, offset: caret.offset + inserted.length },
  };
}

/**
 * Inserts pasted blocks at a caret. `block` is the block as it stands when the changes apply.
 * @param {Block} block
 * @param {number} offset
 * @param {Fragment[]} fragments
 * @param {() => string} fresh makes identifiers
 * @returns {Edit}
 */
export function insertFragments(block, offset, fragments, fresh) {
  const [first, ...rest] = fragments;
  if (!first) return { operation: [], caret: { block: block.id, offset } };
  const operation = [];
  if (!block.text && first.attributes.kind !== "paragraph") {
    operation.push(...setting(block, first.attributes));
  }
  const pieces = insertions(first.text, first.spans);
  if (first.text) operation.push(text(block, offset > 0 ? [offset, ...pieces] : pieces));
  const at = offset + first.text.length;
  if (rest.length === 0) return { operation, caret: { block: block.id, offset: at } };
  const hasTail = offset < block.text.length;
  const last = rest[rest.length - 1];
  const whole = hasTail ? rest.slice(0, -1) : rest;
  let tail = null;
  if (hasTail) {
    tail = fresh();
    operation.push({ split: { block: block.id, at, new: tail } });
    if (last.text) {
      operation.push({ text: { block: tail, delta: insertions(last.text, last.spans) } });
    }
  }
  let after = block.id;
  for (const fragment of whole) {
    const id = fresh();
    operation.push({
      insert: { block: id, after, attributes: fragment.attributes, text: fragment.text },
    }, ...formatsOf(id, fragment.spans));
    after = id;
  }
  return { operation, caret: { block: tail ?? after, offset: last.text.length } };
}

/**
 * Pastes over what is selected.
 * @param {Block[]} blocks
 * @param {Position} one
 * @param {Position} other
 * @param {Fragment[]} fragments
 * @param {() => string} fresh
 * @returns {Edit}
 */
export function paste(blocks, one, other, fragments, fresh) {
  const collapsed = one.block === other.block && one.offset === other.offset;
  const target = blocks[place(blocks, one.block)];
  if (collapsed && !isLive(target)) {
    return insertFragments(target, one.offset, fragments, fresh);
  }
  if (collapsed) return insertBehind(target.id, fragments, fresh);
  const removal = deleteRange(blocks, one, other);
  if (!removal.caret) {
    const before = blocks[place(blocks, ordered(blocks, one, other)[0].block) - 1];
    const added = insertBehind(before?.id ?? null, fragments, fresh);
    return { operation: [...removal.operation, ...added.operation], caret: added.caret };
  }
  const added = insertFragments(
    remaining(blocks, one, other, removal.caret), removal.caret.offset, fragments, fresh);
  return { operation: [...removal.operation, ...added.operation], caret: added.caret };
}

function insertBehind(id, fragments, fresh) {
  const operation = [];
  let after = id;
  let caret = null;
  for (const fragment of fragments) {
    const block = fresh();
    operation.push({
      insert: { block, after, attributes: fragment.attributes, text: fragment.text },
    }, ...formatsOf(block, fragment.spans));
    after = block;
    caret = { block, offset: fragment.text.length };
  }
  return { operation, caret };
}

/** The block that `deleteRange` leaves the caret in. */
function remaining(blocks, one, other, caret) {
  const [from, to] = ordered(blocks, one, other);
  const block = blocks[place(blocks, caret.block)];
  const last = blocks[place(blocks, to.block)];
  const head = block.id === from.block ? block.text.slice(0, from.offset) : "";
  const tail = isLive(last) ? "" : last.text.slice(to.offset);
  return { ...block, text: head + tail };
}

/**
 * Makes blocks what the menu of kinds says.
 * @param {Block[]} selected
 * @param {string} choice a key of `choices`
 * @param {Position | null} caret
 * @returns {Edit}
 */
export function setChoice(selected, choice, caret) {
  const written = selected.filter((block) => !isLive(block));
  const operation = written.flatMap((block) => {
    const attributes = { ...choices[choice] };
    if (kindOf(block) === "listItem" && attributes.kind === "listItem") delete attributes.level;
    return setting(block, attributes);
  });
  return { operation, caret };
}

/**
 * Tab and Shift+Tab: list items go deeper or less deep, other blocks stay.
 * @param {Block[]} selected
 * @param {1 | -1} by
 * @param {Position | null} caret
 * @returns {Edit}
 */
export function shift(selected, by, caret) {
  const operation = selected.filter((block) => kindOf(block) === "listItem").flatMap((block) => {
    const level = Math.min(deepestLevel, Math.max(0, levelOf(block) + by));
    return setting(block, { level: String(level) });
  });
  return { operation, caret };
}

/**
 * Moves neighbouring blocks one place up or down.
 * @param {Block[]} blocks
 * @param {string[]} ids
 * @param {"up" | "down"} direction
 * @returns {Object[]} the operation; empty at the edge
 */
export function moveBlocks(blocks, ids, direction) {
  const places = ids.map((id) => place(blocks, id)).sort((a, b) => a - b);
  const [first, last] = [places[0], places[places.length - 1]];
  if (first === last) {
    const by = direction === "up" ? -2 : 1;
    if (!blocks[first + (direction === "up" ? -1 : 1)]) return [];
    return [{ move: { block: ids[0], after: blocks[first + by]?.id ?? null } }];
  }
  // Of several blocks the one that they change places with goes.
  if (direction === "up") {
    const above = blocks[first - 1];
    return above ? [{ move: { block: above.id, after: blocks[last].id } }] : [];
  }
  const below = blocks[last + 1];
  return below ? [{ move: { block: below.id, after: blocks[first - 1]?.id ?? null } }] : [];
}

/**
 * Puts blocks in the trash; the caret goes to the neighbour.
 * @param {Block[]} blocks
 * @param {string[]} ids
 * @returns {Edit}
 */
export function trash(blocks, ids) {
  const places = ids.map((id) => place(blocks, id));
  const before = blocks[Math.min(...places) - 1];
  const after = blocks[Math.max(...places) + 1];
  const next = after && !isLive(after) ? start(after) : null;
  const caret = next ?? (before && !isLive(before) ? end(before) : null);
  return { operation: ids.map((id) => ({ trash: { block: id } })), caret };
}

/**
 * A new block behind another.
 * @param {string | null} after null: at the start
 * @param {string} choice a key of `choices` or a live kind
 * @param {string} fresh
 * @returns {Edit}
 */
export function insertAfter(after, choice, fresh) {
  const attributes = withoutNulls(choices[choice] ?? { kind: choice });
  return {
    operation: [{ insert: { block: fresh, after, attributes, text: "" } }],
    caret: choices[choice] ? { block: fresh, offset: 0 } : null,
  };
}
