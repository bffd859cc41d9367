/**
 * Sheets that one fills in and has not handed in: kept on this device with every tap and, a moment
 * later, in the room, so that neither a closed page nor a lost phone loses anything. The room
 * shows them to nobody. No DOM; storage, clock and line come from outside.
 *
 * Of a secret ballot nothing goes to the room before it is handed in, and on the device it ends
 * with the page.
 *
 * @typedef {import("./ballots.js").Ballot} Ballot
 * @typedef {{text: string, changed: Map<number, {character: string, mark?: number}>}} Draft
 *   `changed`: what the room is not known to have, and in which message it went there last
 */

import {isSecret} from "./secrecy.js";
import {cellCount, emptyAnswers, withAnswer} from "./sheets.js";

/** Changes of so long go to the room together, in milliseconds. */
const GATHERING = 800;

/**
 * @param {Object} outside
 * @param {Storage} outside.device outlives the page
 * @param {Storage} outside.page ends with it
 * @param {string} outside.meeting
 * @param {() => string | undefined} outside.seat
 * @param {(ballot: string, mark: number, answers: Object<string, string>) => boolean} outside.post
 *   whether it was sent
 * @param {() => void} outside.changed
 * @param {{setTimeout: Function}} [outside.clock]
 */
export function createSheetDrafts({
  device, page, meeting, seat, post, changed, clock = {setTimeout: (act, time) => setTimeout(act, time)},
}) {
  /** @type {Map<string, Draft>} */
  const drafts = new Map();
  let lastMark = 0;
  let isGathering = false;
  let isStored = true;

  const place = (ballot) => (isSecret(ballot) ? page : device);
  const nameOf = (id) => `mahdar-sheet ${meeting} ${seat()} ${id}`;

  function stored(ballot) {
    try {
      const kept = JSON.parse(place(ballot).getItem(nameOf(ballot.id)) ?? "null");
      return kept?.text?.length === cellCount(ballot.sheet) ? kept : undefined;
    } catch {
      return undefined;
    }
  }

  function store(ballot, {text, changed}) {
    try {
      place(ballot).setItem(nameOf(ballot.id),
        JSON.stringify({text, changed: [...changed].map(([index, one]) => [index, one.character])}));
      isStored = true;
    } catch {
      isStored = false;
    }
  }

  /** @param {Ballot} ballot @returns {Draft} */
  function begin(ballot, ofRoom, vote) {
    const own = stored(ballot);
    const base = ofRoom ?? vote ?? own?.text ?? emptyAnswers(ballot.sheet);
    /** @type {Draft} */
    const draft = {text: base, changed: new Map()};
    // The room has nothing of it: all of it is new to it.
    const news = ofRoom === undefined && vote === undefined && own
      ? [...own.text].flatMap((character, index) => (character === "-" ? [] : [[index, character]]))
      : own?.changed ?? [];
    for (const [index, character] of news) {
      draft.text = withAnswer(draft.text, index, character);
      draft.changed.set(index, {character});
    }
    drafts.set(ballot.id, draft);
    if (draft.changed.size > 0) gather();
    return draft;
  }

  function gather() {
    if (isGathering) return;
    isGathering = true;
    clock.setTimeout(() => {
      isGathering = false;
      for (const [id, draft] of drafts) send(id, draft);
      changed();
    }, GATHERING);
  }

  function send(id, draft) {
    const news = [...draft.changed].filter(([, {mark}]) => mark === undefined);
    if (news.length === 0 || secret.has(id)) return;
    const answers = Object.fromEntries(news.map(([index, {character}]) => [index, character]));
    if (!post(id, lastMark + 1, answers)) return;
    lastMark += 1;
    for (const [, one] of news) one.mark = lastMark;
  }

  /** Ballots of which nothing goes to the room. */
  const secret = new Set();

  return {
    /**
     * What one has filled in.
     * @param {Ballot} ballot
     * @param {{ofRoom?: string, vote?: string}} known to the room, when the page was opened
     */
    of(ballot, {ofRoom, vote} = {}) {
      if (isSecret(ballot)) secret.add(ballot.id);
      return (drafts.get(ballot.id) ?? begin(ballot, ofRoom, vote)).text;
    },

    /** @param {Ballot} ballot @param {number} index @param {string} character */
    put(ballot, index, character) {
      const draft = drafts.get(ballot.id);
      if (!draft || draft.text[index] === character) return;
      draft.text = withAnswer(draft.text, index, character);
      draft.changed.set(index, {character});
      store(ballot, draft);
      gather();
    },

    /**
     * Where what one filled in lies: `nowhere` when the device keeps nothing and the room has not
     * got it yet.
     * @param {string} id @returns {"room" | "device" | "nowhere"}
     */
    place(id) {
      const unsent = drafts.get(id)?.changed.size ?? 0;
      if (unsent === 0 && !secret.has(id)) return "room";
      return isStored ? "device" : "nowhere";
    },

    /** The room has all up to the message of this mark. @param {Ballot} ballot */
    kept(ballot, mark) {
      const draft = drafts.get(ballot.id);
      if (!draft) return;
      for (const [index, one] of draft.changed) {
        if (one.mark !== undefined && one.mark <= mark) draft.changed.delete(index);
      }
      store(ballot, draft);
    },

    /** The line is new: what the room has not confirmed is sent again; what it has of another
     * device of the same person is taken over. @param {Ballot} ballot */
    resume(ballot, {ofRoom, vote}) {
      const draft = drafts.get(ballot.id);
      if (!draft) return;
      const base = ofRoom ?? vote;
      if (base?.length === draft.text.length) {
        draft.text = base;
        for (const [index, one] of draft.changed) {
          draft.text = withAnswer(draft.text, index, one.character);
        }
      }
      for (const one of draft.changed.values()) one.mark = undefined;
      if (draft.changed.size > 0) gather();
    },

    /** What was filled in for ballots that are over is nobody's business any more.
     * @param {Ballot[]} ballots */
    tidy(ballots) {
      const open = ballots.filter(({state}) => state.name === "open").map(({id}) => id);
      for (const id of drafts.keys()) if (!open.includes(id)) drafts.delete(id);
      for (const storage of [device, page]) {
        try {
          for (const key of Object.keys(storage)) {
            const isOver = key.startsWith(`mahdar-sheet ${meeting} `) &&
              !open.includes(key.split(" ").at(-1));
            if (isOver) storage.removeItem(key);
          }
        } catch {
          // Then there is nothing to remove either.
        }
      }
    },
  };
}
