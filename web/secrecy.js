/**
 * Secret ballots on the voter's side: frames of one length, check codes, what to warn of. See
 * docs/SECRECY.md. Pure; chance comes from outside.
 *
 * @typedef {{key: "file" | "officers", check: boolean, outcomeOnly: boolean,
 *   participants: boolean}} Secrecy how the secret is kept
 * @typedef {{secrecy: Secrecy, holders: string[], tookPart?: string[],
 *   codes?: {code: {device: number, server: number},
 *     choice: import("./ballots.js").Choice}[]}} SecretPart
 * @typedef {{key: "fewVoters" | "weights" | "repeated", count?: number}} Warning
 */

import {casterOf} from "./othersVotes.js";
import {cellCount} from "./sheets.js";

/** As in `Secrecy.swift`. */
export const LEAST_VOTERS = 3;
const FEW_VOTERS = 5;
/** The check codes are pairs of words of a list of so many. */
export const WORDS = 128;
/** What stands around the answer in the frame of a vote, at most. */
const AROUND = 512;

/** @returns {Secrecy} */
export const usualSecrecy = () =>
  ({key: "file", check: false, outcomeOnly: false, participants: false});

/** @param {{openness?: string}} [ballot] */
export const isSecret = (ballot) => ballot?.openness === "secret";

/**
 * The length of the frames of all votes in a ballot, in bytes: any answer fits.
 * @param {{options: {id: string}[], sheet?: import("./sheets.js").Sheet}} ballot
 */
export function frameLength({options, sheet}) {
  const longest = options.reduce((sum, {id}) => sum + bytes(id) + 28,
    AROUND + (sheet ? cellCount(sheet) : 0));
  return Math.ceil(longest / 64) * 64;
}

/**
 * A message whose JSON has the length, by a key that means nothing.
 * @param {Object} message
 * @param {number} length in bytes
 */
export function padded(message, length) {
  const missing = length - bytes(JSON.stringify({...message, pad: ""}));
  return {...message, pad: "0".repeat(Math.max(0, missing))};
}

const bytes = (text) => new TextEncoder().encode(text).length;

/** A word that nobody can foretell, by its number. */
export function randomWord(fill = (array) => crypto.getRandomValues(array)) {
  // 256 is a multiple of the number of words, so each is as likely as another.
  return fill(new Uint8Array(1))[0] % WORDS;
}

/**
 * A code as the room sends it, `"017-103"`, or as it stands in the table.
 * @param {string | {device: number, server: number}} code
 * @param {string} words all of them, with spaces between
 * @returns {string} two words
 */
export function codeWords(code, words) {
  const list = words.split(" ");
  const [device, server] = typeof code === "string"
    ? code.split("-").map(Number) : [code.device, code.server];
  return `${list[device] ?? "?"} ${list[server] ?? "?"}`;
}

/** Whether a line of the table is that of a code as the room sent it. */
export function isCode({device, server}, code) {
  const [one, other] = (code ?? "").split("-").map(Number);
  return device === one && server === other;
}

/**
 * What could give an answer away though it is secret, so that people know before they vote.
 * @param {{ballots: Object[]}} state
 * @param {{id?: string, subject?: Object, text?: string, weighted?: boolean,
 *   electorate: {seat: string, weight: number, holder?: string}[]}} ballot
 * @returns {Warning[]}
 */
export function warnings(state, {id, subject, text, weighted = true, electorate}) {
  /** @type {Warning[]} */
  const found = [];
  // Who holds the votes of others knows them.
  const casters = new Set(electorate.map(casterOf)).size;
  if (casters < FEW_VOTERS) found.push({key: "fewVoters", count: casters});
  if (weighted && new Set(electorate.map(({weight}) => weight)).size > 1) {
    found.push({key: "weights"});
  }
  const seats = new Set(electorate.map(({seat}) => seat));
  const repeated = state.ballots.some((earlier) => earlier.id !== id && isSecret(earlier) &&
    earlier.state.name === "closed" && isSame(earlier, {subject, text}) &&
    isNearly(new Set(earlier.electorate.map(({seat}) => seat)), seats));
  if (repeated) found.push({key: "repeated"});
  return found;
}

const isSame = (one, {subject, text}) => subject
  ? one.subject?.item === subject.item && one.subject?.commitment === subject.commitment
  : !one.subject && one.text === text;

/** Whether one or two have come or left, so that the counts differ by their votes. */
function isNearly(before, after) {
  const changed = [...before].filter((seat) => !after.has(seat)).length +
    [...after].filter((seat) => !before.has(seat)).length;
  return changed > 0 && changed < LEAST_VOTERS;
}

/**
 * Whether all who voted answered alike, so that everybody knows how each did.
 * @param {import("./ballots.js").BallotResult} [result]
 */
export function isUnanimous(result) {
  if (!result) return false;
  const {whole} = result.tally;
  const all = whole.voted.voters;
  return all > 0 && [whole.abstained, whole.blank, ...whole.counts]
    .some(({voters}) => voters === all);
}
