/**
 * Sheets that one fills in and has not handed in: kept on this device with every tap and, a moment
 * later, in the room, so that neither a closed page nor a lost phone loses anything. The room
 * shows them to nobody. No DOM; storage, clock and line come from outside.
 *
 * Of a secret ballot nothing goes to the room before it is handed in, and on the device it ends
 * with the page. What one fills in for another stays on the device until it is handed in.
 *
 * @typedef {import("./ballots.js").Ballot} Ballot
 * @typedef {{text: string, changed: Map<number, {character: string, mark?: number}>}} Draft
 *   `changed`: what the room is not known to have, and in which message it went there last
 */

import {voteKey} from "./othersVotes.js";
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

  function stored(ballot, voter) {
    try {
      const name = nameOf(voteKey(ballot.id, voter));
      const kept = JSON.parse(place(ballot).getItem(name) ?? "null");
      return kept?.text?.length === cellCount(ballot.sheet) ? kept : undefined;
    } catch {
      return undefined;
    }
  }

  function store(ballot, voter, {text, changed}) {
    try {
      place(ballot).setItem(nameOf(voteKey(ballot.id, voter)),
        JSON.stringify({text, changed: [...changed].map(([index, one]) => [index, one.character])}));
      isStored = true;
    } catch {
      isStored = false;
    }
  }

  /** @param {Ballot} ballot @returns {Draft} */
  function begin(ballot, voter, ofRoom, vote) {
    const own = stored(ballot, voter);
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
    drafts.set(voteKey(ballot.id, voter), draft);
    if (draft.changed.size > 0) gather();
    return draft;
  }

  const isOwn = (key) => !key.includes(" ");

  function gather() {
    if (isGathering) return;
    isGathering = true;
    clock.setTimeout(() => {
      isGathering = false;
      for (const [key, draft] of drafts) if (isOwn(key)) send(key, draft);
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
     * @param {string} [voter] for whom one fills it in, if not for oneself
     */
    of(ballot, {ofRoom, vote} = {}, voter) {
      const key = voteKey(ballot.id, voter);
      if (isSecret(ballot)) secret.add(key);
      return (drafts.get(key) ?? begin(ballot, voter, ofRoom, vote)).text;
    },

    /** @param {Ballot} ballot @param {number} index @param {string} character
     * @param {string} [voter] as above */
    put(ballot, index, character, voter) {
      const draft = drafts.get(voteKey(ballot.id, voter));
      if (!draft || draft.text[index] === character) return;
      draft.text = withAnswer(draft.text, index, character);
      draft.changed.set(index, {character});
      store(ballot, voter, draft);
      gather();
    },

    /**
     * Where what one filled in lies: `nowhere` when the device keeps nothing and the room has not
     * got it yet.
     * @param {string} id @param {string} [voter] as above @returns {"room" | "device" | "nowhere"}
     */
    place(id, voter) {
      const key = voteKey(id, voter);
      const unsent = drafts.get(key)?.changed.size ?? 0;
      if (unsent === 0 && !secret.has(key)) return "room";
      return isStored ? "device" : "nowhere";
    },

    /** The room has all up to the message of this mark. @param {Ballot} ballot */
    kept(ballot, mark) {
      const draft = drafts.get(ballot.id);
      if (!draft) return;
      for (const [index, one] of draft.changed) {
        if (one.mark !== undefined && one.mark <= mark) draft.changed.delete(index);
      }
      store(ballot, undefined, draft);
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
      for (const key of drafts.keys()) if (!open.includes(key.split(" ")[0])) drafts.delete(key);
      for (const storage of [device, page]) {
        try {
          for (const key of Object.keys(storage)) {
            const start = `mahdar-sheet ${meeting} `;
            // Behind it the seat and the ballot and, if it is for another, for whom.
            const isOver = key.startsWith(start) &&
              !open.includes(key.slice(start.length).split(" ")[1]);
            if (isOver) storage.removeItem(key);
          }
        } catch {
          // Then there is nothing to remove either.
        }
      }
    },
  };
}
