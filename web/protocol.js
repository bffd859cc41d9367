/**
 * The JSON of the room's protocol: every key that goes over the socket stands here and nowhere
 * else. See docs/PROTOCOL.md.
 *
 * @typedef {Object<string, Object>} Command one key, the name, with its parameters
 * @typedef {{item?: string, commitment?: string}} Subject one of the two
 * @typedef {{kind: "retained" | "supplementary" | "dropped"} | {kind: "merged", into: string}
 *   | {kind: "undecided", options: string[]}} Disposition
 * @typedef {{kind: "verify" | "coordinate" | "reword", text: string, owner?: string,
 *   due?: string}} ProposedCondition
 * @typedef {{disposition: Disposition, reason: string, conditions: ProposedCondition[],
 *   related?: string[]}} Proposal
 * @typedef {{key: "consultation" | "decision"} | {key: "byHand", commitments: string[],
 *   reason: string}} ListOrder
 * @typedef {{subject?: Subject, text?: string, method: "yesNo" | "graded" | "choice",
 *   proposal?: Proposal, proposals?: Proposal[], rule?: Object, deadline?: number}} Motion
 * @typedef {{code: string, detail: Object<string, string>}} Rejection
 * @typedef {{sequence: number, at: number, by?: string, client?: string, number?: number,
 *   events: Object[]}} Entry
 */

/** Messages from the client. */
export const message = {
  hello: (token, client, position) => ({hello: {token, client, position}}),
  knock: (code, name) => ({knock: {code, name}}),
  command: (number, command) => ({command: {number, command}}),
  caret: (block, offset, anchor) => ({caret: block === undefined ? {} : {block, offset, anchor}}),
  admit: (knock, seat) => ({admit: {knock, seat}}),
  dismiss: (knock) => ({dismiss: {knock}}),
  links: () => ({links: {}}),
};

/** Commands, as in `Command.swift`. Parameters that are `undefined` are left out by JSON. */
export const command = {
  openMeeting: () => ({openMeeting: {}}),
  suspendMeeting: () => ({suspendMeeting: {}}),
  resumeMeeting: () => ({resumeMeeting: {}}),
  closeMeeting: () => ({closeMeeting: {}}),
  changeHeader: (header) => ({changeHeader: {header}}),
  setRules: (rules) => ({setRules: {rules}}),
  /** @param {Subject} [subject] */
  turnTo: (subject) => ({turnTo: {subject}}),

  arrive: (mode) => ({arrive: {mode}}),
  leave: () => ({leave: {}}),
  markArrival: (seat, mode) => ({markArrival: {seat, mode}}),
  markDeparture: (seat) => ({markDeparture: {seat}}),
  markExcused: (seat, excused) => ({markExcused: {seat, excused}}),

  addSeat: (person, role, votes, weight) => ({addSeat: {person, role, votes, weight}}),
  changeSeat: (seat, person, role, votes, weight) =>
    ({changeSeat: {seat, person, role, votes, weight}}),
  renewLink: (seat) => ({renewLink: {seat}}),

  requestFloor: () => ({requestFloor: {}}),
  withdrawRequest: () => ({withdrawRequest: {}}),
  giveFloor: (seat) => ({giveFloor: {seat}}),
  endSpeech: () => ({endSpeech: {}}),

  rewordCommitment: (commitment, title, reason) =>
    ({rewordCommitment: {commitment, title, reason}}),
  giveRewordingReason: (commitment, reason) => ({giveRewordingReason: {commitment, reason}}),
  /** Without a title the translation is taken away. */
  translateCommitment: (commitment, language, title) =>
    ({translateCommitment: {commitment, language, title}}),
  stateRespondents: (count) => ({stateRespondents: {count}}),
  /** @param {"number" | "nextLevels"} [tieBreak] */
  nameTieBreak: (tieBreak) => ({nameTieBreak: {tieBreak}}),
  setCount: (commitment, level, count) => ({setCount: {commitment, level, count}}),

  /** @param {Motion} [motion] without one it only names the act */
  openBallot: (motion) => ({openBallot: {motion}}),
  castVote: (ballot, option) => ({castVote: {ballot, choice: {option}}}),
  extendBallot: (ballot, deadline) => ({extendBallot: {ballot, deadline}}),
  closeBallot: (ballot) => ({closeBallot: {ballot}}),
  annulBallot: (ballot, reason) => ({annulBallot: {ballot, reason}}),
  giveCastingVote: (ballot, option) => ({giveCastingVote: {ballot, option}}),

  /** @param {string} commitment @param {Proposal} proposal */
  declareConsensus: (commitment, proposal) => ({declareConsensus: {commitment, proposal}}),
  /** @param {Proposal} [proposal] what becomes of the lead; without, what was decided stays */
  mergeGroup: (lead, members, proposal) => ({mergeGroup: {lead, members, proposal}}),
  unmerge: (members, reason) => ({unmerge: {members, reason}}),
  giveReason: (commitment, reason) => ({giveReason: {commitment, reason}}),
  meetCondition: (commitment, condition, note) =>
    ({meetCondition: {commitment, condition, note}}),
  addAction: (text, owner, due, commitment) => ({addAction: {text, owner, due, commitment}}),
  changeAction: (action, text, owner, due, done, note) =>
    ({changeAction: {action, text, owner, due, done, note}}),

  /** @param {"final" | "supplementary"} list @param {ListOrder} [order] */
  declareOrder: (list, order) => ({declareOrder: {list, order}}),
  acceptFinding: (finding, reason) => ({acceptFinding: {finding, reason}}),
  withdrawAcceptance: (finding) => ({withdrawAcceptance: {finding}}),
  declareListsComplete: () => ({declareListsComplete: {}}),
  /** @param {string} [ballot] without: nobody objected */
  adoptLists: (ballot) => ({adoptLists: {ballot}}),

  editMinutes: (base, operation) => ({editMinutes: {base, operation}}),
};

/**
 * The one key of a message, command or event, and what stands under it.
 * @param {Object} object
 * @returns {[string, any]}
 */
export function nameAndBody(object) {
  const name = Object.keys(object)[0];
  return [name, object[name]];
}

/** @param {Command} value the ballot that it votes in, or `undefined` */
export const ballotOfVote = (value) => value.castVote?.ballot;

/** @param {Command} value the answer that it gives, or `undefined` */
export const optionOfVote = (value) => value.castVote?.choice.option;

/** @param {Command} value whether it writes in the minutes */
export const isEdit = (value) => value.editMinutes !== undefined;

/** The JSON text of a message. */
export const encode = (value) => JSON.stringify(value);

/**
 * The messages of a frame; nothing when it is not one of ours.
 * @param {string} text
 * @returns {Object[]}
 */
export function decode(text) {
  try {
    const messages = JSON.parse(text);
    return Array.isArray(messages) ? messages : [];
  } catch {
    return [];
  }
}

/** Where the things of a meeting lie. */
export const address = {
  socket: (location, meeting) =>
    `${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}` +
    `/meetings/${encodeURIComponent(meeting)}/socket`,
  link: (location, meeting, token) =>
    `${location.origin}/meetings/${encodeURIComponent(meeting)}#${token}`,
  invitation: (location, meeting, code) =>
    `${location.origin}/meetings/${encodeURIComponent(meeting)}#code=${code}`,
  entries: (meeting, after) =>
    `/meetings/${encodeURIComponent(meeting)}/entries?after=${after}`,
  document: (meeting, document, format, language) =>
    `/meetings/${encodeURIComponent(meeting)}/${document}.${format}?language=${language}`,
};
