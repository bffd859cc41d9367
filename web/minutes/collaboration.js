// The client's part in writing together, without page, socket or clock.
//
// Three things are kept: `confirmed`, which is a pure function of the log up to `sequence`; one
// operation in flight, which the server may or may not have; and a buffer of steps not yet sent.
// What is shown is `confirmed` with these rebased on it, and is a prediction. Nothing predicted
// ever enters `confirmed`, so whatever a transform makes of an operation, all clients agree as soon
// as they have the same log.

import { insertedTexts } from './change.js';
import { changesBetween, noChanges, operationBetween } from './difference.js';
import { apply, clamp } from './document.js';
import { crossing, isFirst, isSame, normalized } from './operation.js';
import { withoutRejected } from './rejection.js';
import { effective, emptyStacks, over, withStep, withSteps } from './undo.js';
import { limits, validate } from './validation.js';

/** @typedef {import('./difference.js').Changes} Changes */
/** @typedef {import('./document.js').Document} Document */
/** @typedef {import('./operation.js').Operation} Operation */
/** @typedef {import('./undo.js').Step} Step */

/**
 * What goes to the server: an operation, the sequence it was written against, and the number by
 * which the server knows it again.
 * @typedef {{number: number, base: number, operation: Operation}} Outgoing
 */

/**
 * The operation in flight, and the steps that it is made of.
 * @typedef {{number: number, operation: Operation, parts: Step[]}} Flight
 */

/**
 * What has to survive a reload: plain data, for IndexedDB.
 * @typedef {Object} Pending
 * @property {string} client
 * @property {string} author
 * @property {number} sequence of `confirmed`
 * @property {Document} confirmed
 * @property {?Flight} flight
 * @property {Step[]} buffer
 * @property {number} nextStep
 * @property {number} nextNumber
 */

/**
 * A client that starts from a snapshot.
 * @param {Document} document
 * @param {number} sequence of the last entry that the document contains
 * @param {string} client breaks ties, so no two may have the same at one time
 * @param {string} author the person
 * @param {number} [seen] the number of the last operation of this client that the document contains
 * @returns {Collaboration}
 */
export const create = (document, sequence, client, author, seen = 0) =>
  new Collaboration({
    client, author, sequence, confirmed: document, flight: null, buffer: [], nextStep: 1,
    nextNumber: seen + 1,
  });

/**
 * A client that goes on where an earlier one was cut off. Then it either receives the entries since
 * `pending.sequence`, or is given a newer snapshot by `replaceConfirmed`.
 * @param {Pending} pending
 * @returns {Collaboration}
 */
export const restore = (pending) => new Collaboration(pending);

export class Collaboration {
  /** @type {?Flight} */
  #flight;
  /** @type {Step[]} */
  #buffer;
  /** Undo as of `confirmed`. */
  #confirmedStacks = emptyStacks();
  /** Undo as of `document`; null until somebody asks. */
  #stacks = null;
  #nextStep;
  #nextNumber;

  /** @param {Pending} pending */
  constructor(pending) {
    /** @type {string} */
    this.client = pending.client;
    /** @type {string} */
    this.author = pending.author;
    /** The sequence of the last entry in `confirmed`. @type {number} */
    this.sequence = pending.sequence;
    /** @type {Document} */
    this.confirmed = pending.confirmed;
    /** The document to show. @type {Document} */
    this.document = pending.confirmed;
    this.#flight = pending.flight;
    this.#buffer = pending.buffer;
    this.#nextStep = pending.nextStep;
    this.#nextNumber = pending.nextNumber;
    this.#rebuild();
  }

  /** Whether everything has been acknowledged. */
  get isIdle() {
    return !this.#flight && this.#buffer.length === 0;
  }

  get isInFlight() {
    return this.#flight !== null;
  }

  get canUndo() {
    return effective(this.#shownStacks().undo, this.document) !== null;
  }

  get canRedo() {
    return effective(this.#shownStacks().redo, this.document) !== null;
  }

  // What the person does

  /**
   * Applies an operation of the person to the document shown.
   * @param {Operation} operation
   * @param {{group?: ?string}} options edits of one group are undone at once
   * @returns {Changes}
   * @throws {import('./validation.js').InvalidOperation}
   */
  edit(operation, { group = null } = {}) {
    validate(operation, this.document);
    return this.#perform('edit', clamp(this.document, operation), group, null);
  }

  /** Takes back the person's last edit that still has an effect. @returns {Changes} */
  undo() {
    return this.#revert('undo');
  }

  /** Takes back the last undo. @returns {Changes} */
  redo() {
    return this.#revert('redo');
  }

  #revert(kind) {
    const found = effective(this.#shownStacks()[kind], this.document);
    return found ? this.#perform(kind, found.operation, null, found.item.id) : noChanges();
  }

  #perform(kind, operation, group, item) {
    if (operation.length === 0) return noChanges();
    const before = this.document;
    /** @type {Step} */
    const step = { id: this.#nextStep, kind, group, item, operation };
    this.#nextStep += 1;
    if (this.#stacks) this.#stacks = withStep(this.#stacks, step, before, operation);
    this.document = apply(before, operation, this.author);
    this.#enqueue(step);
    return changesBetween(before, this.document, operation);
  }

  /** Adds a step to the buffer, made one with the last when both are edits of one group. */
  #enqueue(step) {
    const last = this.#buffer[this.#buffer.length - 1];
    if (last && step.kind === 'edit' && last.kind === 'edit' && step.group !== null &&
        step.group === last.group) {
      const operation = normalized([...last.operation, ...step.operation]);
      if (fits(operation)) {
        this.#buffer = [...this.#buffer.slice(0, -1), { ...last, operation }];
        return;
      }
    }
    this.#buffer = [...this.#buffer, step];
  }

  // What goes to the server and comes from it

  /**
   * The next operation to send, if there is one and none is in flight. From then on it is.
   * @param {number} [number] by default one more than the last
   * @returns {?Outgoing}
   */
  takeOutgoing(number = this.#nextNumber) {
    if (this.#flight) return null;
    const parts = [];
    let document = this.confirmed;
    let size = [];
    while (this.#buffer.length) {
      const [step, ...rest] = pieces(this.#buffer[0]);
      const operation = sendable(clamp(document, step.operation));
      if (parts.length && !fits([...size, ...operation])) break;
      this.#buffer = [...rest, ...this.#buffer.slice(1)];
      if (operation.length === 0) continue;
      parts.push({ ...step, operation });
      document = apply(document, operation, this.author);
      size = [...size, ...operation];
    }
    const operation = clamp(this.confirmed, size);
    if (operation.length === 0) return null;
    this.#nextNumber = number + 1;
    this.#flight = { number, operation, parts };
    return { number, base: this.sequence, operation };
  }

  /**
   * What to send after a reconnect, when every entry that the server had has been received: the
   * operation in flight again, under its number, or else the next one.
   * @returns {?Outgoing}
   */
  resume() {
    if (!this.#flight) return this.takeOutgoing();
    const operation = sendable(clamp(this.confirmed, this.#flight.operation));
    if (operation.length) return { number: this.#flight.number, base: this.sequence, operation };
    this.#flight = null;
    this.#rebuild();
    return this.takeOutgoing();
  }

  /**
   * An entry of the log by another client, or one by this client that it no longer knows of.
   * Entries that are known already are passed over.
   * @param {number} sequence
   * @param {string} client
   * @param {string} author
   * @param {Operation} operation in its effective form
   * @returns {Changes}
   */
  receive(sequence, client, author, operation) {
    if (sequence <= this.sequence) return noChanges();
    const before = this.document;
    const isOwnFirst = isFirst(this.client, client);
    this.#confirmedStacks = over(this.#confirmedStacks, operation, isOwnFirst);
    this.confirmed = apply(this.confirmed, operation, author);
    this.sequence = sequence;
    const carried = this.#rebase(operation, isOwnFirst);
    this.#rebuild();
    return changesBetween(before, this.document, carried);
  }

  /**
   * The entry that this client's operation in flight has become.
   * @param {number} sequence
   * @param {Operation} operation in its effective form
   * @returns {Changes} nothing when it was predicted rightly
   */
  acknowledge(sequence, operation) {
    if (sequence <= this.sequence) return noChanges();
    if (!this.#flight) return this.receive(sequence, this.client, this.author, operation);
    const before = this.document;
    this.#settle(operation);
    this.sequence = sequence;
    this.#rebuild();
    const changes = changesBetween(before, this.document, []);
    return changes.blocks.length || changes.order
      ? changesBetween(before, this.document, operationBetween(before, this.document)) : changes;
  }

  /** Moves what was in flight into `confirmed`, as the operation that it has become. */
  #settle(operation) {
    const start = { document: this.confirmed, stacks: this.#confirmedStacks };
    const settled = withSteps(start, this.#flightSteps(operation), this.author);
    this.confirmed = settled.document;
    this.#confirmedStacks = settled.stacks;
    this.#flight = null;
  }

  /** The steps in flight if together they are this operation, otherwise the operation as one.
   * @param {Operation} operation
   * @returns {Step[]} */
  #flightSteps(operation) {
    const { parts } = this.#flight;
    if (parts.length === 1) return [{ ...parts[0], operation }];
    const whole = clamp(this.confirmed, parts.flatMap((step) => step.operation));
    if (isSame(whole, operation)) return parts;
    return [{ id: parts[0].id, kind: 'edit', group: null, item: null, operation }];
  }

  /**
   * The server refused the operation in flight. It is dropped, and what was done since is kept as
   * far as it stands without it.
   * @returns {{lost: string[], changes: Changes}} the texts that are no longer in the document
   */
  reject() {
    if (!this.#flight) return { lost: [], changes: noChanges() };
    const before = this.document;
    const { buffer, lost } =
      withoutRejected(this.confirmed, this.#flight, this.#buffer, this.author);
    this.#flight = null;
    this.#buffer = buffer;
    this.#rebuild();
    const carried = operationBetween(before, this.document);
    return { lost, changes: changesBetween(before, this.document, carried) };
  }

  /**
   * Goes on from a newer snapshot, when the entries up to it can no longer be had.
   * @param {Document} document
   * @param {number} sequence
   * @param {number} seen the number of the last operation of this client that it contains
   * @returns {Changes}
   */
  replaceConfirmed(document, sequence, seen) {
    if (sequence < this.sequence) return noChanges();
    const before = this.document;
    if (this.#flight && this.#flight.number <= seen) {
      this.#settle(clamp(this.confirmed, this.#flight.operation));
    }
    const operation = operationBetween(this.confirmed, document);
    this.#confirmedStacks = over(this.#confirmedStacks, operation, false);
    this.confirmed = document;
    this.sequence = sequence;
    this.#nextNumber = Math.max(this.#nextNumber, seen + 1);
    const carried = this.#rebase(operation, false);
    this.#rebuild();
    return changesBetween(before, this.document, carried);
  }

  /**
   * What has to survive a reload; null when everything has been acknowledged. What the person can
   * undo does not survive.
   * @returns {?Pending}
   */
  pending() {
    if (this.isIdle) return null;
    return {
      client: this.client, author: this.author, sequence: this.sequence,
      confirmed: this.confirmed, flight: this.#flight, buffer: this.#buffer,
      nextStep: this.#nextStep, nextNumber: this.#nextNumber,
    };
  }

  // The prediction

  /** Rebases what is pending on an operation of the log; returns that as it reads after it. */
  #rebase(operation, isOwnFirst) {
    let carried = operation;
    if (this.#flight) {
      const { number, operation: own, parts } = this.#flight;
      const crossed = crossing(own, operation, isOwnFirst);
      const [steps] = crossSteps(parts, operation, isOwnFirst);
      this.#flight = { number, operation: crossed.incoming, parts: steps };
      carried = crossed.historic;
    }
    [this.#buffer, carried] = crossSteps(this.#buffer, carried, isOwnFirst);
    return carried;
  }

  /** Shows `confirmed` with what is pending. */
  #rebuild() {
    this.#stacks = null;
    const pending = this.#pendingSteps().flatMap(({ operation }) => operation);
    this.document = apply(this.confirmed, pending, this.author);
  }

  #shownStacks() {
    const start = { document: this.confirmed, stacks: this.#confirmedStacks };
    this.#stacks ??= withSteps(start, this.#pendingSteps(), this.author).stacks;
    return this.#stacks;
  }

  #pendingSteps() {
    if (!this.#flight) return this.#buffer;
    const flight = this.#flightSteps(clamp(this.confirmed, this.#flight.operation));
    return [...flight, ...this.#buffer];
  }
}

/**
 * Steps one after the other past an operation.
 * @param {Step[]} steps
 * @param {Operation} operation
 * @param {boolean} isOwnFirst
 * @returns {[Step[], Operation]}
 */
function crossSteps(steps, operation, isOwnFirst) {
  let carried = operation;
  const after = steps.map((step) => {
    const { incoming, historic } = crossing(step.operation, carried, isOwnFirst);
    carried = historic;
    return { ...step, operation: incoming };
  });
  return [after, carried];
}

/** Without aliases: they name blocks that the server has not heard of, and no more will. */
const sendable = (operation) => operation.filter((change) => !change.alias);

/** Whether an operation is within the limits of one. */
function fits(operation) {
  const units = operation.flatMap(insertedTexts).reduce((sum, text) => sum + text.length, 0);
  return operation.length <= limits.changes && units <= limits.insertedUnits;
}

/** A step in pieces that are within the limits: rebasing may have made it longer. */
function pieces(step) {
  if (step.operation.length <= limits.changes) return [step];
  const result = [];
  for (let start = 0; start < step.operation.length; start += limits.changes) {
    const operation = step.operation.slice(start, start + limits.changes);
    result.push({ ...step, operation });
  }
  return result;
}
