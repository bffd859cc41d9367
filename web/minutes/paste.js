// Cleans what comes from the clipboard: text of any origin becomes paragraphs, headings and list
// items. Works on a plain tree, so that it runs without a browser; `treeOf` in clipboard.js makes
// one of an inert document.

import { changedFormat } from "./textFormat.js";
import { isFormatted, on, safeLink } from "./inline.js";
import { addRun, formatOfRun, slicedRuns } from "./runs.js";
import { wellFormed } from "./textChange.js";

/**
 * @typedef {import("./edits.js").Fragment} Fragment
 * @typedef {{text: string} | {name: string, attributes: Object<string, string>,
 *   children: Node[]}} Node `name` in lower case
 */

/** What would be invisible or break a line. Joiners and direction marks are part of the script. */
const unwanted = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u200b\ufeff\ufffc]/g;
const lineEnds = /\r\n?|[\u000b\f\u0085\u2028\u2029]/g;

/**
 * One line without control characters and torn surrogates.
 * @param {string} text
 * @returns {string}
 */
export function cleanLine(text) {
  return wellFormed(text.replace(lineEnds, "\n").replace(/[\n\t]+/g, " ").replace(unwanted, ""));
}

const bullet = /^[\s\u00a0]*[·•‣▪◦●○■–\-*][\s\u00a0]+(?=\S)/u;

/**
 * Plain text: every line is a block, bullets become list items. One line stays as it is.
 * @param {string} text
 * @returns {Fragment[]}
 */
export function fragmentsOfText(text) {
  const lines = text.replace(lineEnds, "\n").split("\n");
  if (lines.length === 1) return text ? [paragraph(cleanLine(text))] : [];
  return lines.map(cleanLine).filter((line) => line.trim()).map((line) => {
    const marker = bullet.exec(line);
    return marker
      ? item(line.slice(marker[0].length).trimEnd(), 0, false)
      : paragraph(line.trim());
  });
}

const paragraph = (text) => ({ attributes: { kind: "paragraph" }, text });
const item = (text, level, numbered) => ({ attributes: itemAttributes(level, numbered), text });

function itemAttributes(level, numbered) {
  const style = numbered ? "numbered" : "bulleted";
  return { kind: "listItem", level: String(Math.min(4, Math.max(0, level))), style };
}

const skipped = new Set([
  "script", "style", "head", "title", "meta", "link", "template", "noscript", "iframe", "object",
  "svg", "math", "select", "textarea", "button", "input", "audio", "video", "canvas", "xml",
]);
const breaking = new Set([
  "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl",
  "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
  "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table",
  "tbody", "tfoot", "thead", "tr", "ul", "caption",
]);

/**
 * HTML of Word, LibreOffice, the web or this editor.
 * @param {Node} tree
 * @returns {Fragment[]}
 */
export function fragmentsOfTree(tree) {
  const collector = new Collector();
  collector.visit(tree, { attributes: { kind: "paragraph" }, depth: -1, numbered: false });
  collector.end();
  return collector.fragments;
}

class Collector {
  /** @type {Fragment[]} */
  fragments = [];
  #text = "";
  /** @type {import("./runs.js").Run[]} */
  #runs = [];
  #attributes = null;

  #add(text, format) {
    this.#text += text;
    addRun(this.#runs, "", text.length, format);
  }

  visit(node, context) {
    if ("text" in node) return this.#write(node.text, context);
    const { name } = node;
    if (skipped.has(name) || name.includes(":") && node.children.length === 0) return;
    if (isHidden(node)) return;
    if (name === "br") return this.#break(context);
    const isCell = name === "td" || name === "th";
    if (isCell) this.#cell();
    const inner = formattedBy(node, isCell ? { ...context, isCell } : contextOf(node, context));
    const breaks = breaking.has(name);
    if (breaks) this.#break(inner);
    for (const child of node.children) this.visit(child, inner);
    if (breaks) this.#break(inner);
  }

  /** What the formats of the text say, without the white space around it. */
  #spans(text) {
    const start = this.#text.length - this.#text.trimStart().length;
    const runs = slicedRuns(this.#runs, start, start + text.length);
    const spans = runs.map((run) => ({ count: run[1], format: formatOfRun(run) }));
    return isFormatted(spans) ? { spans } : {};
  }

  #write(text, context) {
    const spaced = context.pre ? text.replace(lineEnds, "\n") : text.replace(/[ \t\r\n\f]+/g, " ");
    const lines = spaced.split("\n");
    lines.forEach((line, index) => {
      if (index > 0) this.end();
      const clean = cleanLine(line);
      const piece = this.#text === "" || this.#text.endsWith(" ") ? clean.trimStart() : clean;
      if (piece && this.#attributes === null) this.#attributes = context.attributes;
      this.#add(piece, context.format ?? null);
    });
  }

  /** The lines of a cell stay on the line of their row. */
  #break({ isCell }) {
    if (!isCell) this.end();
    else if (this.#text && !this.#text.endsWith(" ")) this.#add(" ", null);
  }

  #cell() {
    if (!this.#text.trim()) return;
    this.#text = this.#text.trimEnd();
    this.#runs = slicedRuns(this.#runs, 0, this.#text.length);
    this.#add(" | ", null);
  }

  end() {
    const text = this.#text.replace(/[ |]+$/, "").trim();
    if (text) {
      this.fragments.push({ attributes: { ...this.#attributes }, text, ...this.#spans(text) });
    }
    this.#text = "";
    this.#runs = [];
    this.#attributes = null;
  }
}

/** Headings are bold by being headings. */
const boldByThemselves = new Set(["h1", "h2", "h3", "h4", "h5", "h6", "th"]);

/** The context with what an element says of its text's look. */
function formattedBy(node, context) {
  const { name, attributes } = node;
  const style = styleOf(node);
  /** @type {import("./textFormat.js").TextFormatChange} */
  const change = {};
  if (name === "b" || name === "strong") change.bold = on;
  if (name === "i" || name === "em") change.italic = on;
  const weight = /font-weight:(\w+)/.exec(style)?.[1];
  if (weight && !boldByThemselves.has(name) && context.attributes.kind !== "heading") {
    change.bold = weight === "bold" || weight === "bolder" || Number(weight) >= 600 ? on : null;
  }
  const slant = /font-style:(\w+)/.exec(style)?.[1];
  if (slant) change.italic = slant === "italic" || slant === "oblique" ? on : null;
  // What a foreign page means by an address without a host nobody knows here.
  const isWhole = /^[a-z][a-z0-9+.-]*:/i.test(attributes.href ?? "");
  if (name === "a" && isWhole && safeLink(attributes.href)) change.link = safeLink(attributes.href);
  const format = changedFormat(context.format ?? null, change);
  return format === (context.format ?? null) ? context : { ...context, format };
}

const styleOf = (node) => (node.attributes.style ?? "").toLowerCase().replace(/\s+/g, "");

function isHidden(node) {
  const style = styleOf(node);
  return style.includes("display:none") || style.includes("mso-list:ignore") ||
    node.attributes.hidden !== undefined || node.attributes["aria-hidden"] === "true";
}

/** What the text inside `node` is part of. */
function contextOf(node, context) {
  const { name, attributes } = node;
  const own = ownBlock(attributes);
  if (own) return { ...context, attributes: own };
  if (/^h[1-6]$/.test(name)) {
    const level = String(Math.min(3, Number(name[1])));
    return { ...context, attributes: { kind: "heading", level } };
  }
  if (name === "pre" || /white-space:(pre|break)/.test(styleOf(node))) {
    context = { ...context, pre: !/white-space:pre-line/.test(styleOf(node)) };
  }
  if (name === "ul" || name === "ol") {
    return { ...context, depth: context.depth + 1, numbered: name === "ol" };
  }
  if (name === "li") {
    return { ...context, attributes: itemAttributes(context.depth, context.numbered) };
  }
  // Word writes list items as paragraphs with a style and a marker as text.
  const word = /mso-list:\S*?level(\d)/.exec(styleOf(node));
  if (name === "p" && word) {
    return { ...context, attributes: itemAttributes(Number(word[1]) - 1, isWordNumber(node)) };
  }
  return context;
}

function isWordNumber(node) {
  const marker = node.children.find((child) => !("text" in child) &&
    (styleOf(child).includes("mso-list:ignore") || isWordNumber(child)));
  return marker !== undefined && /^\s*\(?[\p{L}\p{N}]{1,4}[.)\-]/u.test(textOf(marker));
}

function textOf(node) {
  return "text" in node ? node.text : node.children.map(textOf).join("");
}

/** A block that was copied out of this editor keeps what it was. */
function ownBlock(attributes) {
  const kind = attributes["data-minutes-kind"];
  if (!["paragraph", "heading", "listItem", "note"].includes(kind)) return null;
  const own = { kind };
  for (const name of ["level", "style", "speaker", "commitment"]) {
    const value = attributes[`data-minutes-${name}`];
    if (value && value.length <= 64) own[name] = value;
  }
  return own;
}
