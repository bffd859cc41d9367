/**
 * The line to a committee: its state, and acts one at a time. A committee changes rarely, so the
 * page asks, and asks again when it comes back into sight.
 *
 * @typedef {Object} Held what has become of a meeting
 * @property {string} id
 * @property {string} phase
 * @property {string} [fingerprint] of the sealed minutes
 * @property {string} [token] of one's own link to it
 * @property {string[]} attended
 * @property {string[]} excused
 * @property {string[]} participants
 * @property {number} openActions
 * @property {number} overdueActions
 *
 * @typedef {Object} Seen the committee as a member may see it
 * @property {any} committee as in `Committee.swift`
 * @property {string} me
 * @property {string} role
 * @property {{government: number, civilSociety: number, partner: number, others: number}} parity
 * @property {Held[]} meetings
 * @property {Object<string, string>} [links] the tokens of the members, for the officers
 * @property {string} token one's own, which changes when it is renewed
 *
 * @typedef {{seen: Seen} | {problem: "refused" | "offline"} |
 *   {rejected: import("../protocol.js").Rejection}} Answer
 */

import {address} from "../protocol.js";

/**
 * @param {string} committee
 * @param {string} token
 * @param {typeof fetch} ask
 * @returns {Promise<Answer>}
 */
export async function lookAt(committee, token, ask = fetch) {
  return answer(() => ask(address.committee(committee, "state"), {
    headers: {Authorization: `Bearer ${token}`}, cache: "no-store",
  }));
}

/**
 * @param {string} committee
 * @param {string} token
 * @param {number} base the sequence that one has seen
 * @param {Object} command as in `CommitteeCommand.swift`
 * @param {typeof fetch} ask
 * @returns {Promise<Answer>}
 */
export async function act(committee, token, base, command, ask = fetch) {
  return answer(() => ask(address.committee(committee, "commands"), {
    method: "POST", body: JSON.stringify({base, command}),
    headers: {Authorization: `Bearer ${token}`, "Content-Type": "application/json"},
  }));
}

/** @param {() => Promise<Response>} ask @returns {Promise<Answer>} */
async function answer(ask) {
  try {
    const response = await ask();
    if (response.ok) return {seen: await response.json()};
    if (response.status === 409) return {rejected: await response.json()};
    return {problem: response.status === 401 || response.status === 404 ? "refused" : "offline"};
  } catch {
    return {problem: "offline"};
  }
}

/** Commands, as in `CommitteeCommand.swift`. */
export const command = {
  addMember: (member) => ({addMember: member}),
  changeMember: (id, member) => ({changeMember: {member: id, ...member}}),
  endMembership: (member) => ({endMembership: {member}}),
  resumeMembership: (member) => ({resumeMembership: {member}}),
  renewLink: (member) => ({renewLink: {member}}),
  /** @param {{subject: string, date: string, time: string, place: string, remote: boolean,
   *   replaced: string[]}} meeting */
  callMeeting: (meeting) => ({callMeeting: meeting}),
};
