// Sees to it that nothing that was typed vanishes: keeps what is unsent while the page lives, takes
// it up again in a later page, and offers what cannot be merged.

import { planRestoration } from "./restore.js";
import { textsOf } from "./model.js";
import { beat, openUnsentStore, silence } from "./unsentStore.js";

/** Typing is written to the browser's store after this pause, in milliseconds. */
const savePause = 300;

export class Safekeeping {
  /** @type {import("./tray.js").Lost[]} */
  tray = [];
  /** What other pages left behind. @type {import("./unsentStore.js").Kept[]} */
  #found = [];
  #looked = false;
  #saving = 0;
  #beating = 0;
  #looking = 0;
  #isKept = false;
  #made = 0;

  /**
   * @param {Object} options
   * @param {import("./model.js").Model} options.model
   * @param {Object} options.store
   * @param {Object} options.connection
   * @param {string | null} options.seat
   * @param {(plan: import("./restore.js").Plan) => void} options.recovered
   * @param {() => void} options.changed the tray has changed
   */
  constructor(options) {
    this.model = options.model;
    this.store = options.store;
    this.connection = options.connection;
    this.seat = options.seat;
    this.recovered = options.recovered;
    this.changed = options.changed;
    this.shelf = openUnsentStore();
  }

  get #meeting() { return this.store.state?.id; }

  get #key() { return `${this.#meeting} ${this.seat} ${this.connection.client}`; }

  // Keeping

  /** Saves a little later. */
  save() {
    if (this.#saving) return;
    this.#saving = setTimeout(() => this.saveNow(), savePause);
  }

  saveNow() {
    clearTimeout(this.#saving);
    this.#saving = 0;
    if (!this.#meeting || !this.seat || !this.#looked) return;
    const { pending } = this.model;
    const isNeeded = pending !== null || this.tray.length > 0 ||
      this.#found.some(({ client }) => client === this.connection.client);
    if (isNeeded) {
      // What this very page left before it was loaded again is kept until it is taken up.
      const own = this.#found.find(({ client }) => client === this.connection.client);
      this.#isKept = true;
      this.#quietly(this.shelf.put({
        key: this.#key, meeting: this.#meeting, seat: this.seat, client: this.connection.client,
        at: Date.now(), pending: own?.pending ?? pending,
        tray: [...this.tray, ...(own?.tray ?? [])],
      }));
    } else if (this.#isKept) {
      this.#isKept = false;
      this.#quietly(this.shelf.remove(this.#key));
    }
    this.#beat(isNeeded);
  }

  #beat(isNeeded) {
    if (isNeeded && !this.#beating) this.#beating = setInterval(() => this.saveNow(), beat);
    if (!isNeeded) {
      clearInterval(this.#beating);
      this.#beating = 0;
    }
  }

  /** A browser that keeps nothing (a private window) still lets one write. */
  #quietly(promise) { promise.catch(() => {}); }

  // The tray

  /** @param {string[]} texts @param {"rejected" | "closed"} why */
  lose(texts, why) {
    for (const text of texts) {
      if (!text.trim()) continue;
      this.#made += 1;
      this.tray.push({ id: `${this.connection.client}-${Date.now()}-${this.#made}`, text, why });
    }
    this.changed();
    this.saveNow();
  }

  /** @param {string} id */
  discard(id) {
    this.tray = this.tray.filter((lost) => lost.id !== id);
    this.changed();
    this.saveNow();
  }

  // Taking up

  /** Looks for what earlier pages of this person left, once the minutes are known. */
  tryRecovering() {
    if (!this.model.isReady || !this.#meeting || !this.seat) return;
    if (!this.#looked) {
      if (!this.#looking) this.#looking = setTimeout(() => this.#look(), 0);
    } else if (this.#found.length > 0) this.#takeUp();
  }

  async #look() {
    let kept = [];
    try {
      kept = await this.shelf.of(this.#meeting, this.seat);
    } catch {
      // Nothing can be kept here, so nothing was.
    }
    this.#looked = true;
    this.#looking = 0;
    this.#found = kept.filter(({ client, at }) =>
      client === this.connection.client || Date.now() - at > silence);
    const alive = kept.filter((one) => !this.#found.includes(one));
    // A page that was closed a moment ago looks alive for a while.
    if (alive.length > 0) {
      this.#looking = setTimeout(() => { this.#looked = false; this.tryRecovering(); }, silence);
    }
    this.#isKept = kept.some(({ key }) => key === this.#key);
    if (this.#found.length > 0) this.#takeUp();
    this.saveNow();
  }

  #takeUp() {
    // The line may still be sending what this page had in flight before it was loaded again.
    const { connection } = this;
    const isSending = connection.unsettled.some(({ command }) => command.editMinutes);
    if (isSending || connection.line.name !== "open") return;
    const found = this.#found;
    this.#found = [];
    for (const { key, client, pending, tray } of found) {
      this.tray.push(...tray.filter(({ id }) => !this.tray.some((lost) => lost.id === id)));
      if (pending) this.#merge(pending, client === connection.client);
      if (client !== connection.client) this.#quietly(this.shelf.remove(key));
    }
    this.#isKept = true;
    this.changed();
    this.saveNow();
  }

  #merge(pending, isSamePage) {
    const { model } = this;
    try {
      const plan = planRestoration(pending, model.document, model.sequence, isSamePage);
      this.recovered(plan);
      if (plan.lost.length > 0) this.lose(plan.lost, "closed");
    } catch {
      // What another release wrote may not be readable; its texts are.
      this.lose(textsOf(pending), "closed");
    }
  }

  destroy() {
    this.saveNow();
    clearTimeout(this.#looking);
    clearInterval(this.#beating);
  }
}
