// The meeting as it stood after any of its public entries: a fold that can be asked for every step.
// Pure. Keeps the entries and, at growing distances, the states between, which share all parts that
// did not change; so the memory has a bound however long the meeting was.

import { apply as applyToMeeting } from "../meeting.js";
import { nameAndBody } from "../protocol.js";
import { apply as applyToDocument } from "./document.js";
import { markOf } from "./historyMarks.js";

/** The most states that are kept, and the entries between two of them at first. */
const mostKept = 64;
const firstStride = 128;

/**
 * @typedef {import("../protocol.js").Entry} Entry
 * @typedef {import("./document.js").Document} Document
 *
 * @typedef {Object} Moment the meeting after an entry
 * @property {Entry} entry
 * @property {Object} state the public state; its `minutes` are not kept up
 * @property {Document} document the minutes
 */

export class Timeline {
  /** @type {Entry[]} */
  #entries = [];
  /** Moments at multiples of the stride. @type {Moment[]} */
  #kept = [];
  #stride = firstStride;
  /** The moment that was asked for last: the next one is often near.
   * @type {{index: number, moment: Moment} | null} */
  #near = null;
  /** @type {Moment | null} */
  #last = null;
  /** The moments that people look for, in order.
   * @type {import("./historyMarks.js").Mark[]} */
  marks = [];

  /** How many entries there are. */
  get count() { return this.#entries.length; }

  /** The sequence of the last entry; 0 if there is none. */
  get sequence() { return this.#last?.entry.sequence ?? 0; }

  /**
   * Adds entries that follow; those that are known already are passed over.
   * @param {Entry[]} entries public ones, the first of all being that of the preparation
   */
  append(entries) {
    for (const entry of entries) {
      if (entry.sequence <= this.sequence) continue;
      const before = this.#last;
      const moment = after(before, entry);
      const index = this.#entries.length;
      this.#entries.push(entry);
      this.#last = moment;
      const mark = markOf(entry, before?.state ?? moment.state, moment.state);
      if (mark) this.marks.push({ ...mark, index });
      if (index % this.#stride === 0) this.#keep(moment);
    }
  }

  #keep(moment) {
    this.#kept.push(moment);
    if (this.#kept.length <= mostKept) return;
    this.#kept = this.#kept.filter((_, index) => index % 2 === 0);
    this.#stride *= 2;
  }

  /**
   * @param {number} index of the entry, from 0 to below `count`
   * @returns {Moment} the meeting right after that entry
   */
  at(index) {
    if (index === this.count - 1) return this.#last;
    const start = Math.floor(index / this.#stride);
    let [place, moment] = [start * this.#stride, this.#kept[start]];
    if (this.#near && this.#near.index <= index && this.#near.index > place) {
      ({ index: place, moment } = this.#near);
    }
    while (place < index) {
      place += 1;
      moment = after(moment, this.#entries[place]);
    }
    this.#near = { index, moment };
    return moment;
  }

  /**
   * @param {number} index
   * @returns {Entry}
   */
  entry(index) { return this.#entries[index]; }

  /**
   * The last entry that had happened at a sequence.
   * @param {number} sequence
   * @returns {number} its index
   */
  indexAt(sequence) {
    let [low, high] = [0, this.count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#entries[middle].sequence > sequence) high = middle;
      else low = middle + 1;
    }
    return Math.max(0, low - 1);
  }
}

/** @param {Moment | null} before @param {Entry} entry @returns {Moment} */
function after(before, entry) {
  let document = before?.document ?? { blocks: [], aliases: {} };
  for (const event of entry.events) {
    const [name, body] = nameAndBody(event);
    if (name === "meetingPrepared") document = { aliases: {}, ...body.meeting.minutes.document };
    if (name === "minutesEdited") {
      document = applyToDocument(document, body.operation, entry.by ?? "");
    }
  }
  return { entry, document, state: applyToMeeting(before?.state ?? null, entry) };
}
