// How a text looks in its host: bold, italic, links, and on demand who wrote it, as elements around
// its text nodes. They are made anew only where they are not as they should be.

import { isSameFormat } from "./textFormat.js";
import { offsetAt, pointAt, textNodes } from "./hostText.js";
import { on, safeLink } from "./inline.js";

/** @typedef {import("./inline.js").Span} Span */

/** What browsers call what we call by its name here. */
const boldTags = new Set(["strong", "b"]);
const italicTags = new Set(["em", "i"]);

/**
 * Makes the text in a host look as `spans` say. The selection stays.
 * @param {HTMLElement} host whose text is right already
 * @param {Span[]} spans they cover the text
 * @param {(author: string) => number | null} colourOf of an author, where authors are shown
 */
export function writeLook(host, spans, colourOf = () => null) {
  const wanted = spans.map(({ count, format, author }) => ({
    count, format, colour: author === undefined || author === null ? null : colourOf(author),
  }));
  if (isAlike(shownIn(host), merged(wanted))) return;
  const text = textNodes(host).map((node) => node.data).join("");
  keepingSelection(host, () => {
    let position = 0;
    const pieces = merged(wanted).map((span) => {
      position += span.count;
      return elementFor(text.slice(position - span.count, position), span);
    });
    host.replaceChildren(...(text ? pieces : [document.createElement("br")]));
  });
}

function elementFor(text, { format, colour }) {
  /** @type {Node} */
  let node = document.createTextNode(text);
  const wrap = (name) => {
    const element = document.createElement(name);
    element.append(node);
    node = element;
    return element;
  };
  if (format?.italic === on) wrap("em");
  if (format?.bold === on) wrap("strong");
  const address = safeLink(format?.link);
  if (address) {
    const link = wrap("a");
    link.href = address;
    link.rel = "noopener noreferrer";
    link.target = "_blank";
    link.title = address;
  }
  if (colour !== null) wrap("span").dataset.writer = String(colour);
  return node;
}

/** What the page shows, as spans. */
function shownIn(host) {
  const spans = textNodes(host).filter((node) => node.length > 0).map((node) => {
    const look = { count: node.length, format: {}, colour: null };
    for (let element = node.parentElement; element !== host; element = element.parentElement) {
      const name = element.localName;
      if (boldTags.has(name)) look.format.bold = on;
      else if (italicTags.has(name)) look.format.italic = on;
      else if (name === "a") look.format.link = element.getAttribute("href");
      else if (element.dataset.writer !== undefined) look.colour = Number(element.dataset.writer);
      else look.format[name] = on;
    }
    return look;
  });
  // An element that lost its text would lend its look to what is typed next.
  if (spans.length === 0 && host.querySelector("strong, em, a, span")) return null;
  return merged(spans);
}

/** Neighbours that look alike as one; of a format what the page can show. */
function merged(spans) {
  const result = [];
  for (const { count, format, colour } of spans) {
    const link = safeLink(format?.link);
    const look = { ...format };
    delete look.link;
    for (const name of ["bold", "italic"]) if (look[name] !== on) delete look[name];
    for (const name of Object.keys(look)) {
      if (!["bold", "italic"].includes(name) && format[name] !== on) delete look[name];
    }
    if (link) look.link = link;
    const last = result[result.length - 1];
    if (count === 0) continue;
    if (last && last.colour === colour && isSameFormat(last.format, look)) last.count += count;
    else result.push({ count, format: look, colour });
  }
  return result;
}

const isAlike = (one, other) => one !== null && one.length === other.length &&
  one.every((span, index) => span.count === other[index].count &&
    span.colour === other[index].colour && isSameFormat(span.format, other[index].format));

/** Keeps both ends of the selection at their letters while the nodes of a host are replaced. */
function keepingSelection(host, change) {
  const selection = getSelection();
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  const place = (node, offset) => (node && host.contains(node) ? offsetAt(host, node, offset) : null);
  const anchor = place(anchorNode, anchorOffset);
  const focus = place(focusNode, focusOffset);
  change();
  if (anchor === null && focus === null) return;
  const [start, from] = anchor === null ? [anchorNode, anchorOffset] : pointAt(host, anchor);
  const [end, to] = focus === null ? [focusNode, focusOffset] : pointAt(host, focus);
  selection.setBaseAndExtent(start, from, end, to);
}
