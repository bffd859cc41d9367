// The moments of a meeting that people look for: openings, breaks, ballots, decisions. Pure.

import { nameAndBody } from "../protocol.js";

/**
 * @typedef {Object} Mark
 * @property {number} index of its entry
 * @property {number} at milliseconds since 1970
 * @property {"opened" | "suspended" | "resumed" | "closed" | "ballotOpened" | "ballotClosed"
 *   | "ballotAnnulled" | "decided" | "listsComplete" | "listsAdopted"} kind
 * @property {number} [number] of the ballot
 * @property {string} [commitment] what was decided upon
 */

/** What is marked of each event. @type {Object<string, Function>} */
const kinds = {
  phaseChanged: ({ phase }, before) => {
    if (phase === "inSession") {
      return { kind: before.phase === "suspended" ? "resumed" : "opened" };
    }
    return ["suspended", "closed"].includes(phase) ? { kind: phase } : null;
  },
  ballotOpened: ({ ballot }) => ({ kind: "ballotOpened", number: ballot.number }),
  ballotClosed: ({ ballot }, _, after) =>
    ({ kind: "ballotClosed", number: numberOf(after, ballot) }),
  ballotAnnulled: ({ ballot }, _, after) =>
    ({ kind: "ballotAnnulled", number: numberOf(after, ballot) }),
  decided: ({ commitment }) => ({ kind: "decided", commitment }),
  listsDeclaredComplete: () => ({ kind: "listsComplete" }),
  listsAdopted: () => ({ kind: "listsAdopted" }),
};

const numberOf = (state, id) => state.ballots.find((ballot) => ballot.id === id)?.number;

/**
 * What an entry is marked with: a ballot and what it decided at once are one moment.
 * @param {import("../protocol.js").Entry} entry
 * @param {Object} before the state before it
 * @param {Object} after the state after it
 * @returns {Omit<Mark, "index"> | null}
 */
export function markOf(entry, before, after) {
  for (const event of entry.events) {
    const [name, body] = nameAndBody(event);
    const mark = kinds[name]?.(body, before, after);
    if (mark) return { at: entry.at, ...mark };
  }
  return null;
}
