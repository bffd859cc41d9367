// The text inside one editable host. Only `insertData` and `deleteData` change text nodes: they
// keep the caret, the selection and a running composition where they are.

import { replacement } from "./textChange.js";

/**
 * The text nodes under `host`, in order.
 * @param {Element} host
 * @returns {Text[]}
 */
export function textNodes(host) {
  const only = /** @type {Text | null} */ (host.firstChild);
  if (only && only.nodeType === 3 && !only.nextSibling) return [only];
  const walker = document.createTreeWalker(host, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(/** @type {Text} */ (walker.currentNode));
  return nodes;
}

/** What stands in the host. The `<br>` of an empty host is no text. @param {Element} host */
export const readText = (host) => textNodes(host).map((node) => node.data).join("");

/**
 * Makes the host say `text` with the fewest changes.
 * @param {Element} host
 * @param {string} before what it says now
 * @param {string} text
 */
export function writeText(host, before, text) {
  const change = replacement(before, text);
  if (change) {
    if (change.inserted) insert(host, change.start, change.inserted);
    if (change.removed) remove(host, change.start + change.inserted.length, change.removed);
  }
  settle(host);
}

function insert(host, start, inserted) {
  let rest = start;
  for (const node of textNodes(host)) {
    if (rest <= node.length) return node.insertData(rest, inserted);
    rest -= node.length;
  }
  host.prepend(document.createTextNode(inserted));
}

function remove(host, start, count) {
  let position = 0;
  for (const node of textNodes(host)) {
    const { length } = node;
    const from = Math.max(0, start - position);
    const to = Math.min(length, start + count - position);
    if (from < to) node.deleteData(from, to - from);
    position += length;
  }
}

/**
 * An empty host holds one `<br>`, so that it has a line for the caret; another one none.
 * @param {Element} host
 */
export function settle(host) {
  const isEmpty = textNodes(host).every((node) => node.length === 0);
  const breaks = host.querySelectorAll("br");
  if (isEmpty && breaks.length === 0) host.append(document.createElement("br"));
  if (!isEmpty) for (const one of breaks) one.remove();
}

/**
 * The place in the page of an offset in the text.
 * @param {Element} host
 * @param {number} offset
 * @returns {[Node, number]}
 */
export function pointAt(host, offset) {
  let rest = offset;
  let last = null;
  for (const node of textNodes(host)) {
    if (rest <= node.length) return [node, rest];
    rest -= node.length;
    last = node;
  }
  return last ? [last, last.length] : [host, 0];
}

/**
 * The offset in the text of a place in the page inside `host`.
 * @param {Element} host
 * @param {Node} node
 * @param {number} offset
 * @returns {number}
 */
export function offsetAt(host, node, offset) {
  const before = document.createRange();
  before.setStart(host, 0);
  before.setEnd(node, offset);
  return before.toString().length;
}
