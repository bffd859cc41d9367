// People who write together over a bad network: messages wait, are lost and come twice, connections
// break, pages are reloaded, the server crashes and recovers. The clients are the real ones. At
// every sequence every client's `confirmed` must be the server's document, and in the end all must
// show it.

import assert from 'node:assert/strict';
import { create, restore } from '../../web/minutes/collaboration.js';
import { applyToText } from '../../web/minutes/delta.js';
import { digest } from '../JavaScript/digest.js';
import { Random, randomDocument, randomOperation } from '../JavaScript/random.js';
import { Oracle } from './oracle.js';

export class Participant {
  constructor(meeting, index) {
    this.meeting = meeting;
    this.id = `c${index}`;
    this.author = `u${index % 4}`;
    this.names = 0;
    this.isConnected = true;
    /** What is on its way to the server, and refusals on their way back. */
    this.outgoing = [];
    this.refusals = [];
    this.core = create(
      meeting.document, meeting.server.sequence, this.id, this.author, 0);
  }

  /** The text that an editor would have after patching, checked against the document. */
  patched(act) {
    const before = new Map(this.core.document.blocks.map(({ id, text }) => [id, text]));
    const changes = act();
    for (const { block, delta } of changes.texts) {
      before.set(block, applyToText(delta, before.get(block)));
    }
    for (const { id, text } of this.core.document.blocks) {
      const was = before.get(id);
      if (was === undefined) assert.ok(changes.order && changes.blocks.includes(id));
      else assert.equal(was, text, `patch of ${id}`);
    }
  }

  /** What the person does, as the oracle is told of it. */
  act(act) {
    const before = this.core.document;
    this.patched(act);
    this.meeting.oracle?.acted(before, this.core.document);
  }

  edit() {
    const { random } = this.meeting;
    const fresh = () => `${this.id}-${(this.names += 1)}`;
    const { letters } = this.meeting;
    const made = randomOperation(random, this.core.document, fresh, 3);
    const operation = letters ? letters.operation(made) : made;
    const group = random.chance(0.5) ? `g${random.below(3)}` : null;
    this.act(() => this.core.edit(operation, { group }));
  }

  send() {
    if (!this.isConnected) return;
    this.post(this.core.takeOutgoing());
  }

  post(message) {
    if (!message) return;
    const { random } = this.meeting;
    const posted = { client: this.id, author: this.author, ...JSON.parse(JSON.stringify(message)) };
    this.outgoing.push(posted);
    if (random.chance(0.1)) this.outgoing.push(posted);
  }

  /** Receives up to `count` of the entries that the server has. */
  receive(count) {
    const { server } = this.meeting;
    const entries = server.log.slice(this.core.sequence, this.core.sequence + count);
    for (const entry of entries) {
      this.patched(() => this.take(entry));
      this.check();
      this.deliverRefusals();
    }
    this.deliverRefusals();
  }

  take({ sequence, client, author, number, operation }) {
    const isOwn = client === this.id && this.core.pending()?.flight?.number === number;
    return isOwn
      ? this.core.acknowledge(sequence, operation)
      : this.core.receive(sequence, client, author, operation);
  }

  /** A refusal follows the entries that were appended before it. */
  deliverRefusals() {
    while (this.refusals.length && this.refusals[0].after <= this.core.sequence) {
      const { number } = this.refusals.shift();
      if (this.core.pending()?.flight?.number !== number) continue;
      this.act(() => this.core.reject().changes);
    }
  }

  check() {
    const { sequence, confirmed } = this.core;
    const { server } = this.meeting;
    const wanted = server.fingerprints[sequence];
    assert.equal(server.fingerprint(confirmed), wanted, `${this.id} diverged at ${sequence}`);
    if (this.core.isIdle) assert.equal(server.fingerprint(this.core.document), wanted);
  }

  disconnect() {
    this.isConnected = false;
    this.refusals = [];
    // What was on its way is lost, or comes after all, even after the client has come back.
    this.meeting.strays.push(...this.outgoing.filter(() => this.meeting.random.chance(0.5)));
    this.outgoing = [];
  }

  reconnect() {
    if (this.isConnected) return;
    this.isConnected = true;
    this.receive(Infinity);
    this.post(this.core.resume());
  }

  /** Reloads the page, with what was pending, and sometimes with a newer snapshot. */
  reload() {
    this.disconnect();
    const { server, random } = this.meeting;
    const seen = server.last.get(this.id);
    const pending = JSON.parse(JSON.stringify(this.core.pending()));
    // A refused operation is asked for again rather than taken for seen.
    const number = seen ? seen.number - (seen.isRefused ? 1 : 0) : 0;
    if (pending) {
      this.core = restore(pending);
      if (random.chance(0.5)) {
        this.patched(() => this.core.replaceConfirmed(server.document, server.sequence, number));
      }
    } else {
      this.core = create(
        server.document, server.sequence, this.id, this.author, seen?.number ?? 0);
    }
    this.check();
    this.reconnect();
  }
}

export class Meeting {
  /**
   * @param {number} seed
   * @param {(document: import('../../web/minutes/document.js').Document) => any} makeServer
   * @param {{most?: number, letters?: import('./oracle.js').Letters}} [options]
   *   `most`: so many write; with `letters` every letter is followed
   */
  constructor(seed, makeServer, { most, letters } = {}) {
    this.random = new Random(seed);
    this.letters = letters;
    const document = randomDocument(this.random);
    this.document = letters ? letters.document(document) : document;
    this.oracle = letters ? new Oracle(this.document) : null;
    this.server = makeServer(this.document);
    this.strays = [];
    const count = most ?? 2 + this.random.below(9);
    this.participants =
      Array.from({ length: count }, (_, index) => new Participant(this, index));
  }

  run(operations) {
    const end = this.server.sequence + operations;
    while (this.server.sequence < end) this.step();
    this.finish();
  }

  step() {
    const participant = this.random.pick(this.participants);
    const chance = this.random.below(1000);
    if (chance < 160) participant.edit();
    else if (chance < 185) participant.act(() => participant.core.undo());
    else if (chance < 200) participant.act(() => participant.core.redo());
    else if (chance < 400) participant.send();
    else if (chance < 650) this.process(participant);
    else if (chance < 950) {
      if (participant.isConnected) participant.receive(1 + this.random.below(6));
    } else if (chance < 957) participant.disconnect();
    else if (chance < 990) participant.reconnect();
    else if (chance < 993) participant.reload();
    else if (chance < 996) this.server.save();
    else if (chance < 997) this.crash();
    else if (this.strays.length) this.server.submit(this.strays.shift());
    // The disk is done now and then; what comes meanwhile waits and may be lost.
    if (chance % 4 === 0) this.server.write?.();
  }

  /** The server takes the next message of a client. */
  process(participant, canRefuse = true) {
    const message = participant.outgoing.shift();
    if (!message) return;
    const outcome = this.server.submit(message, canRefuse && this.random.chance(0.03));
    if (outcome === 'refused') {
      participant.refusals.push({ number: message.number, after: this.server.sequence });
    }
  }

  crash() {
    const before = digest(this.server.document);
    // A refusal leaves no entry, so a refused operation may be taken after a crash.
    for (const participant of this.participants) participant.disconnect();
    this.strays = [];
    this.server.crash();
    assert.equal(digest(this.server.document), before, 'the server recovered another document');
  }

  /** The network heals: everything arrives, and everybody shows the same. */
  finish() {
    for (const stray of this.strays) this.server.submit(stray);
    this.server.write?.();
    for (let rounds = 0; this.participants.some(({ core }) => !core.isIdle); rounds += 1) {
      assert.ok(rounds < 1000, 'the clients never come to rest');
      for (const participant of this.participants) {
        participant.reconnect();
        participant.send();
        while (participant.outgoing.length) this.process(participant, false);
        this.server.write?.();
        participant.receive(Infinity);
      }
    }
    for (const participant of this.participants) {
      participant.receive(Infinity);
      assert.equal(participant.core.sequence, this.server.sequence);
      participant.check();
    }
    /** Letters that the oracle cannot explain. @type {string[]} */
    this.unexplained = this.oracle?.judge(this.participants[0].core.document) ?? [];
  }
}
