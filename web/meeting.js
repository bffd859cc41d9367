/**
 * The state of the meeting as a fold over its entries: the same as `Apply.swift`, on the public
 * JSON. Pure. A part that an entry does not touch stays the same object.
 *
 * The minutes are not here: the editor keeps their document (see `store.js`).
 */

import {agreementAppliers} from "./meetingAgreement.js";
import {nameAndBody} from "./protocol.js";

/**
 * @param {Object} state as in `Meeting.swift`
 * @param {import("./protocol.js").Entry} entry
 * @returns {Object} the state after it
 */
export function apply(state, entry) {
  let next = state;
  for (const event of entry.events) {
    const [name, body] = nameAndBody(event);
    next = appliers[name]?.(next, body, entry) ?? next;
  }
  return {...next, sequence: entry.sequence};
}

const appliers = {
  meetingPrepared: (_, {meeting}) => meeting,
  phaseChanged: (state, {phase}, {at}) =>
    ({...state, phase, phaseChanges: [...state.phaseChanges, {phase, at}]}),
  headerChanged: (state, {header}) => ({...state, header}),
  rulesSet: (state, {rules}) => ({...state, rules}),
  turnedTo: (state, {subject}) => ({...state, agenda: {...state.agenda, current: subject}}),

  arrived: (state, {seat, mode}, {at}) => {
    const stays = ended(state.attendance.presences[seat], at) ?? [];
    return withAttendance(state, seat, [...stays, {mode, from: at}], {
      excused: state.attendance.excused.filter((id) => id !== seat),
    });
  },
  departed: (state, {seat}, {at}) => {
    const stays = ended(state.attendance.presences[seat], at);
    return stays ? withAttendance(state, seat, stays) : state;
  },
  excusedMarked: (state, {seat, excused}) => {
    const others = state.attendance.excused.filter((id) => id !== seat);
    const all = excused ? [...others, seat] : others;
    return {...state, attendance: {...state.attendance, excused: all}};
  },

  withoutDeviceMarked: (state, {seat, withoutDevice}) => {
    const others = state.attendance.withoutDevice.filter((id) => id !== seat);
    return {...state, attendance: {
      ...state.attendance, withoutDevice: (withoutDevice ? [...others, seat] : others).sort(),
    }};
  },
  tellersNamed: (state, {seats}) =>
    ({...state, attendance: {...state.attendance, tellers: seats}}),
  proxyGiven: (state, {giver, holder, paper}, {at}) => withProxies(state, (all) =>
    [...all, withKey({giver, holder, from: at}, "paper", paper)]),
  proxyEnded: (state, {giver}, {at}) => withProxies(state, (all) => all.map((proxy) =>
    (proxy.giver === giver && proxy.until === undefined ? {...proxy, until: at} : proxy))),

  seatAdded: (state, {seat}) => ({...state, seats: [...state.seats, seat]}),
  seatChanged: (state, {seat}) =>
    ({...state, seats: replaced(state.seats, seat.id, () => seat)}),

  floorRequested: (state, {seat, kind = "speech", remaining}) =>
    withFloor(state, {requests: [...state.floor.requests, {seat, kind, remaining}]}),
  requestWithdrawn: (state, {seat, kind = "speech"}) =>
    withFloor(state, {requests: without(state, seat, kind)}),
  floorGiven: (state, {seat, kind = "speech", allowance}, {at}) =>
    withFloor(state, {
      ...speechEnded(state, at), requests: without(state, seat, kind),
      speaker: {seat, since: at, kind, subject: state.agenda.current, allowance},
    }),
  speechExtended: (state, {allowance}) =>
    withFloor(state, {speaker: {...state.floor.speaker, allowance}}),
  speechEnded: (state, _, {at}) => withFloor(state, speechEnded(state, at)),

  motionProposed: (state, {motion}) =>
    withFloor(state, {motions: [...state.floor.motions, motion]}),
  motionSeconded: (state, {motion, seat}) =>
    withMotion(state, motion, (old) => ({...old, seconders: [...old.seconders, seat]})),
  motionSettled: (state, {motion, state: after}) =>
    withMotion(state, motion, (old) => ({...old, state: after})),
  amendmentRestated: (state, {motion, content}) =>
    withMotion(state, motion, (old) => ({...old, content})),
  motionsOrdered: (state, {motions: order}) => {
    const {motions} = state.floor;
    const next = order.map((id) => motions.find((motion) => motion.id === id));
    return withFloor(state, {
      motions: motions.map((motion) => (order.includes(motion.id) ? next.shift() : motion)),
    });
  },

  commitmentReworded: (state, {commitment, title, reason, act}, {at, by}) =>
    withCommitment(state, commitment, (old) => ({
      ...old, title,
      earlierTitles: [
        ...old.earlierTitles, {title: old.title, replacedAt: at, replacedBy: by, reason, act},
      ],
    })),
  rewordingReasonGiven: (state, {commitment, reason}) =>
    withCommitment(state, commitment, (old) => ({
      ...old,
      earlierTitles: old.earlierTitles.map((one) =>
        (one.act ? one : {...one, reason: one.reason ?? reason})),
    })),
  translated: (state, {commitment, language, translation}) =>
    withCommitment(state, commitment, (old) => ({
      ...old, translations: withKey(old.translations ?? {}, language, translation),
    })),
  countSet: (state, {commitment, level, count}) =>
    withCommitment(state, commitment, (old) =>
      ({...old, counts: withKey(old.counts, level, count)})),
  respondentsStated: (state, {count}) =>
    ({...state, consultation: withKey(state.consultation, "respondents", count)}),
  tieBreakNamed: (state, {tieBreak}) =>
    ({...state, consultation: withKey(state.consultation, "tieBreak", tieBreak)}),

  ballotPrepared: (state, {ballot}) =>
    ({...state, preparedBallots: [...state.preparedBallots, ballot]}),
  preparedBallotWithdrawn: (state, {ballot}) =>
    ({...state, preparedBallots: withoutPrepared(state, ballot)}),
  ballotOpened: (state, {ballot}) => ({
    ...state, ballots: [...state.ballots, ballot],
    preparedBallots: withoutPrepared(state, ballot.id),
  }),
  voteCast: (state, {ballot, seat, choice}) =>
    withBallot(state, ballot, (old) => ({...old, votes: {...old.votes, [seat]: choice}})),
  /** Never public: of a vote in a secret ballot only the room hears. */
  boxWritten: (state) => state,
  handCountEntered: (state, {ballot, teller, agreement}) => withBallot(state, ballot, (old) =>
    ({...old, hand: {
      ...old.hand, agreement,
      entered: old.hand.tellers.filter((one) => one === teller || old.hand.entered.includes(one)),
    }})),
  handVotesCounted: (state, {ballot, counts}) => withBallot(state, ballot, (old) =>
    ({...old, hand: {...old.hand, votes: counts}})),
  ballotExtended: (state, {ballot, deadline}) =>
    withBallot(state, ballot, (old) => ({...old, deadline})),
  ballotClosed: (state, {ballot, result, votes}) =>
    withBallotEnded(state, ballot, {name: "closed", result}, votes),
  ballotWithheld: (state, {ballot, result, votes}) => withBallotEnded(
    state, ballot, result ? {name: "withheld", result} : {name: "withheld"}, votes),
  ballotPublished: (state, {ballot, result, votes}) =>
    withBallotEnded(state, ballot, {name: "closed", result}, votes),
  secretVotesCounted: (state, {ballot, tookPart, codes}) => withBallot(state, ballot, (old) => {
    const {tookPart: _, codes: __, ...rest} = old.secret;
    return {...old, secret: {
      ...rest, ...(tookPart && {tookPart}), ...(codes && {codes}),
    }};
  }),
  ballotAnnulled: (state, {ballot, reason}) => withBallot(
    withBallotEnded(state, ballot, {name: "annulled", reason}), ballot, withoutWhatWasCounted),
  castingVoteGiven: (state, {ballot, result}) =>
    withBallot(state, ballot, (old) => ({...old, state: {name: "closed", result}})),

  decided: (state, {commitment, decision}) =>
    withCommitment(state, commitment, (old) =>
      ({...old, decisions: [...old.decisions, decision]})),
  reasonGiven: (state, {commitment, reason}) =>
    withDecision(state, commitment, (old) => ({...old, reason})),
  conditionMet: (state, {commitment, condition, note}) =>
    withDecision(state, commitment, (old) => ({
      ...old, conditions: replaced(old.conditions, condition, (one) => ({...one, met: note})),
    })),
  actionAdded: (state, {action}) => ({...state, actions: [...state.actions, action]}),
  actionChanged: (state, {action}) =>
    ({...state, actions: replaced(state.actions, action.id, () => action)}),

  statementAdded: (state, {statement}) =>
    withFollowUp(state, (old) => ({statements: [...old.statements, statement]})),
  statementChanged: (state, {statement}) => withFollowUp(state, (old) =>
    ({statements: replaced(old.statements, statement.id, () => statement)})),
  statementRemoved: (state, {statement}) => withFollowUp(state, (old) =>
    ({statements: old.statements.filter(({id}) => id !== statement)})),
  progressStated: (state, {progress}) =>
    withFollowUp(state, (old) => ({progress: [...old.progress, progress]})),

  orderDeclared: (state, {list, order}) =>
    ({...state, lists: withKey(state.lists, `${list}Order`, order)}),
  findingAccepted: (state, {acceptance}) => ({
    ...state, acceptances: [...withoutAcceptance(state, acceptance.finding), acceptance],
  }),
  acceptanceWithdrawn: (state, {finding}) =>
    ({...state, acceptances: withoutAcceptance(state, finding)}),
  listsDeclaredComplete: (state, _, {at, by}) =>
    ({...state, lists: {...state.lists, completions: [...state.lists.completions, {at, by}]}}),
  completionVoided: (state, _, {at}) => withCompletion(state, {voidedAt: at}),
  listsAdopted: (state, {act}, {at}) => withCompletion(state, {adoption: {act, at}}),

  minutesEdited: (state) => state,

  ...agreementAppliers,
};

/** The names of the events that are known here, for the tests. */
export const eventNames = Object.keys(appliers);

function replaced(list, id, change) {
  return list.map((one) => (one.id === id ? change(one) : one));
}

/** The stays with an end for the last, or `undefined` when there is none. */
function ended(stays, at) {
  if (!stays?.length) return undefined;
  const last = stays[stays.length - 1];
  return last.until === undefined ? [...stays.slice(0, -1), {...last, until: at}] : stays;
}

/** The object with `value` under `key`, or without the key. */
function withKey(object, key, value) {
  const {[key]: _, ...others} = object;
  return value === undefined ? others : {...others, [key]: value};
}

const withoutAcceptance = (state, finding) =>
  state.acceptances.filter((one) => one.finding !== finding);

function withCompletion(state, change) {
  const {completions} = state.lists;
  const last = {...completions.at(-1), ...change};
  return {...state, lists: {...state.lists, completions: [...completions.slice(0, -1), last]}};
}

function withAttendance(state, seat, stays, more = {}) {
  const {attendance} = state;
  const presences = {...attendance.presences, [seat]: stays};
  return {...state, attendance: {...attendance, ...more, presences}};
}

function without({floor}, seat, kind) {
  return floor.requests.filter((request) => request.seat !== seat || request.kind !== kind);
}

/** The floor's record with the speech in hand, and nobody speaking. */
function speechEnded({floor: {speaker, speeches}}, until) {
  if (!speaker) return {};
  const {since: from, ...said} = speaker;
  return {speaker: undefined, speeches: [...speeches, {...said, from, until}]};
}

function withProxies(state, change) {
  const {attendance} = state;
  return {...state, attendance: {...attendance, proxies: change(attendance.proxies)}};
}

function withMotion(state, id, change) {
  return withFloor(state, {motions: replaced(state.floor.motions, id, change)});
}

function withFloor(state, change) {
  return {...state, floor: {...state.floor, ...change}};
}

function withFollowUp(state, change) {
  const {followUp} = state;
  return followUp ? {...state, followUp: {...followUp, ...change(followUp)}} : state;
}

function withCommitment(state, id, change) {
  return {...state, commitments: replaced(state.commitments, id, change)};
}

function withDecision(state, id, change) {
  return withCommitment(state, id, (commitment) => {
    const {decisions} = commitment;
    if (!decisions.length) return commitment;
    const last = change(decisions[decisions.length - 1]);
    return {...commitment, decisions: [...decisions.slice(0, -1), last]};
  });
}

const withoutPrepared = (state, id) => state.preparedBallots.filter((one) => one.id !== id);

/** A ballot that is no longer open, with the votes that are known. */
function withBallotEnded(state, id, ended, votes = []) {
  return withBallot(state, id, (old) => ({
    ...old, state: ended,
    votes: Object.fromEntries(votes.map(({seat, choice}) => [seat, choice])),
  }));
}

/** What was cast in an annulled ballot is nobody's business, even if it was counted. */
function withoutWhatWasCounted(ballot) {
  const {hand, secret, ...rest} = ballot;
  const {votes: _, ...counted} = hand ?? {};
  const {tookPart: __, codes: ___, ...sealed} = secret ?? {};
  return {...rest, ...(hand && {hand: counted}), ...(secret && {secret: sealed})};
}

function withBallot(state, id, change) {
  return {...state, ballots: replaced(state.ballots, id, change)};
}
