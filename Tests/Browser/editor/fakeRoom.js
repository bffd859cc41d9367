// A room within the page: it transforms, numbers and sends operations as the server does, with the
// same algebra, and gives each surface a connection that can be slow, or cut.

import { apply, clamp } from "/web/minutes/document.js";
import { isFirst, transform } from "/web/minutes/operation.js";
import { createStore } from "/web/store.js";

export class FakeRoom {
  #lines = [];
  #log = [];

  /** @param {Object} meeting */
  constructor(meeting) {
    this.meeting = meeting;
    this.document = meeting.minutes.document;
    this.sequence = meeting.sequence;
    this.delay = 0;
    this.refuse = null;
  }

  /** @param {string} client @param {string} seat @param {string} role */
  join(client, seat, role = "secretary") {
    const store = createStore();
    const line = new FakeLine(this, client, seat, store);
    this.#lines.push(line);
    store.receive("welcome", {
      meeting: this.meeting.id, seat, role, sequence: this.sequence, lastNumber: 0, now: Date.now(),
      votes: {}, live: { presence: {}, turnout: {}, carets: {}, knocks: [] }, accepting: true,
    });
    store.me = { ...store.me, client };
    store.receive("snapshot", { meeting: this.snapshot() });
    return { store, connection: line };
  }

  snapshot() {
    return {
      ...this.meeting, sequence: this.sequence,
      minutes: { document: this.document, history: { start: 0, entries: [] } },
    };
  }

  /** Decides an operation and tells everybody. */
  edit(client, seat, base, operation) {
    let effective = operation;
    for (const entry of this.#log) {
      if (entry.sequence <= base) continue;
      effective = transform(effective, entry.operation, isFirst(client, entry.client));
    }
    effective = clamp(this.document, effective);
    this.document = apply(this.document, effective, seat);
    this.sequence += 1;
    this.#log.push({ sequence: this.sequence, client, operation: effective });
    this.#tell({
      sequence: this.sequence, at: Date.now(), by: seat, client,
      events: [{ minutesEdited: { operation: effective } }],
    });
  }

  /** An entry of another kind, as a decision or a vote. */
  enter(event) {
    this.sequence += 1;
    this.#tell({ sequence: this.sequence, at: Date.now(), by: "p1", events: [event] });
  }

  #tell(entry) {
    for (const line of this.#lines) line.hear(structuredClone(entry));
  }

  caret(client, caret) {
    for (const line of this.#lines) {
      if (line.client !== client) line.hearLive({ carets: { [client]: caret } });
    }
  }
}

class FakeLine {
  line = { name: "open", since: Date.now() };
  unsettled = [];
  readOnly = false;
  posted = [];
  #source = null;
  #inFlight = false;
  #missed = [];

  constructor(room, client, seat, store) {
    Object.assign(this, { room, client, seat, store });
  }

  attach(source) {
    this.#source = source;
    this.poke();
  }

  poke = () => {
    if (this.line.name !== "open" || this.#inFlight || !this.#source) return;
    const outgoing = this.#source.takeOutgoing();
    if (!outgoing) return;
    this.#inFlight = true;
    const { base, operation } = structuredClone(outgoing);
    setTimeout(() => {
      if (this.room.refuse) {
        this.#inFlight = false;
        const reason = this.room.refuse;
        this.room.refuse = null;
        this.#source.rejected(reason);
        return this.poke();
      }
      this.room.edit(this.client, this.seat, base, operation);
    }, this.room.delay);
  };

  post(message) {
    if (this.line.name !== "open") return false;
    this.posted.push(message);
    const { caret } = message;
    this.room.caret(this.client, caret?.block ? { seat: this.seat, ...caret } : null);
    return true;
  }

  hear(entry) {
    if (this.line.name !== "open") return this.#missed.push(entry);
    setTimeout(() => this.#take(entry), this.room.delay);
  }

  #take(entry) {
    const isOwn = entry.client === this.client && this.#inFlight &&
      entry.events.some(({ minutesEdited }) => minutesEdited);
    this.store.receive("entry", entry, isOwn);
    if (!isOwn) return;
    this.#inFlight = false;
    this.#source.acknowledged(entry);
    this.poke();
  }

  hearLive(live) {
    if (this.line.name === "open") this.store.receive("live", live);
  }

  cut() { this.line = { name: "lost", since: Date.now() }; }

  mend() {
    this.line = { name: "open", since: Date.now() };
    for (const entry of this.#missed.splice(0)) this.#take(entry);
    this.poke();
  }
}
