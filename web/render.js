/**
 * Keeps a piece of the page in step with a description of it. Elements are kept and changed in
 * place: focus, selection, scrolling and half-filled fields survive. Texts are set as text; there
 * is no way in for markup.
 *
 * @typedef {Object} Node a description of one element, or of a text
 * @property {string} [tag]
 * @property {Object<string, any>} [props]
 * @property {Node[]} [children]
 * @property {string} [text]
 */

import {shown} from "./bidi.js";

/** The name of a language, which only looks like an address. */
const SVG = ["http:", "", "www.w3.org", "2000", "svg"].join("/");
const SVG_TAGS = new Set(["svg", "path", "circle", "line", "rect", "g", "text"]);

/** What was last rendered into an element. */
const rendered = new WeakMap();

/**
 * Describes an element. Props:
 * `key` keeps the identity among siblings; `class`, `on*` (listeners), `style` (an object of
 * custom or plain properties, set through the CSSOM), `data` (an object), `ref(element)` once
 * after it was made; `value`, `checked`, `selected` give a field its *first* value only; `live`
 * before such a name (`liveValue`) keeps it in step; `opaque` leaves the content alone; everything
 * else is an attribute (`true`: present, `false`, `null`, `undefined`: absent).
 * @param {string} tag
 * @param {Object<string, any> | null} [props]
 * @param {...any} children nodes, texts, arrays; `null`, `false`, `undefined` are left out
 * @returns {Node}
 */
export function h(tag, props, ...children) {
  return {tag, props: props ?? {}, children: flat(children)};
}

function flat(children) {
  const nodes = [];
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === true) continue;
    nodes.push(typeof child === "object" ? child : {text: String(child)});
  }
  return nodes;
}

/**
 * Makes the children of `parent` what `children` describe.
 * @param {Element} parent
 * @param {any} children
 */
export function render(parent, ...children) {
  const focused = /** @type {HTMLElement | null} */ (document.activeElement);
  patchChildren(parent, flat(children));
  // Moving an element takes the focus away from it.
  if (focused !== document.activeElement && focused?.isConnected) {
    focused.focus({preventScroll: true});
  }
}

function identityOf(node, index) {
  return node.tag === undefined ? `#${index}` : `${node.tag} ${node.props.key ?? index}`;
}

function patchChildren(parent, nodes) {
  const old = rendered.get(parent) ?? new Map();
  const next = new Map();
  const unkeyed = new Map();
  nodes.forEach((node) => {
    const kind = node.tag ?? "#";
    const index = node.props?.key === undefined ? unkeyed.get(kind) ?? 0 : 0;
    if (node.props?.key === undefined) unkeyed.set(kind, index + 1);
    let identity = identityOf(node, index);
    while (next.has(identity)) identity += "+";
    next.set(identity, {node, element: old.get(identity)?.element});
  });
  for (const [identity, {element}] of old) if (!next.has(identity)) element.remove();
  let place = parent.firstChild;
  for (const slot of next.values()) {
    const before = slot.element && old.size ? slot.element : null;
    slot.element ??= make(slot.node);
    if (slot.element === place) {
      place = place.nextSibling;
    } else {
      parent.insertBefore(slot.element, place);
    }
    update(slot.element, slot.node, before !== null);
  }
  rendered.set(parent, next);
}

function make({tag}) {
  if (tag === undefined) return document.createTextNode("");
  return SVG_TAGS.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
}

const properties = new WeakMap();

function update(element, node, existed) {
  if (node.tag === undefined) {
    const text = shown(node.text);
    if (element.data !== text) element.data = text;
    return;
  }
  const old = properties.get(element) ?? {};
  properties.set(element, node.props);
  for (const name of Object.keys(old)) {
    if (!(name in node.props)) set(element, name, undefined, old[name], existed);
  }
  // The options of a menu must be there before its value is.
  if (!node.props.opaque) patchChildren(element, node.children);
  for (const [name, value] of Object.entries(node.props)) {
    set(element, name, value, old[name], existed);
  }
  if (!existed) node.props.ref?.(element);
}

function set(element, name, value, old, existed) {
  if (name === "key" || name === "ref" || name === "opaque") return;
  if (name.startsWith("on")) {
    element[name] = value ?? null;
  } else if (name === "value" || name === "checked" || name === "selected") {
    if (!existed && value !== undefined) element[name] = value;
  } else if (name === "liveValue" || name === "liveChecked") {
    const property = name === "liveValue" ? "value" : "checked";
    if (element[property] !== value) element[property] = value ?? "";
  } else if (name === "style") {
    for (const [property, text] of Object.entries(value ?? {})) {
      if (old?.[property] !== text) element.style.setProperty(property, text);
    }
  } else if (name === "data") {
    for (const [key, text] of Object.entries(value ?? {})) {
      if (element.dataset[key] !== String(text)) element.dataset[key] = text;
    }
  } else if (value !== old || !existed) {
    setAttribute(element, name, value);
  }
}

function setAttribute(element, name, value) {
  if (value === undefined || value === null || value === false) {
    element.removeAttribute(name);
  } else {
    element.setAttribute(name, value === true ? "" : value);
  }
}
