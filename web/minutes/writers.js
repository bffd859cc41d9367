// Who wrote what: the colours and names of those who wrote, and a plain list of it.

import { seatsById } from "../derived.js";
import { isLive } from "./kinds.js";
import { colours } from "./remoteCarets.js";

/** @typedef {import("./kinds.js").Block} Block */

/**
 * The share of everyone who wrote, those with most first.
 * @param {Block[]} blocks
 * @returns {{author: string, units: number, colour: number}[]}
 */
export function writersOf(blocks) {
  const units = new Map();
  for (const block of blocks) {
    if (isLive(block)) continue;
    for (const [author, count] of block.authors ?? []) {
      units.set(author, (units.get(author) ?? 0) + count);
    }
  }
  // Colours go by the name, so that they stay while people write.
  const names = [...units.keys()].sort();
  return [...units].map(([author, count]) =>
    ({ author, units: count, colour: names.indexOf(author) % colours }))
    .sort((one, other) => other.units - one.units || (one.author < other.author ? -1 : 1));
}

/**
 * Every written text in stretches of one author, in order; empty ones are left out.
 * @param {Block[]} blocks
 * @returns {{id: string, stretches: {author: string, text: string}[]}[]}
 */
export function stretchesOf(blocks) {
  return blocks.filter((block) => !isLive(block) && block.text.trim() !== "").map((block) => {
    const stretches = [];
    let position = 0;
    for (const [author, count] of block.authors ?? []) {
      const text = block.text.slice(position, position + count);
      const last = stretches[stretches.length - 1];
      if (last?.author === author) last.text += text;
      else stretches.push({ author, text });
      position += count;
    }
    return { id: block.id, stretches };
  });
}

/**
 * What an author is called.
 * @param {string} author a seat
 * @param {Object | null} state the meeting
 * @param {(key: string) => string} say
 * @returns {string}
 */
export const nameOfWriter = (author, state, say) =>
  (state && seatsById(state).get(author)?.person.name) || say("writers.nobody");
