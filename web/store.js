/**
 * What the page knows: the meeting, what is live, who one is. Views read it and are told when to
 * read again; nothing writes to it but the connection's messages.
 *
 * Values are never changed in place: a part that is the same object as before has not changed.
 *
 * @typedef {Object} Live what is not kept by the meeting
 * @property {Object<string, number>} presence open connections per seat
 * @property {Object<string, string[]>} turnout the seats that voted, per open ballot
 * @property {Object<string, {seat: string, block: string, offset: number, anchor: number}>} carets
 *   per client
 * @property {{id: string, name: string}[]} knocks who waits at the door
 * @property {Object<string, "partsNeeded" | "keyMissing" | "boxMissing" | "boxDamaged" | "boxOld">
 *   } boxes secret ballots whose box cannot be opened, and why
 * @property {Object<string, import("./ballots.js").RunningCount>} running the count so far, per open
 *   ballot whose openness is `running`
 *
 * @typedef {Object} Me
 * @property {string} seat
 * @property {"chair" | "secretary" | "member" | "observer" | "screen"} role
 * @property {string} client the tab's name, as in `entry.client`
 *
 * @typedef {{kind: "snapshot"} | {kind: "entry", entry: import("./protocol.js").Entry,
 *   before: Object} | {kind: "welcome"} | {kind: "live"} | {kind: "links"}} Change
 *
 * @typedef {Object} MinutesAdapter what the minutes editor gives to `store.attachMinutes`
 * @property {(document: Object, sequence: number) => void} reset the minutes at a sequence: at
 *   first, and again whenever a snapshot came; what was `confirmed` before is void
 * @property {(sequence: number, client: string, author: string, operation: Object) => void} receive
 *   an effective operation of somebody else (or of this tab before it was reloaded). One's own
 *   come by `source.acknowledged(entry)` instead
 * @property {(sequence: number) => void} [advance] an entry without an operation: the minutes are
 *   known up to here
 */

import {apply} from "./meeting.js";
import {voteKey} from "./othersVotes.js";
import {nameAndBody} from "./protocol.js";

/** So many heartbeats are kept to find the one that travelled fastest. */
const CLOCK_SAMPLES = 10;

const nothingLive = {
  presence: {}, turnout: {}, carets: {}, knocks: [], boxes: {}, running: {},
};

/** @param {{now?: () => number}} clock */
export function createStore({now = () => Date.now()} = {}) {
  const listeners = new Set();
  let samples = [];
  /** @type {MinutesAdapter | null} */
  let minutes = null;
  let minutesStart = null;
  let minutesLog = [];
  /** One's votes as the server told them last. */
  let welcomed = {};

  const store = {
    /** The meeting as in `Meeting.swift`, without what is not public; `null` before the first
     * snapshot. `state.minutes` stays as it was in the snapshot: the editor owns it. */
    state: null,
    /** @type {Live} */
    live: nothingLive,
    /** @type {Me | null} */
    me: null,
    /** The votes that one gave in open and closed ballots of this stay: the choice per ballot, and
     * per ballot and seat for others; see `voteKey`.
     * @type {Object<string, import("./ballots.js").Choice>} */
    votes: {},
    /** One's check codes in secret ballots, of this stay: `"017-103"`, kept like votes. */
    codes: {},
    /** One's sheets as the room had them when one came, where they were not handed in.
     * @type {Object<string, string>} */
    drafts: {},
    /** Everybody's personal links, once asked for: token per seat, and `code`. */
    links: null,
    /** The last entry on disk: its sequence and its hash in 64 digits. `null` before the first
     * heartbeat. @type {{sequence: number, hash: string} | null} */
    head: null,
    /** How many devices have opened one's own link, once another did; else 0. */
    devices: 0,

    /** When the last known entry was made: a server that went back to an earlier entry knows by it
     * that what is known here is not its own. @type {number | undefined} */
    time: undefined,

    /** The sequence up to which everything is known, or `undefined`. */
    get position() { return store.state?.sequence; },

    /** The server's clock in milliseconds. */
    now: () => now() + (samples.length ? Math.max(...samples) : 0),

    /** @param {(change: Change) => void} listener @returns {() => void} ends it */
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    /**
     * Hands the minutes over to an editor: `reset` at once, then every operation since.
     * @param {MinutesAdapter} adapter
     * @returns {() => void} ends it
     */
    attachMinutes(adapter) {
      minutes = adapter;
      if (minutesStart) {
        adapter.reset(minutesStart.document, minutesStart.sequence);
        for (const entry of minutesLog) pass(entry, false);
      }
      return () => { if (minutes === adapter) minutes = null; };
    },

    /** One has seen that one's link was opened elsewhere. */
    forgetDevices() {
      store.devices = 0;
      tell({kind: "live"});
    },

    /** Takes a message of the connection. */
    receive(name, body, own) {
      switch (name) {
        case "welcome": return welcome(body);
        case "snapshot": return snapshot(body.meeting);
        case "entry": return entry(body, own);
        case "live": return live(body);
        case "heartbeat": return heartbeat(body);
        case "coded":
          store.codes = {...store.codes, [voteKey(body.ballot, body.seat)]: body.code};
          return tell({kind: "live"});
        case "voted":
          store.votes = {...store.votes, [voteKey(body.ballot, body.for)]: body.choice};
          return tell({kind: "live"});
        case "devices":
          store.devices = body.count;
          return tell({kind: "live"});
        case "links":
          store.links = body;
          return tell({kind: "links"});
      }
    },
  };

  function tell(change) {
    for (const listener of [...listeners]) listener(change);
  }

  function heartbeat({now: time, head}) {
    hear(time);
    if (!head || head.hash === store.head?.hash) return;
    store.head = head;
    tell({kind: "live"});
  }

  function welcome(body) {
    samples = [];
    hear(body.now);
    store.time = body.at;
    const client = store.me?.client;
    store.me = {seat: body.seat, role: body.role, client};
    store.live = {...nothingLive, ...body.live};
    welcomed = {...body.votes, ...forOthers(body, body.votesFor)};
    store.votes = {...store.votes, ...welcomed};
    store.codes = {...store.codes, ...body.codes, ...forOthers(body, body.codesFor)};
    store.drafts = body.drafts ?? {};
    tell({kind: "welcome"});
  }

  /** What one gave for others in the open ballot, whose name is that of its turnout. */
  function forOthers({live: {turnout}}, bySeat = {}) {
    const [ballot] = Object.keys(turnout ?? {});
    return Object.fromEntries(Object.entries(bySeat).map(([seat, value]) =>
      [voteKey(ballot, seat), value]));
  }

  function snapshot(meeting) {
    forgetVotes(meeting);
    store.state = meeting;
    minutesStart = {document: meeting.minutes?.document, sequence: meeting.sequence};
    minutesLog = [];
    minutes?.reset(minutesStart.document, minutesStart.sequence);
    tell({kind: "snapshot"});
  }

  /** A vote in an open ballot that the server does not have was lost with its journal's end. */
  function forgetVotes({ballots = []}) {
    store.votes = Object.fromEntries(Object.entries(store.votes).filter(([key]) => key in welcomed ||
      // Of another's vote the seat comes behind the ballot; see `voteKey`.
      ballots.find(({id}) => id === key.split(" ")[0])?.state.name !== "open"));
  }

  function entry(body, own) {
    const before = store.state;
    if (!before || body.sequence <= before.sequence) return;
    store.state = apply(before, body);
    store.time = body.at;
    minutesLog.push(body);
    if (minutes) pass(body, own);
    if (store.me) {
      const seat = store.state.seats.find(({id}) => id === store.me.seat);
      if (seat && seat.role !== store.me.role) store.me = {...store.me, role: seat.role};
    }
    tell({kind: "entry", entry: body, before});
  }

  /** Tells the editor what an entry did to the minutes. */
  function pass(entry, own) {
    let wrote = false;
    for (const event of entry.events) {
      const [name, body] = nameAndBody(event);
      if (name === "meetingPrepared") minutes.reset(body.meeting.minutes.document, entry.sequence);
      if (name !== "minutesEdited") continue;
      wrote = true;
      if (!own) {
        minutes.receive(entry.sequence, entry.client ?? "", entry.by ?? "", body.operation);
      }
    }
    if (!wrote) minutes.advance?.(entry.sequence);
  }

  function live(body) {
    const next = {...store.live};
    if (body.presence) next.presence = {...next.presence, ...body.presence};
    if (body.turnout) {
      next.turnout = {...next.turnout};
      for (const [ballot, seats] of Object.entries(body.turnout)) {
        next.turnout[ballot] = [...new Set([...(next.turnout[ballot] ?? []), ...seats])];
      }
    }
    if (body.running) next.running = {...next.running, ...body.running};
    if (body.carets) {
      next.carets = {...next.carets, ...body.carets};
      for (const [client, caret] of Object.entries(body.carets)) {
        if (caret === null) delete next.carets[client];
      }
    }
    if (body.boxes) {
      next.boxes = {...next.boxes, ...body.boxes};
      for (const [ballot, problem] of Object.entries(body.boxes)) {
        if (problem === null) delete next.boxes[ballot];
      }
    }
    if (body.knocks) next.knocks = body.knocks;
    store.live = next;
    tell({kind: "live"});
  }

  /** The server's time is older by the journey; the fastest journey is the truest. */
  function hear(time) {
    samples = [...samples.slice(1 - CLOCK_SAMPLES), time - now()];
  }

  return store;
}
