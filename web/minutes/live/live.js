// The live blocks: parts of the minutes that render from the state of the meeting. They look like
// the official document and say the same sentences as it.

import { h, render } from "../../render.js";
import { actions, agenda, attendance, header, lists } from "./parts.js";
import { absences, progress, statements } from "./followUp.js";
import { ballots } from "./ballots.js";
import { resultTable } from "./resultTable.js";

/**
 * @typedef {import("../sentences.js").Sentences} Sentences
 * @typedef {(state: Object, sentences: Sentences) => any} Part what stands in the block
 */

/** Each kind with the parts of the state that it shows.
 * @type {Object<string, {part: Part, from: (state: Object) => any[]}>} */
const parts = {
  header: { part: header, from: (s) => [s.header, s.phaseChanges] },
  attendance: {
    part: attendance,
    from: (s) => [s.seats, s.attendance, s.header, s.phaseChanges, s.rules],
  },
  agenda: { part: agenda, from: (s) => [s.agenda.items] },
  resultTable: {
    part: resultTable, from: (s) => [s.consultation, s.commitments, s.ballots.length],
  },
  ballots: { part: ballots, from: (s) => [s.ballots, s.commitments, s.seats, s.header] },
  finalList: {
    part: lists.final, from: (s) => [s.consultation, s.commitments, s.lists, s.ballots.length],
  },
  supplementaryList: {
    part: lists.supplementary, from: (s) => [s.consultation, s.commitments, s.lists],
  },
  dropped: { part: lists.dropped, from: (s) => [s.consultation, s.commitments] },
  actions: {
    part: actions, from: (s) => [s.commitments, s.actions, s.seats, s.consultation, s.header],
  },
  statements: { part: statements, from: (s) => [s.followUp, s.commitments, s.seats] },
  progress: {
    part: progress, from: (s) => [s.followUp, s.commitments, s.seats, s.actions, s.header],
  },
  absences: { part: absences, from: (s) => [s.followUp, s.seats, s.attendance, s.phase] },
};

/** Those that only a follow-up has. */
const followUpKinds = new Set(["statements", "progress", "absences"]);

/** What a frame was last rendered from. */
const shown = new WeakMap();

/**
 * Renders a live block if anything that it shows has changed.
 * @param {HTMLElement} frame
 * @param {string} kind
 * @param {Object} state
 * @param {Sentences} sentences
 */
export function renderLive(frame, kind, state, sentences) {
  const { part, from } = parts[kind];
  const sources = [kind, sentences, ...from(state)];
  const before = shown.get(frame);
  if (before && sources.every((source, index) => source === before[index])) return;
  shown.set(frame, sources);
  render(frame, h("div", { class: "minutes-live", dir: sentences.say("direction") },
    part(state, sentences)));
}

/**
 * What a live block of a kind shows.
 * @param {string} kind
 * @param {Object} state
 * @param {Sentences} sentences
 */
export const partOf = (kind, state, sentences) => parts[kind].part(state, sentences);

/** The kinds that can be inserted; an empty part says itself that there is nothing. */
export const liveKindsFor = (state) => Object.keys(parts)
  .filter((kind) => kind !== "resultTable" || state.commitments.length > 0)
  .filter((kind) => !followUpKinds.has(kind) || state.followUp);
