// What is left of a person's steps when the server refuses the ones before them.

import { insertedTexts } from './change.js';
import { apply, clamp } from './document.js';
import { inverse } from './inverse.js';
import { crossing } from './operation.js';

/** @typedef {import('./document.js').Document} Document */
/** @typedef {import('./undo.js').Step} Step */

/**
 * @param {Document} confirmed
 * @param {import('./collaboration.js').Flight} flight the refused operation, written against it
 * @param {Step[]} buffer what was done after that
 * @param {string} author
 * @returns {{buffer: Step[], lost: string[]}} the steps that stand without it, and the texts that
 *   are no longer in the document
 */
export function withoutRejected(confirmed, flight, buffer, author) {
  const gone = new Set(flight.parts.map((step) => step.id));
  // `carried` leads from the document with the refused steps to the one without them.
  let document = apply(confirmed, flight.operation, author);
  let carried = inverse(confirmed, flight.operation);
  const kept = [];
  for (const step of buffer) {
    const done = clamp(document, step.operation);
    if (step.item !== null && gone.has(step.item)) {
      // It took back what never happened.
      gone.add(step.id);
      carried = [...inverse(document, done), ...carried];
    } else {
      const crossed = crossing(step.operation, carried, false);
      carried = crossed.historic;
      kept.push({ ...step, operation: crossed.incoming });
    }
    document = apply(document, done, author);
  }
  const lost = flight.operation.flatMap(insertedTexts);
  return { buffer: fitting(kept, confirmed, author, lost), lost };
}

/** Steps clamped to a document; the texts of changes that find no place go to `lost`. */
function fitting(steps, start, author, lost) {
  let document = start;
  const result = [];
  for (const step of steps) {
    const dropped = [];
    const operation = clamp(document, step.operation, dropped);
    lost.push(...dropped.flatMap(insertedTexts));
    document = apply(document, operation, author);
    if (operation.length) result.push({ ...step, operation });
  }
  return result;
}
