// What to do with what was still unsent when a page was closed. Pure.
//
// What was in flight at the end may have arrived or not. Where the document tells, the rest goes on
// from there; where it does not, what was in flight counts as arrived, so that nothing is written
// twice, and its text is offered to the person.

import { insertedTexts } from "./change.js";
import { restore } from "./collaboration.js";
import { apply, clamp } from "./document.js";
import { operationBetween } from "./difference.js";
import { textsOf } from "./model.js";

/**
 * @typedef {import("./collaboration.js").Pending} Pending
 * @typedef {{operation: Object[], lost: string[]}} Plan
 */

/**
 * @param {Pending} pending of the closed page
 * @param {import("./document.js").Document} document as it is shown now
 * @param {number} sequence up to which it is known
 * @param {boolean} isSamePage whether this page is the closed one, loaded again; then the line has
 *   seen to it that what was in flight has arrived
 * @returns {Plan} what brings it into the document shown, and the texts that it cannot vouch for
 */
export function planRestoration(pending, document, sequence, isSamePage) {
  if (sequence < pending.sequence) return { operation: [], lost: textsOf(pending) };
  const arrived = hasArrived(pending, document, sequence);
  const lost = arrived === null && !isSamePage
    ? textsOf({ flight: pending.flight, buffer: [] }) : [];
  const collaboration = restore(pending);
  const seen = arrived === false ? 0 : pending.flight?.number ?? 0;
  collaboration.replaceConfirmed(document, sequence, seen);
  const dropped = [];
  clamp(document, operationsOf(collaboration.pending()), dropped);
  lost.push(...dropped.flatMap(insertedTexts).filter((text) => !lost.includes(text)));
  return { operation: operationBetween(document, collaboration.document), lost };
}

/** What is pending, one operation after the other. @param {Pending | null} pending */
const operationsOf = (pending) => (pending
  ? [...pending.flight?.operation ?? [], ...pending.buffer.flatMap((step) => step.operation)] : []);

/**
 * Whether the operation in flight is in the document.
 * @returns {boolean | null} null: that cannot be told
 */
export function hasArrived({ flight, confirmed, sequence: then }, document, sequence) {
  if (!flight || sequence === then) return false;
  const before = new Map(confirmed.blocks.map((block) => [block.id, block]));
  const now = new Map(document.blocks.map((block) => [block.id, block]));
  for (const after of apply(confirmed, flight.operation, "").blocks) {
    const was = before.get(after.id);
    const is = now.get(after.id);
    if (!was) return is !== undefined;
    if (!is || isAlike(was, after)) continue;
    if (isAlike(is, after)) return true;
    if (isAlike(is, was)) return false;
  }
  return null;
}

const isAlike = (one, other) => one.text === other.text && one.trashed === other.trashed &&
  JSON.stringify(Object.entries(one.attributes).sort()) ===
    JSON.stringify(Object.entries(other.attributes).sort());
