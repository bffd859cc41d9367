// One command's changes of a document, applied in order, all or none. The same as
// Sources/OperationalText/Operation.swift.

import { isEmptyChange, places } from './change.js';
import { crossed } from './crossing.js';
import { compose } from './delta.js';

/** @typedef {import('./change.js').Change} Change */


/** @typedef {Change[]} Operation */

/**
 * Which of two people's insertions at one place stands first: that of the client with the smaller
 * identifier.
 * @param {string} incoming
 * @param {string} historic
 * @returns {boolean}
 */
export const isFirst = (incoming, historic) => incoming < historic;

/**
 * The same operation with neighbouring edits of one text made one and empty changes left out.
 * @param {Operation} operation
 * @returns {Operation}
 */
export function normalized(operation) {
  const result = [];
  for (const change of operation) {
    const last = result[result.length - 1];
    if (change.text && last && last.text && last.text.block === change.text.block) {
      const { block, delta } = change.text;
      result[result.length - 1] = { text: { block, delta: compose(last.text.delta, delta) } };
    } else {
      if (last && isEmptyChange(last)) result.pop();
      result.push(change);
    }
  }
  if (result.length && isEmptyChange(result[result.length - 1])) result.pop();
  return result;
}

const knownPlaces = new WeakMap();

/** The places of a change, which never changes, found once. */
function placesOf(change) {
  let found = knownPlaces.get(change);
  if (!found) {
    found = places(change);
    knownPlaces.set(change, found);
  }
  return found;
}

/** Whether two changes mention a common place. Most do not, and then neither affects the other. */
function meet(first, second) {
  const [one, other = one] = placesOf(first);
  const [here, there = here] = placesOf(second);
  return one === here || one === there || other === here || other === there;
}

/**
 * Both operations, each as it reads after the other. Either order puts every letter at one place,
 * so that a deletion brought past them takes the letters that it was to take.
 * @param {Operation} incoming
 * @param {Operation} historic what is, or will be, first in the log
 * @param {boolean} incomingFirst
 * @returns {{incoming: Operation, historic: Operation}}
 */
export function crossing(incoming, historic, incomingFirst) {
  return incoming.some((change) => historic.some((other) => meet(change, other)))
    ? crossLists(incoming, historic, incomingFirst) : { incoming, historic };
}

function crossLists(incoming, historic, incomingFirst) {
  if (incoming.length === 0 || historic.length === 0) return { incoming, historic };
  if (incoming.length === 1 && historic.length === 1) {
    const [first, second] = crossed(incoming[0], historic[0], incomingFirst, true);
    return {
      incoming: first.filter((change) => !isEmptyChange(change)),
      historic: second.filter((change) => !isEmptyChange(change)),
    };
  }
  const incomingAfter = [];
  let carried = historic;
  for (const change of incoming) {
    let row = [change];
    const historicAfter = [];
    for (const other of carried) {
      if (!row.some((own) => meet(own, other))) {
        historicAfter.push(other);
        continue;
      }
      const cell = crossLists(row, [other], incomingFirst);
      row = cell.incoming;
      historicAfter.push(...cell.historic);
    }
    incomingAfter.push(...row);
    carried = historicAfter;
  }
  return { incoming: incomingAfter, historic: carried };
}

/**
 * `incoming` as it reads after `historic`, both having been written against one document.
 * @param {Operation} incoming
 * @param {Operation} historic
 * @param {boolean} incomingFirst
 * @returns {Operation}
 */
export const transform = (incoming, historic, incomingFirst) =>
  crossing(incoming, historic, incomingFirst).incoming;

/**
 * Whether two plain values are the same; the order of keys does not count.
 * @param {*} first
 * @param {*} second
 * @returns {boolean}
 */
export function isSame(first, second) {
  if (first === second) return true;
  if (typeof first !== 'object' || typeof second !== 'object' || !first || !second) return false;
  if (Array.isArray(first) !== Array.isArray(second)) return false;
  const keys = Object.keys(first);
  return keys.length === Object.keys(second).length &&
    keys.every((key) => Object.hasOwn(second, key) && isSame(first[key], second[key]));
}
