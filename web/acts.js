/**
 * What a person asked for on this page and what became of it, so that every button can show it.
 * One act per thing: two taps on the same button are the same act.
 */

import {nameAndBody} from "./protocol.js";

const IDENTIFIERS = [
  "ballot", "commitment", "part", "statement", "condition", "level", "seat", "action", "option",
  "mode", "pointOfOrder", "motion", "floorMotion", "for", "giver",
  "block", "heading", "wording", "thread", "fingerprint",
];

/** How long "recorded" and a refusal stay to be read, in milliseconds. */
const SHOWN = {recorded: 2_500, rejected: 30_000};

/** What an act is about: the command's name and the things that it names. */
export function keyOf(command) {
  const [name, body] = nameAndBody(command);
  // The motion of a ballot is an object; what it is about is among the others.
  const about = typeof body.motion === "object" ? {...body.motion, ...body, motion: ""} : body;
  return [name, ...IDENTIFIERS.map((key) => about[key] ?? "")].join(" ");
}

/**
 * @param {ReturnType<typeof import("./connection.js").createConnection>} connection
 * @param {() => number} now
 */
export function createActs(connection, now = () => Date.now()) {
  /** @type {Map<string, {handle: import("./connection.js").Handle, settledAt?: number}>} */
  const acts = new Map();
  for (const handle of connection.unsettled) acts.set(keyOf(handle.command), {handle});

  return {
    /** Sends a command. @param {Object} command @param {number} [word] of a check code
     * @returns {import("./connection.js").Handle} */
    send(command, word) {
      const handle = connection.send(command, word);
      acts.set(keyOf(command), {handle});
      return handle;
    },

    /** What became of an act, while that is worth showing.
     * @returns {import("./connection.js").Handle | undefined} */
    of(command) {
      const key = keyOf(command);
      const act = acts.get(key);
      if (!act) return undefined;
      const shown = SHOWN[act.handle.state];
      if (shown === undefined) return act.handle;
      act.settledAt ??= now();
      return now() - act.settledAt < shown ? act.handle : undefined;
    },

    /** The last command of this kind that was not refused, settled or not. */
    last(command) {
      const handle = acts.get(keyOf(command))?.handle;
      return handle?.state === "rejected" ? undefined : handle;
    },

    /** Whether something is shown that will change by time alone. */
    get isFading() {
      return [...acts.values()].some(({settledAt, handle}) =>
        settledAt !== undefined && now() - settledAt < SHOWN[handle.state] + 1_000);
    },

    /** Refusals that no button shows, e.g. of something typed before a reload. */
    forget(command) { acts.delete(keyOf(command)); },
  };
}
