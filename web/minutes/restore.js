// What to do with text that was still unsent when a page was closed. Pure.
//
// Nobody knows whether the operation that was under way at the end arrived. So texts are compared,
// block by block: a block that stands as it was then, or as it would be after that operation, takes
// what is missing; where that cannot be told, the text is offered to the person instead.

import { difference } from "./textChange.js";
import { transformDelta } from "./delta.js";

/**
 * @typedef {Object} UnsentBlock a block as it stood in a page
 * @property {string} id
 * @property {string | null} after the block before it
 * @property {Object<string, string>} attributes
 * @property {string | null} confirmed its text as the server had it; null: a new block
 * @property {string | null} sent its text after the operation that was under way; null: none was,
 *   or the block is newer than that
 * @property {string} text what the person saw
 *
 * @typedef {{operation: Object[], restored: number, lost: string[]}} Plan
 */

/**
 * @param {UnsentBlock[]} unsent in the order of the document
 * @param {import("./kinds.js").Block[]} blocks all blocks of the present document
 * @param {() => string} fresh makes identifiers
 * @returns {Plan}
 */
export function planRestoration(unsent, blocks, fresh) {
  const present = new Map(blocks.map((block) => [block.id, block]));
  const renamed = new Map();
  const plan = { operation: [], restored: 0, lost: [] };
  for (const one of unsent) {
    const block = present.get(one.id);
    if (!block) restoreNew(one);
    else if (block.text !== one.text) restoreText(one, block);
  }
  return plan;

  function restoreNew(one) {
    if (one.text === "" || (one.confirmed !== null && one.confirmed === one.text)) return;
    if (one.confirmed !== null) {
      plan.lost.push(one.text);
      return;
    }
    const place = renamed.get(one.after) ?? (present.has(one.after) ? one.after : null);
    const after = place ?? blocks[blocks.length - 1]?.id ?? null;
    // Under another name: the operation that made it may still be on its way.
    const id = fresh();
    renamed.set(one.id, id);
    plan.operation.push({ insert: { block: id, after, attributes: one.attributes, text: one.text } });
    plan.restored += 1;
  }

  function restoreText(one, block) {
    const delta = missing(one, block.text);
    if (delta === null) plan.lost.push(one.text);
    else if (delta.length > 0) {
      plan.operation.push({ text: { block: block.id, delta } });
      plan.restored += 1;
    }
  }
}

/** What the present text lacks of `one`; null when that cannot be told. */
function missing(one, now) {
  if (one.sent !== null && now === one.sent) return difference(now, one.text);
  if (now === (one.confirmed ?? "")) return difference(now, one.text);
  if (one.sent !== null && one.sent !== one.confirmed) return null;
  const before = one.confirmed ?? "";
  return transformDelta(difference(before, one.text), difference(before, now), false);
}
