// What is copied: clean text and HTML of the selected blocks; and what is pasted, as fragments.

import { fragmentsOfText, fragmentsOfTree } from "./paste.js";
import { on, safeLink, spansOf } from "./inline.js";
import { isLive, isNumbered, kindOf, levelOf } from "./kinds.js";

/**
 * @typedef {import("./kinds.js").Block} Block
 * @typedef {import("./edits.js").Fragment} Fragment
 */

/** A text with its formats. @param {Block} block */
function inlineOf(block) {
  let position = 0;
  return spansOf(block).map(({ count, format }) => {
    position += count;
    let html = escaped(block.text.slice(position - count, position));
    if (format?.italic === on) html = `<em>${html}</em>`;
    if (format?.bold === on) html = `<strong>${html}</strong>`;
    const link = safeLink(format?.link);
    return link ? `<a href="${escaped(link)}">${html}</a>` : html;
  }).join("");
}

const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text) => text.replace(/[&<>"]/g, (letter) => entities[letter]);

/**
 * @param {Block[]} parts the selected parts of blocks, in order; of a live block `text` is what
 *   its place in the page says
 * @returns {{text: string, html: string}}
 */
export function copied(parts) {
  const lines = parts.map((block) => {
    if (kindOf(block) !== "listItem") return block.text;
    return `${"  ".repeat(levelOf(block))}${isNumbered(block) ? "" : "• "}${block.text}`;
  });
  if (parts.length === 1 && !isLive(parts[0])) {
    return { text: parts[0].text, html: `<span>${inlineOf(parts[0])}</span>` };
  }
  return { text: lines.join("\n"), html: htmlOf(parts) };
}

function htmlOf(parts) {
  let html = "";
  let list = "";
  for (const block of parts) {
    const wanted = kindOf(block) === "listItem" ? (isNumbered(block) ? "ol" : "ul") : "";
    if (wanted !== list) html += (list && `</${list}>`) + (wanted && `<${wanted}>`);
    list = wanted;
    html += elementOf(block);
  }
  return html + (list && `</${list}>`);
}

function elementOf(block) {
  if (isLive(block)) {
    return block.text.split("\n").filter((line) => line.trim())
      .map((line) => `<p>${escaped(line)}</p>`).join("");
  }
  const kind = kindOf(block);
  const name = kind === "heading" ? `h${levelOf(block)}` : kind === "listItem" ? "li" : "p";
  const marks = ["kind", "level", "style", "speaker", "commitment"]
    .filter((key) => block.attributes[key])
    .map((key) => ` data-minutes-${key}="${escaped(block.attributes[key])}"`).join("");
  return `<${name} dir="auto"${marks}>${inlineOf(block)}</${name}>`;
}

/**
 * What a paste or a drop brings.
 * @param {DataTransfer} data
 * @returns {Fragment[]}
 */
export function pasted(data) {
  const html = data.getData("text/html");
  if (html) {
    // A parsed document is inert: nothing in it runs or is fetched.
    const tree = treeOf(new DOMParser().parseFromString(html, "text/html").body);
    const fragments = fragmentsOfTree(tree);
    if (fragments.length > 1 || fragments[0]?.attributes.kind !== "paragraph" || fragments[0].spans) {
      if (fragments.length > 0) return fragments;
    }
  }
  return fragmentsOfText(data.getData("text/plain"));
}

/** @param {Node} node an element or a text @returns {import("./paste.js").Node} */
export function treeOf(node) {
  if (node.nodeType === 3) return { text: /** @type {Text} */ (node).data };
  const element = /** @type {Element} */ (node);
  const children = [];
  for (const child of node.childNodes) {
    if (child.nodeType === 1 || child.nodeType === 3) children.push(treeOf(child));
  }
  /** @type {Object<string, string>} */
  const attributes = {};
  for (const { name, value } of element.attributes ?? []) attributes[name] = value;
  return { name: element.localName, attributes, children };
}
