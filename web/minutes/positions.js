// Where a caret goes when a document changes under it.

import { kindOf } from './change.js';
import { mapOffset } from './delta.js';

/** @typedef {import('./document.js').Document} Document */

/** @typedef {{block: string, offset: number}} Position in UTF-16 units */

/**
 * Where a position of a document falls after an effective operation. Text that is inserted exactly
 * there goes after the position. A position at a cut stays before it, except at the very start of a
 * text, which goes with the text. A position in a trashed block stays there; see `visiblePosition`.
 * @param {Position} position
 * @param {import('./operation.js').Operation} operation
 * @returns {Position}
 */
export const mapPosition = (position, operation) => operation.reduce(mapThrough, position);

function mapThrough({ block, offset }, change) {
  const kind = kindOf(change);
  const value = change[kind];
  if (value.block !== block) return { block, offset };
  switch (kind) {
    case 'text': return { block, offset: mapOffset(value.delta, offset) };
    case 'split':
      return offset < value.at || (offset === value.at && offset > 0)
        ? { block, offset } : { block: value.new, offset: offset - value.at };
    case 'join': return { block: value.into, offset: value.at + offset };
    case 'alias': return { block: value.to, offset };
    case 'become': return { block: value.to, offset: value.at + offset };
    default: return { block, offset };
  }
}

/**
 * The nearest position in a block that is in the minutes: the position itself, the end of the block
 * before, or the start of the one after; null when there is no such block.
 * @param {Document} document
 * @param {Position} position
 * @returns {?Position}
 */
export function visiblePosition(document, position) {
  const { blocks } = document;
  const index = blocks.findIndex((block) => block.id === position.block);
  if (index >= 0 && !blocks[index].trashed) {
    return { block: position.block, offset: Math.min(position.offset, blocks[index].text.length) };
  }
  for (let before = index - 1; before >= 0; before -= 1) {
    const { id, text, trashed } = blocks[before];
    if (!trashed) return { block: id, offset: text.length };
  }
  const after = blocks.slice(index + 1).find((block) => !block.trashed);
  return after ? { block: after.id, offset: 0 } : null;
}
