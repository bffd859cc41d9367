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
 * @typedef {import("./ballots.js").Motion} Motion
 * @typedef {import("./ballots.js").Choice} Choice
 * @typedef {{code: string, detail: Object<string, string>}} Rejection
 * @typedef {{sequence: number, at: number, by?: string, client?: string, number?: number,
 *   events: Object[]}} Entry
 */

/** Messages from the client. */
export const message = {
  hello: (token, client, position, at) => ({hello: {token, client, position, at}}),
  knock: (code, name) => ({knock: {code, name}}),
  /** @param {number} [word] that of a check code */
  command: (number, command, word) =>
    ({command: word === undefined ? {number, command} : {number, command, word}}),
  keyPart: (ballot, part) => ({keyPart: {ballot, part}}),
  /** Changes on a sheet that is not handed in: characters by their places. */
  draft: (ballot, mark, answers) => ({draft: {ballot, mark, answers}}),
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
  /** Who, when in the room, votes by hand. @param {string} seat @param {boolean} withoutDevice */
  markWithoutDevice: (seat, withoutDevice) => ({markWithoutDevice: {seat, withoutDevice}}),
  /** The two who count hands, or nobody. @param {string[]} [seats] */
  nameTellers: (seats) => ({nameTellers: {seats}}),

  /** One's own vote; who gives it leaves. @param {string} [holder] */
  giveProxy: (holder) => ({giveProxy: {holder}}),
  takeBackProxy: () => ({takeBackProxy: {}}),
  /** On a signed paper. @param {string} [giver] @param {string} [holder] @param {string} [paper] */
  noteProxy: (giver, holder, paper) => ({noteProxy: {giver, holder, paper}}),
  /** @param {string} [giver] @param {string} [paper] */
  noteProxyEnd: (giver, paper) => ({noteProxyEnd: {giver, paper}}),

  addSeat: (person, role, votes, weight) => ({addSeat: {person, role, votes, weight}}),
  changeSeat: (seat, person, role, votes, weight) =>
    ({changeSeat: {seat, person, role, votes, weight}}),
  renewLink: (seat) => ({renewLink: {seat}}),

  /** @param {true} [pointOfOrder] */
  requestFloor: (pointOfOrder) => ({requestFloor: pointOfOrder ? {pointOfOrder} : {}}),
  /** @param {true} [pointOfOrder] */
  withdrawRequest: (pointOfOrder) => ({withdrawRequest: pointOfOrder ? {pointOfOrder} : {}}),
  /** For somebody in the room. @param {string} seat @param {true} [pointOfOrder] */
  queueSpeaker: (seat, pointOfOrder) => ({queueSpeaker: {seat, pointOfOrder}}),
  /** @param {string} seat @param {true} [pointOfOrder] */
  removeRequest: (seat, pointOfOrder) => ({removeRequest: {seat, pointOfOrder}}),
  giveFloor: (seat) => ({giveFloor: {seat}}),
  /** @param {number} time in milliseconds, added to what the speaker has */
  extendSpeech: (time) => ({extendSpeech: {time}}),
  endSpeech: () => ({endSpeech: {}}),

  /** @param {string} [text] without one it only names the act, as below */
  proposeMotion: (text) => ({proposeMotion: {text}}),
  /** @param {string} commitment @param {string} [title] */
  proposeAmendment: (commitment, title) => ({proposeAmendment: {commitment, title}}),
  secondMotion: (motion) => ({secondMotion: {motion}}),
  withdrawMotion: (motion) => ({withdrawMotion: {motion}}),
  admitMotion: (motion) => ({admitMotion: {motion}}),
  /** @param {string} motion @param {string} [reason] */
  refuseMotion: (motion, reason) => ({refuseMotion: {motion, reason}}),
  /** @param {string} motion @param {string} [reason] */
  setAsideMotion: (motion, reason) => ({setAsideMotion: {motion, reason}}),
  /** The amendment on the text as it is now. @param {string} motion @param {string} [title] */
  restateAmendment: (motion, title) => ({restateAmendment: {motion, title}}),
  /** @param {string[]} [motions] all that wait for their vote */
  orderMotions: (motions) => ({orderMotions: {motions}}),

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
  /** @param {Motion} [motion] */
  prepareBallot: (motion) => ({prepareBallot: {motion}}),
  openPreparedBallot: (ballot, deadline) => ({openPreparedBallot: {ballot, deadline}}),
  withdrawPreparedBallot: (ballot) => ({withdrawPreparedBallot: {ballot}}),
  /** @param {string} ballot @param {Choice} [choice] @param {string} [seat] whose vote it is, if
   * not one's own */
  castVote: (ballot, choice, seat) =>
    ({castVote: {ballot, choice, ...(seat === undefined ? {} : {for: seat})}}),
  /** By a teller. @param {string} ballot @param {import("./ballots.js").HandCount[]} [counts] */
  enterHandCount: (ballot, counts) => ({enterHandCount: {ballot, counts}}),
  extendBallot: (ballot, deadline) => ({extendBallot: {ballot, deadline}}),
  closeBallot: (ballot) => ({closeBallot: {ballot}}),
  annulBallot: (ballot, reason) => ({annulBallot: {ballot, reason}}),
  /** @param {string[]} ballots */
  publishBallots: (ballots) => ({publishBallots: {ballots}}),
  /** @param {string} ballot @param {string[]} options */
  giveCastingVote: (ballot, options) => ({giveCastingVote: {ballot, options}}),

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

  /** @typedef {{commitment: string, part?: string, speaker?: string, kind?: string,
   *   text?: string}} StatementWords */
  /** @param {StatementWords} statement */
  addStatement: (statement) => ({addStatement: statement}),
  /** @param {string} id @param {StatementWords} statement */
  changeStatement: (id, statement) => ({changeStatement: {statement: id, ...statement}}),
  removeStatement: (statement) => ({removeStatement: {statement}}),
  /** @param {{commitment: string, part?: string, percent?: number, level?: string,
   *   evidence?: string}} progress */
  stateProgress: (progress) => ({stateProgress: progress}),

  /** @param {"final" | "supplementary"} list @param {ListOrder} [order] */
  declareOrder: (list, order) => ({declareOrder: {list, order}}),
  acceptFinding: (finding, reason) => ({acceptFinding: {finding, reason}}),
  withdrawAcceptance: (finding) => ({withdrawAcceptance: {finding}}),
  declareListsComplete: () => ({declareListsComplete: {}}),
  /** @param {string} [ballot] without: nobody objected */
  adoptLists: (ballot) => ({adoptLists: {ballot}}),

  editMinutes: (base, operation) => ({editMinutes: {base, operation}}),

  /** `base`: the sequence up to which one has seen the minutes. */
  agreeTo: (block, base) => ({agreeTo: {block, base}}),
  objectTo: (block, base, objection) => ({objectTo: {block, base, objection}}),
  takeBack: (block) => ({takeBack: {block}}),
  lockSection: (heading) => ({lockSection: {heading}}),
  unlockSection: (heading) => ({unlockSection: {heading}}),
  proposeWording: (block, base, text, reason) =>
    ({proposeWording: {block, base, text, reason}}),
  withdrawProposal: (wording) => ({withdrawProposal: {wording}}),
  acceptProposal: (wording, base) => ({acceptProposal: {wording, base}}),
  rejectProposal: (wording, reason) => ({rejectProposal: {wording, reason}}),
  comment: (block, text) => ({comment: {block, text}}),
  reply: (thread, text) => ({reply: {thread, text}}),
  resolveThread: (thread) => ({resolveThread: {thread}}),
  reopenThread: (thread) => ({reopenThread: {thread}}),

  acceptOpenFindings: (reason) => ({acceptOpenFindings: {reason}}),
  startAdoption: () => ({startAdoption: {}}),
  /** A fingerprint names the text that is meant. */
  approve: (fingerprint) => ({approve: {fingerprint}}),
  reserve: (fingerprint, reservation) => ({reserve: {fingerprint, reservation}}),
  withdrawResponse: (fingerprint) => ({withdrawResponse: {fingerprint}}),
  /** @param {string} fingerprint @param {string} [ballot] that adopted the text
   * @param {string} [reason] why those who did not answer count as agreeing */
  completeAdoption: (fingerprint, ballot, reason) =>
    ({completeAdoption: {fingerprint, ballot, reason}}),
  breakOffAdoption: (fingerprint, reason) => ({breakOffAdoption: {fingerprint, reason}}),
  proposeAddendum: (text) => ({proposeAddendum: {text}}),
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

/** @param {Command} value whose vote it gives, if not one's own */
export const seatOfVote = (value) => value.castVote?.for;

/** @param {Command} value the answer that it gives, or `undefined` @returns {Choice | undefined} */
export const choiceOfVote = (value) => value.castVote?.choice;

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
  /** @param {"state" | "commands"} what */
  committee: (committee, what) => `/committees/${encodeURIComponent(committee)}/${what}`,
  committeeLink: (location, committee, token) =>
    `${location.origin}/committees/${encodeURIComponent(committee)}#${token}`,
  entries: (meeting, after) =>
    `/meetings/${encodeURIComponent(meeting)}/entries?after=${after}`,
  document: (meeting, document, format, language) =>
    `/meetings/${encodeURIComponent(meeting)}/${document}.${format}?language=${language}`,
};
