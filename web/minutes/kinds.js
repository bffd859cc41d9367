// What a block is, by its attributes. The names are those of the server's `BlockKind`.

/** Blocks that people write. */
export const writtenKinds = ["paragraph", "heading", "listItem", "note"];

/** Blocks that render from the state of the meeting and cannot be typed over. */
export const liveKinds = [
  "header", "attendance", "agenda", "resultTable", "ballots", "finalList", "supplementaryList",
  "dropped", "actions", "statements", "progress", "absences",
];

const live = new Set(liveKinds);
const written = new Set(writtenKinds);

/** The deepest level of a list item; the first is 0. */
export const deepestLevel = 4;

/**
 * @typedef {Object} Block one paragraph, heading, item, note or live part of the minutes
 * @property {string} id
 * @property {Object<string, string>} attributes
 * @property {string} text
 * @property {import("./runs.js").Run[]} [authors] who wrote what and how it looks
 * @property {boolean} trashed
 *
 * @typedef {{block: string, offset: number}} Position in UTF-16 units
 * @typedef {{anchor: Position, focus: Position}} Range `focus` is the end that moves
 */

/** @param {Block} block @returns {string} a kind that is not known counts as a paragraph */
export function kindOf(block) {
  const { kind } = block.attributes;
  return written.has(kind) || live.has(kind) ? kind : "paragraph";
}

/** @param {Block} block */
export const isLive = (block) => live.has(block.attributes.kind);

/** @param {Block} block @returns {number} 1 to 3 for headings, 0 to 4 for list items */
export function levelOf(block) {
  const level = Number.parseInt(block.attributes.level, 10);
  const [least, most] = kindOf(block) === "heading" ? [1, 3] : [0, deepestLevel];
  return Number.isNaN(level) ? least : Math.min(most, Math.max(least, level));
}

/** @param {Block} block */
export const isNumbered = (block) => block.attributes.style === "numbered";

/**
 * What the menu of kinds offers: the attributes of each; null takes an attribute away.
 * @type {Object<string, Object<string, string | null>>}
 */
export const choices = {
  paragraph: { kind: "paragraph", level: null, style: null, speaker: null, commitment: null },
  heading1: { kind: "heading", level: "1", style: null, speaker: null, commitment: null },
  heading2: { kind: "heading", level: "2", style: null, speaker: null, commitment: null },
  heading3: { kind: "heading", level: "3", style: null, speaker: null, commitment: null },
  bulleted: { kind: "listItem", level: "0", style: "bulleted", speaker: null, commitment: null },
  numbered: { kind: "listItem", level: "0", style: "numbered", speaker: null, commitment: null },
  note: { kind: "note", level: null, style: null },
};

/** @param {Block} block @returns {string} which of `choices` the block is; "" for live blocks */
export function choiceOf(block) {
  switch (kindOf(block)) {
    case "heading": return `heading${levelOf(block)}`;
    case "listItem": return isNumbered(block) ? "numbered" : "bulleted";
    case "note": return "note";
    case "paragraph": return "paragraph";
    default: return "";
  }
}

/**
 * Only what would change, so that an operation says no more than it must.
 * @param {Block} block
 * @param {Object<string, string | null>} attributes
 * @returns {Object<string, string | null> | null}
 */
export function changedAttributes(block, attributes) {
  const changed = Object.entries(attributes)
    .filter(([name, value]) => (block.attributes[name] ?? null) !== value);
  return changed.length ? Object.fromEntries(changed) : null;
}

/** @param {Object<string, string | null>} attributes @returns {Object<string, string>} */
export function withoutNulls(attributes) {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== null));
}
