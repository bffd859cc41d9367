// Undo of one person. Two stacks of inverses, the last one on top. The top of each fits the
// document as it is, and each of the others the document as it will be when those above it are
// used. So the stacks are a value that goes with one document, and are carried along with it: over
// one's own steps by `withStep`, over those of others by `over`.

import { apply, clamp } from './document.js';
import { inverse } from './inverse.js';
import { crossing, normalized } from './operation.js';

/** @typedef {import('./document.js').Document} Document */
/** @typedef {import('./operation.js').Operation} Operation */

/**
 * @typedef {Object} Item
 * @property {number} id of the first step that it takes back
 * @property {?string} group what was typed under one mark is taken back at once
 * @property {Operation} operation
 */

/** @typedef {{undo: Item[], redo: Item[]}} Stacks the last item is the top */

/**
 * One act of a person on the document shown.
 * @typedef {Object} Step
 * @property {number} id
 * @property {'edit' | 'undo' | 'redo'} kind
 * @property {?string} group
 * @property {?number} item the item that an undo or a redo used
 * @property {Operation} operation
 */

/** How many items a stack keeps. */
export const depth = 100;

/** @returns {Stacks} */
export const emptyStacks = () => ({ undo: [], redo: [] });

/**
 * The stacks after a step of the person.
 * @param {Stacks} stacks
 * @param {Step} step
 * @param {Document} document before the step
 * @param {Operation} operation the step's operation as it takes effect there
 * @returns {Stacks}
 */
export function withStep(stacks, step, document, operation) {
  const back = inverse(document, operation);
  const item = { id: step.id, group: step.group, operation: back };
  const others = (items) => items.filter(({ id }) => id !== step.item);
  switch (step.kind) {
    case 'undo': return { undo: others(stacks.undo), redo: pushed(stacks.redo, item) };
    case 'redo': return { undo: pushed(stacks.undo, item), redo: others(stacks.redo) };
    default: return { undo: gathered(stacks.undo, item), redo: [] };
  }
}

const pushed = (items, item) =>
  (item.operation.length ? [...items, item].slice(-depth) : items);

/** With the item on top, or made one with the top when both are of one group. */
function gathered(items, item) {
  const top = items[items.length - 1];
  if (!top || item.group === null || top.group !== item.group) return pushed(items, item);
  const operation = normalized([...item.operation, ...top.operation]);
  return [...items.slice(0, -1), { ...top, operation }];
}

/**
 * The stacks after an operation of somebody else.
 * @param {Stacks} stacks
 * @param {Operation} operation
 * @param {boolean} ownFirst
 * @returns {Stacks}
 */
export const over = (stacks, operation, ownFirst) => ({
  undo: itemsOver(stacks.undo, operation, ownFirst),
  redo: itemsOver(stacks.redo, operation, ownFirst),
});

function itemsOver(items, operation, ownFirst) {
  const result = [];
  let carried = operation;
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const item = items[index];
    const { incoming, historic } = crossing(item.operation, carried, ownFirst);
    result.push(incoming === item.operation ? item : { ...item, operation: incoming });
    carried = historic;
  }
  return result.reverse();
}

/**
 * The topmost item that still has an effect, and that effect.
 * @param {Item[]} items
 * @param {Document} document
 * @returns {?{item: Item, operation: Operation}}
 */
export function effective(items, document) {
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const operation = clamp(document, items[index].operation);
    if (operation.length) return { item: items[index], operation };
  }
  return null;
}

/**
 * Stacks and document after several steps.
 * @param {{document: Document, stacks: Stacks}} start
 * @param {Step[]} steps
 * @param {string} author
 * @returns {{document: Document, stacks: Stacks}}
 */
export function withSteps(start, steps, author) {
  return steps.reduce(({ document, stacks }, step) => {
    const operation = clamp(document, step.operation);
    return {
      document: apply(document, operation, author),
      stacks: withStep(stacks, step, document, operation),
    };
  }, start);
}
