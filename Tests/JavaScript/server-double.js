// A server for the tests of the client: what Sources/OperationalText/History.swift and the room
// around it do, in memory.

import {
  insertedAuthor, insertedFormat, insertedText, insertion,
} from '../../web/minutes/delta.js';
import { apply, clamp, resolveOperation } from '../../web/minutes/document.js';
import { inverse } from '../../web/minutes/inverse.js';
import { isFirst, transform } from '../../web/minutes/operation.js';
import { validate, validateForm, validateReferences } from '../../web/minutes/validation.js';
import { fingerprint } from './digest.js';

/** @typedef {import('../../web/minutes/operation.js').Operation} Operation */

/**
 * @typedef {{sequence: number, client: string, author: string, number: number,
 *   operation: Operation, removed: Array<{author: string, text: string}>}} Entry
 */

export class Server {
  /** @param {import('../../web/minutes/document.js').Document} document */
  constructor(document) {
    this.document = document;
    this.sequence = 0;
    /** @type {Entry[]} durable */
    this.log = [];
    /** By client: its last number, and whether that operation was refused. */
    this.last = new Map();
    /** The fingerprint of the document at every sequence. */
    this.fingerprints = [fingerprint(document)];
    this.saved = JSON.stringify({ document, sequence: 0, last: [] });
  }

  /**
   * Takes an operation once, whenever and however often it comes.
   * @param {{client: string, author: string, number: number, base: number,
   *   operation: Operation}} message
   * @param {boolean} [isRefused] whether the rules of the meeting refuse it
   * @returns {'appended' | 'seen' | 'refused'}
   */
  submit({ client, author, number, base, operation }, isRefused = false) {
    const last = this.last.get(client);
    if (last && number <= last.number) {
      return number === last.number && last.isRefused ? 'refused' : 'seen';
    }
    this.last.set(client, { number, isRefused });
    if (isRefused) return 'refused';
    const effective = this.integrate(operation, base, client);
    const entry = {
      sequence: this.sequence + 1, client, author, number, operation: effective,
      removed: this.removals(effective),
    };
    this.log.push(entry);
    this.append(entry);
    this.fingerprints.push(fingerprint(this.document));
    return 'appended';
  }

  /** @param {import('../../web/minutes/document.js').Document} document */
  fingerprint(document) { return fingerprint(document); }

  append({ sequence, author, operation }) {
    this.document = apply(this.document, operation, author);
    this.sequence = sequence;
  }

  integrate(operation, base, client) {
    validateForm(operation);
    let effective = this.attributed(resolveOperation(this.document, operation));
    const since = this.log.slice(base);
    for (const entry of since) {
      effective = transform(effective, entry.operation, isFirst(client, entry.client));
    }
    if (since.length) validateReferences(effective, this.document, false);
    else validate(effective, this.document);
    return clamp(this.document, effective);
  }

  /** What an operation deletes, as the foreign texts that its inverse inserts. */
  removals(operation) {
    const insertions = inverse(this.document, operation).flatMap(({ text }) => text?.delta ?? [])
      .filter((component) => insertedText(component) !== '');
    return insertions.map((component) =>
      ({ author: insertedAuthor(component), text: insertedText(component) }));
  }

  /** Foreign text keeps its author only if it was removed before. */
  attributed(operation) {
    const isDue = (author, text) => this.log.some(({ removed }) =>
      removed.some((removal) => removal.author === author && removal.text.includes(text)));
    const honest = (component) => {
      const author = insertedAuthor(component);
      return author === null || isDue(author, component.text)
        ? component : insertion(component.text, null, insertedFormat(component));
    };
    return operation.map((change) =>
      (change.text
        ? { text: { ...change.text, delta: change.text.delta.map(honest) } } : change));
  }

  /** Keeps a snapshot. */
  save() {
    const { document, sequence, last } = this;
    this.saved = JSON.stringify({ document, sequence, last: [...last] });
  }

  /** Loses everything in memory and recovers from the snapshot and the log. */
  crash() {
    const { document, sequence, last } = JSON.parse(this.saved);
    this.document = document;
    this.sequence = sequence;
    this.last = new Map(last);
    for (const entry of this.log.slice(sequence)) {
      this.append(entry);
      this.last.set(entry.client, { number: entry.number, isRefused: false });
    }
  }
}
