// The minutes as this page knows them: the shared document with what was typed here and is not
// acknowledged yet. Between the algebra (`collaboration.js`), the editor, and the line to the room.

import { insertedTexts, places } from "./change.js";
import { create } from "./collaboration.js";
import { consumed, insertedText, isDeletion } from "./delta.js";
import { mapPosition, visiblePosition } from "./positions.js";

/** A pause of this length, in milliseconds, ends what one undo takes back. */
const typingPause = 1_000;

/**
 * @typedef {import("./kinds.js").Block} Block
 * @typedef {import("./kinds.js").Position} Position
 * @typedef {import("./kinds.js").Range} Range
 * @typedef {{operation: Object[], range: Range | null}} Travel what was done, and where
 */

export class Model {
  /** @type {import("./collaboration.js").Collaboration | null} */
  #shared = null;
  /** A snapshot that came and is not taken in yet. */
  #snapshot = null;
  /** Operations of others since the page was drawn last.
   * @type {import("./operation.js").Operation[]} */
  #unseen = [];
  #prefix;
  #made = 0;
  #group = { id: 0, block: null, at: 0 };
  #visible = { document: null, blocks: [], trashed: [] };
  /** Since when nothing has been acknowledged although something is pending. */
  #waitingSince = 0;

  /**
   * @param {Object} options
   * @param {string} options.client the name of this page
   * @param {string} options.author the seat
   * @param {() => void} options.remote others changed something: see `takeUnseen`
   * @param {(texts: string[]) => void} options.lost texts that the room refused
   * @param {() => void} options.progress what is unsent has changed
   * @param {() => number} [options.now]
   * @param {() => number} [options.random]
   */
  constructor({ now = Date.now, random = Math.random, ...options }) {
    this.options = options;
    this.now = now;
    this.#prefix = `k${Math.floor(random() * 2 ** 40).toString(36)}-`;
  }

  // The document

  /** Whether the minutes are known. */
  get isReady() { return this.#shared !== null; }

  get document() { return this.#shared?.document ?? { blocks: [], aliases: {} }; }

  get sequence() { return this.#shared?.sequence ?? 0; }

  /** The blocks in the minutes, in order. @returns {Block[]} */
  get blocks() { return this.#split().blocks; }

  /** The blocks in the trash. @returns {Block[]} */
  get trashed() { return this.#split().trashed; }

  #split() {
    const { document } = this;
    if (this.#visible.document !== document) {
      const [blocks, trashed] = [[], []];
      for (const block of document.blocks) (block.trashed ? trashed : blocks).push(block);
      this.#visible = { document, blocks, trashed: trashed.filter(isWorthRestoring) };
    }
    return this.#visible;
  }

  /** An identifier that no block has. */
  fresh() {
    this.#made += 1;
    return this.#prefix + this.#made.toString(36);
  }

  // What the person does

  /**
   * @param {import("./change.js").Change[]} operation on the document shown
   * @param {{typing?: boolean}} options `typing`: letters typed in one go are undone in one go
   */
  edit(operation, { typing = false } = {}) {
    this.#settle();
    this.#shared.edit(operation, { group: this.#groupOf(operation, typing) });
    this.#pending();
  }

  #groupOf(operation, typing) {
    const now = this.now();
    const block = typing ? operation[0]?.text?.block ?? null : null;
    const goesOn = block !== null && block === this.#group.block &&
      now - this.#group.at < typingPause;
    this.#group = { id: this.#group.id + (goesOn ? 0 : 1), block, at: now };
    return typing ? `typing-${this.#group.id}` : null;
  }

  get canUndo() { return this.#shared?.canUndo ?? false; }

  get canRedo() { return this.#shared?.canRedo ?? false; }

  /** @returns {Travel | null} null: there was nothing to take back */
  undo() { return this.#travel("undo"); }

  /** @returns {Travel | null} */
  redo() { return this.#travel("redo"); }

  #travel(name) {
    this.#settle();
    if (!this.#shared) return null;
    this.#group.block = null;
    const { operation, blocks } = this.#shared[name]();
    if (blocks.length === 0) return null;
    this.#pending();
    const place = placeOfChange(operation, this.document);
    return { operation, range: place && { anchor: place, focus: place } };
  }

  // What others do: see `MinutesAdapter` in store.js

  /** @param {Object} document @param {number} sequence */
  reset(document, sequence) {
    const whole = { aliases: {}, ...document };
    if (!this.#shared) {
      this.#shared = create(whole, sequence, this.options.client, this.options.author);
      this.options.remote();
      return;
    }
    // Whether it holds what is in flight is told right after it.
    this.#snapshot = { document: whole, sequence, holdsFlight: false };
    queueMicrotask(() => this.#settle());
  }

  #settle() {
    if (!this.#snapshot) return;
    const { document, sequence, holdsFlight } = this.#snapshot;
    this.#snapshot = null;
    const number = this.#shared.pending()?.flight?.number ?? 0;
    const changes = this.#shared.replaceConfirmed(document, sequence, holdsFlight ? number : 0);
    this.#seen(changes);
  }

  receive(sequence, client, author, operation) {
    this.#settle();
    this.#seen(this.#shared.receive(sequence, client, author, operation));
  }

  #seen({ operation, blocks, order }) {
    if (blocks.length === 0 && !order && operation.length === 0) return;
    this.#unseen.push(operation);
    this.options.remote();
  }

  /**
   * What others did since the page was drawn last, and where each place went. From then on it
   * counts as drawn.
   * @returns {{operations: Object[][], mapped: (position: Position) => Position}}
   */
  takeUnseen() {
    const operations = this.#unseen;
    this.#unseen = [];
    const mapped = (position) => {
      const place = operations.reduce(mapPosition, position);
      return visiblePosition(this.document, place) ?? place;
    };
    return { operations, mapped };
  }

  // What goes out: see `Source` in connection.js

  source = {
    takeOutgoing: () => {
      this.#settle();
      const outgoing = this.#shared?.takeOutgoing();
      return outgoing ? { base: outgoing.base, operation: outgoing.operation } : null;
    },
    acknowledged: (entry) => {
      if (entry === null) {
        if (this.#snapshot) this.#snapshot.holdsFlight = true;
        this.#settle();
      } else {
        this.#settle();
        const event = entry.events.find(({ minutesEdited }) => minutesEdited);
        const operation = event?.minutesEdited.operation ?? [];
        this.#seen(this.#shared.acknowledge(entry.sequence, operation));
      }
      this.#progressed();
    },
    rejected: () => {
      this.#settle();
      const { lost, changes } = this.#shared.reject();
      this.#seen(changes);
      if (lost.length > 0) this.options.lost(lost);
      this.#progressed();
    },
    hasUnsent: () => !this.isIdle,
  };

  /** Whether everything has been acknowledged. */
  get isIdle() { return this.#shared?.isIdle ?? true; }

  /** What has to survive a closed page; null: nothing. */
  get pending() { return this.#shared?.pending() ?? null; }

  #pending() {
    if (!this.#waitingSince) this.#waitingSince = this.now();
    this.options.progress();
  }

  #progressed() {
    this.#waitingSince = this.isIdle ? 0 : this.now();
    this.options.progress();
  }

  /** For how long, in milliseconds, nothing of what is pending has been acknowledged. */
  get waiting() { return this.#waitingSince ? this.now() - this.#waitingSince : 0; }

  /** The blocks with something unsent. @returns {Set<string>} */
  get unsent() {
    const { flight = null, buffer = [] } = this.pending ?? {};
    const operations = [flight?.operation ?? [], ...buffer.map(({ operation }) => operation)];
    const touched = operations.flat().flatMap((change) => {
      if (change.insert || change.move) return [Object.values(change)[0].block];
      return places(change);
    });
    return new Set(touched.filter((id) => id !== null));
  }
}

/** An empty paragraph that was joined or deleted is nothing that anybody would look for. */
const isWorthRestoring = ({ text, attributes: { kind } }) =>
  text.trim() !== "" || !["paragraph", "heading", "listItem", "note", undefined].includes(kind);

/** Where an operation ends: behind what it wrote, or where it deleted. */
function placeOfChange(operation, document) {
  let place = null;
  for (const change of operation) {
    if (place) place = mapPosition(place, [change]);
    if (change.text) place = { block: change.text.block, offset: endOfDelta(change.text.delta) };
    if (change.split) place = { block: change.split.new, offset: 0 };
    if (change.join) place = { block: change.join.into, offset: change.join.at };
    if (change.restore) place = { block: change.restore.block, offset: 0 };
    if (change.insert) {
      place = { block: change.insert.block, offset: change.insert.text.length };
    }
    if (change.set || change.move) {
      place ??= { block: (change.set ?? change.move).block, offset: 0 };
    }
  }
  return place && visiblePosition(document, place);
}

function endOfDelta(delta) {
  let offset = 0;
  for (const part of delta) {
    if (!isDeletion(part)) offset += insertedText(part).length + consumed(part);
  }
  return offset;
}

/** The texts of a pending state, for a person to read. @param {Object} pending */
export const textsOf = ({ flight, buffer }) =>
  [flight?.operation ?? [], ...buffer.map(({ operation }) => operation)].flat()
    .flatMap(insertedTexts).filter((text) => text.trim() !== "");
