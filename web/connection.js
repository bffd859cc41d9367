/**
 * The line to the room: says hello from where one stopped, keeps one command in flight, sends it
 * again under its number after a loss unless the server has it, and tells what it knows. No DOM;
 * socket, clock and chance come from outside.
 *
 * A command goes queued → in flight → recorded | rejected. `waiting` says that the line is lost or
 * slow; the command is kept and goes on by itself.
 *
 * @typedef {"sending" | "waiting" | "recorded" | "rejected" | "replaced"} HandleState
 * @typedef {Object} Handle what became of one command
 * @property {Object} command
 * @property {HandleState} state `replaced`: a later vote of the same voter in the same ballot took
 *   its place
 * @property {import("./protocol.js").Rejection} [reason] of a rejection
 * @property {import("./protocol.js").Entry} [entry] that it produced, where it came back
 * @property {number} [word] of a check code, for a vote that gets one
 *
 * @typedef {"full" | "readOnly" | "damaged" | "failing"} Trouble
 *
 * @typedef {Object} LineState
 * @property {"connecting" | "open" | "lost" | "knocking" | "refused"} name
 * @property {number} since when it began, local milliseconds
 * @property {string} [reason] of `refused`
 *
 * @typedef {Object} Source somebody who has operations on the minutes to send
 * @property {() => ({base: number, operation: Object} | null)} takeOutgoing asked when nothing is
 *   in flight; what it gives is sent until it is acknowledged or rejected
 * @property {(entry: import("./protocol.js").Entry | null) => void} acknowledged the entry with the
 *   effective operation; `null`: it was applied, and its effect is in the snapshot that came
 * @property {(reason: import("./protocol.js").Rejection) => void} rejected
 * @property {() => boolean} [hasUnsent] whether typing is still unsent, for the connection bar
 */

import {ballotOfVote, decode, encode, message, nameAndBody, seatOfVote} from "./protocol.js";
import {padded} from "./secrecy.js";

/** A heartbeat comes every 3 seconds; what is not received is to be seen within 8. */
const SILENCE = 7_000;
const WATCH = 500;
const UNANSWERED = 15_000;
const FIRST_DELAY = 300;
const LONGEST_DELAY = 5_000;
const RETRY_DELAY = 1_000;

/** Refusals after which trying again is of no use. */
const FINAL = new Set([
  "unknownToken", "unknownCode", "tooManyKnocks", "dismissed", "nobodyAnswered", "replaced",
]);

const realClock = {
  now: () => Date.now(),
  setTimeout: (body, delay) => setTimeout(body, delay),
  clearTimeout: (timer) => clearTimeout(timer),
  random: () => Math.random(),
};

/**
 * @param {Object} options
 * @param {string} options.url of the socket
 * @param {{kept: import("./identity.js").Kept, save(): void}} options.identity
 * @param {() => number | undefined} options.position up to where everything is known
 * @param {() => number | undefined} [options.time] when the entry there was made
 * @param {(name: string, body: any, own: boolean) => void} options.deliver hands over a message;
 *   `own`: an entry with one's own operation on the minutes, which the source gets instead
 * @param {(command: Object) => number | undefined} [options.lengthOf] that the frame of a command
 *   must have, in bytes
 * @param {() => void} [options.changed] after every change of the line or of a handle
 * @param {new (url: string) => WebSocket} [options.Socket]
 * @param {typeof realClock} [options.clock]
 */
export function createConnection({
  url, identity, position, time = () => undefined, deliver, changed = () => {},
  lengthOf = () => undefined, Socket = globalThis.WebSocket,
  clock = realClock,
}) {
  /** @type {LineState} */
  let line = {name: "connecting", since: clock.now()};
  let accepting = true;
  /** @type {Trouble | undefined} */
  let trouble;
  let socket = null;
  let attempts = 0;
  let slow = false;
  let heard = 0;
  let retryTimer;
  let silenceTimer;
  let holdTimer;
  let stopped = false;
  /** The sequence of the entry that this tab's last command produced, if the server tells it. */
  let lastSequence;
  /** @type {Handle[]} */
  let queue = [];
  /** @type {{number: number, command: Object, handle: Handle | null, edit: boolean,
   *   sentAt: number, sent: boolean, applied: boolean, held?: boolean, word?: number} | null} */
  let inFlight = null;
  /** @type {Source | null} */
  let source = null;

  restore();

  function restore() {
    const {kept} = identity;
    queue = kept.queue.map((command) => ({command, state: "waiting"}));
    if (!kept.inFlight) return;
    const {number, command, word} = kept.inFlight;
    // The editor that wrote a restored operation is gone: it counts as a plain command now.
    inFlight = {
      number, command, word, handle: {command, state: "waiting"}, edit: false, sentAt: 0, sent: false,
      applied: false,
    };
  }

  function keep() {
    const {kept} = identity;
    kept.queue = queue.map((handle) => handle.command);
    kept.inFlight = inFlight && {
      number: inFlight.number, command: inFlight.command, edit: inFlight.edit,
      ...(inFlight.word !== undefined && {word: inFlight.word}),
    };
    identity.save();
  }

  function turn(name, reason) {
    if (line.name === name && line.reason === reason) return;
    line = {name, since: clock.now(), reason};
    refresh();
    changed();
  }

  /** Sets the state of everything that is not settled. */
  function refresh() {
    const late = inFlight?.sent && clock.now() - inFlight.sentAt > SILENCE;
    const state = line.name === "open" && !late ? "sending" : "waiting";
    for (const handle of queue) handle.state = state;
    if (inFlight?.handle) inFlight.handle.state = state;
  }

  // The socket

  function connect() {
    if (stopped || socket) return;
    clock.clearTimeout(retryTimer);
    heard = clock.now();
    const own = new Socket(url);
    socket = own;
    own.onopen = () => { if (socket === own) greet(); };
    own.onmessage = ({data}) => { if (socket === own) receive(data); };
    own.onclose = () => { if (socket === own) lose(); };
    own.onerror = () => { if (socket === own) lose(); };
    watch();
  }

  function greet() {
    const {token, code, name, client} = identity.kept;
    const first = token ? message.hello(token, client, position(), time()) : message.knock(code, name);
    socket.send(encode(first));
  }

  function drop() {
    const old = socket;
    socket = null;
    clock.clearTimeout(silenceTimer);
    if (!old) return;
    old.onopen = old.onmessage = old.onclose = old.onerror = null;
    try { old.close(); } catch { /* It was never open. */ }
  }

  function lose() {
    drop();
    if (inFlight) inFlight.sent = false;
    if (stopped || line.name === "refused") return;
    turn("lost");
    const longest = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** attempts);
    const delay = slow ? LONGEST_DELAY : longest * (0.5 + clock.random() / 2);
    attempts += 1;
    slow = false;
    clock.clearTimeout(retryTimer);
    retryTimer = clock.setTimeout(connect, delay);
  }

  function watch() {
    clock.clearTimeout(silenceTimer);
    silenceTimer = clock.setTimeout(() => {
      // Who waits at the door need not hear anything.
      const silent = line.name !== "knocking" && clock.now() - heard >= SILENCE;
      const unanswered = inFlight?.sent && clock.now() - inFlight.sentAt >= UNANSWERED;
      if (silent || unanswered) return lose();
      refresh();
      if (inFlight?.sent) changed();
      watch();
    }, WATCH);
  }

  // What comes in

  function receive(data) {
    heard = clock.now();
    const own = socket;
    for (const item of decode(data)) {
      const [name, body] = nameAndBody(item);
      handle(name, body);
      if (socket !== own) return;
    }
    advance();
  }

  function handle(name, body) {
    switch (name) {
      case "welcome": return welcome(body);
      case "snapshot": return snapshot(body);
      case "entry": return entry(body);
      case "recorded": return recorded(body);
      case "rejected": return rejected(body);
      case "accepting":
        accepting = body.value;
        trouble = body.reason;
        return changed();
      case "refused": return refused(body.reason);
      case "knocking":
        turn("knocking");
        return deliver(name, body, false);
      case "admitted": return admitted(body.token);
      default: return deliver(name, body, false);
    }
  }

  function welcome(body) {
    attempts = 0;
    accepting = body.accepting ?? true;
    trouble = body.trouble;
    lastSequence = body.lastSequence;
    identity.kept.number = Math.max(identity.kept.number, body.lastNumber);
    deliver("welcome", body, false);
    if (inFlight && inFlight.number <= body.lastNumber) {
      inFlight.applied = true;
      // The entry of an edit is still to come; the others need no more than to know.
      if (!inFlight.edit) settle("recorded");
    }
    turn("open");
  }

  function snapshot(body) {
    deliver("snapshot", body, false);
    if (!inFlight?.edit || !inFlight.applied) return;
    // A snapshot can be older than the operation, whose entry then follows.
    if (lastSequence > body.meeting.sequence) return;
    settle("recorded");
    source?.acknowledged(null);
  }

  function entry(body) {
    const mine = inFlight !== null && body.client === identity.kept.client &&
      body.number === inFlight.number;
    const edit = mine && inFlight.edit && source !== null;
    deliver("entry", body, edit);
    if (!mine) return;
    settle("recorded", {entry: body});
    if (edit) source.acknowledged(body);
  }

  function recorded({number, sequence, code}) {
    if (inFlight?.number !== number) return;
    if (code) deliver("coded", {
      ballot: ballotOfVote(inFlight.command), seat: seatOfVote(inFlight.command), code,
    }, false);
    const edit = inFlight.edit;
    if (edit && sequence > (position() ?? 0)) {
      inFlight.applied = true;
      return;
    }
    settle("recorded");
    if (edit) source?.acknowledged(null);
  }

  function rejected({number, reason}) {
    if (inFlight?.number !== number) return;
    const {edit} = inFlight;
    if (edit && (reason.code === "tooFast" || reason.code === "notWritable")) return hold();
    settle("rejected", {reason});
    if (edit) source?.rejected(reason);
  }

  /** Text is never given up because the server is busy: it goes again a little later. */
  function hold() {
    inFlight.sent = false;
    inFlight.number = nextNumber();
    keep();
    clock.clearTimeout(holdTimer);
    inFlight.held = true;
    holdTimer = clock.setTimeout(() => {
      if (inFlight) inFlight.held = false;
      advance();
    }, RETRY_DELAY);
  }

  function refused(reason) {
    if (FINAL.has(reason)) {
      drop();
      return turn("refused", reason);
    }
    if ((reason === "badMessage" || reason === "tooLarge") && inFlight?.sent) {
      // Sent again it would be refused again.
      const {edit} = inFlight;
      const why = {code: "invalid", detail: {field: "message", problem: reason}};
      settle("rejected", {reason: why});
      if (edit) source?.rejected(why);
    }
    slow = true;
    lose();
  }

  function admitted(token) {
    Object.assign(identity.kept, {token, code: undefined, name: undefined});
    identity.save();
    deliver("admitted", {token}, false);
    // A renewed link keeps its connection; who knocked says hello now.
    if (line.name === "knocking") greet();
  }

  // What goes out

  function nextNumber() {
    identity.kept.number += 1;
    return identity.kept.number;
  }

  function settle(state, more = {}) {
    const {handle} = inFlight;
    inFlight = null;
    if (handle) Object.assign(handle, {state, ...more});
    keep();
    changed();
  }

  /** Sends the next command if nothing is in flight. */
  function advance() {
    if (line.name !== "open" || !socket) return;
    if (!inFlight) take();
    if (!inFlight || inFlight.sent || inFlight.applied || inFlight.held) return;
    inFlight.sent = true;
    inFlight.sentAt = clock.now();
    const asked = message.command(inFlight.number, inFlight.command, inFlight.word);
    const length = lengthOf(inFlight.command);
    socket.send(encode(length === undefined ? asked : padded(asked, length)));
    refresh();
  }

  function take() {
    const next = queue.shift();
    const unsent = {sentAt: 0, sent: false, applied: false};
    if (next) {
      inFlight = {
        number: nextNumber(), command: next.command, word: next.word, handle: next, edit: false,
        ...unsent,
      };
      return keep();
    }
    const outgoing = accepting ? source?.takeOutgoing() : null;
    if (!outgoing) return;
    const command = {editMinutes: {base: outgoing.base, operation: outgoing.operation}};
    inFlight = {number: nextNumber(), command, handle: null, edit: true, ...unsent};
    keep();
  }

  /** @param {Object} command @param {number} [word] of a check code @returns {Handle} */
  function send(command, word) {
    /** @type {Handle} */
    const handle = {command, ...(word !== undefined && {word}), state: line.name === "open" ? "sending" : "waiting"};
    const ballot = ballotOfVote(command);
    if (ballot === undefined) {
      queue.push(handle);
    } else {
      for (const older of queue) {
        if (ballotOfVote(older.command) === ballot &&
          seatOfVote(older.command) === seatOfVote(command)) older.state = "replaced";
      }
      queue = queue.filter((older) => older.state !== "replaced");
      const place = queue.findIndex((older) => ballotOfVote(older.command) === undefined);
      queue.splice(place < 0 ? queue.length : place, 0, handle);
    }
    keep();
    advance();
    changed();
    return handle;
  }

  return {
    /** @returns {LineState} */
    get line() { return line; },
    /** `true` while the meeting cannot be written to disk. */
    get readOnly() { return !accepting; },
    /** Why, as far as people can do something about it. @returns {Trouble | undefined} */
    get trouble() { return trouble; },
    /** The tab's name, as in `entry.client`. */
    get client() { return identity.kept.client; },
    /** Commands whose fate is not known, oldest first; edits by the source are not among them.
     * @returns {Handle[]} */
    get unsettled() { return [...(inFlight?.handle ? [inFlight.handle] : []), ...queue]; },
    /** Whether closing the page would lose something. */
    get hasUnsent() {
      return inFlight !== null || queue.length > 0 || (source?.hasUnsent?.() ?? false);
    },
    send,
    /** Sends a message that is not a command and is not kept: caret, admit, dismiss, links.
     * @returns {boolean} whether the line was open */
    post(body) {
      if (line.name !== "open" || !socket) return false;
      socket.send(encode(body));
      return true;
    },
    /** From now on `next` is asked for operations on the minutes. @param {Source | null} next */
    attach(next) {
      source = next;
      advance();
    },
    /** The source has something to send. */
    poke: advance,
    connect,
    /** The page is visible or the network is back: looks at once. */
    wake() {
      if (stopped || line.name === "refused") return;
      if (socket && clock.now() - heard < SILENCE) return;
      attempts = 0;
      drop();
      if (line.name === "open") turn("lost");
      connect();
    },
    /** Tries again after a refusal, e.g. with another name or as this tab instead of another. */
    restart() {
      line = {name: "connecting", since: clock.now()};
      attempts = 0;
      drop();
      connect();
      changed();
    },
    stop() {
      stopped = true;
      clock.clearTimeout(retryTimer);
      clock.clearTimeout(holdTimer);
      drop();
    },
  };
}
