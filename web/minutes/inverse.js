// Taking back: the same as Sources/OperationalText/DocumentInverse.swift.

import {
  canonical, consumed, formatChange, formatting, insertedText, insertion, isDeletion,
} from './delta.js';
import { sender, walk } from './document.js';
import { undoingFormat } from './textFormat.js';
import { normalized } from './operation.js';
import { formatOfRun, slicedRuns } from './runs.js';

/** @typedef {import('./document.js').Document} Document */
/** @typedef {import('./operation.js').Operation} Operation */

/**
 * The operation that takes back what `operation` does to this document. Texts come back with their
 * authors; what an insertion or a split made stays as a trashed block.
 * @param {Document} document
 * @param {Operation} operation
 * @returns {Operation}
 */
export function inverse(document, operation) {
  const result = [];
  walk(document, operation, (change, before) => result.push(inverseOfChange(before, change)));
  return normalized(result.reverse().flat());
}

function inverseOfChange(document, change) {
  const of = (id) => document.blocks.find((block) => block.id === id);
  if (change.text) {
    const { block, delta } = change.text;
    return [{ text: { block, delta: invertDelta(delta, of(block)) } }];
  }
  if (change.set) {
    const { block, attributes } = change.set;
    const before = of(block).attributes;
    const value = (key) => (Object.hasOwn(before, key) ? before[key] : null);
    const entries = Object.keys(attributes).map((key) => [key, value(key)]);
    return [{ set: { block, attributes: Object.fromEntries(entries) } }];
  }
  if (change.trash) return [{ restore: change.trash }];
  if (change.restore) return [{ trash: change.restore }];
  if (change.insert) return [{ trash: { block: change.insert.block } }];
  if (change.move) {
    const { block } = change.move;
    const before = document.blocks[document.blocks.indexOf(of(block)) - 1];
    return [{ move: { block, after: before?.id ?? null } }];
  }
  if (change.split) {
    const { block: into, at, new: block } = change.split;
    const undone = [{ join: { block, into, at } }];
    return of(block)?.trashed === false ? [...undone, { restore: { block } }] : undone;
  }
  if (change.join) {
    const { block, into, at } = change.join;
    const undone = [{ split: { block: into, at, new: block } }];
    return of(block).trashed ? [...undone, { trash: { block } }] : undone;
  }
  return [];
}

/** The delta that takes back what a clamped one does to a block's text, restoring authors and
 * formats. */
function invertDelta(delta, block) {
  const result = [];
  let position = 0;
  for (const component of delta) {
    const end = position + consumed(component);
    const change = formatChange(component);
    if (end === position) {
      result.push(-insertedText(component).length);
    } else if (change !== null) {
      for (const run of slicedRuns(block.authors, position, end)) {
        result.push(formatting(run[1], undoingFormat(formatOfRun(run), change)));
      }
    } else if (!isDeletion(component)) {
      result.push(component);
    } else {
      let start = position;
      for (const run of slicedRuns(block.authors, position, end)) {
        const [author, count] = run;
        const text = block.text.slice(start, start + count);
        result.push(insertion(text, author === sender ? null : author, formatOfRun(run)));
        start += count;
      }
    }
    position = end;
  }
  return canonical(result);
}
