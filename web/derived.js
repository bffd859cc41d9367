/**
 * What follows from the state and is never stored: ranking, lists, quorum, findings, actions. The
 * same results as `Ranking.swift`, `Lists.swift`, `Quorum.swift` and `Finding.swift`. Pure; each
 * function remembers its answer for the state that it was asked about last.
 *
 * @typedef {Object} Ranked
 * @property {Object} commitment
 * @property {number} row 1, 2, 3 …: ties in the order of the numbers
 * @property {number} rank shared by ties: 1, 1, 3 …
 * @property {boolean} tied
 *
 * @typedef {{number: number, lead: Object, members: Object[]}} ListEntry
 *
 * @typedef {{condition?: Object, commitment?: Object, action?: Object}} AgreedAction a condition
 *   with its commitment, or an action that was typed in
 */

/** Keeps the answer for the last state. */
function remembered(compute) {
  let last;
  let answer;
  return (state) => {
    if (state !== last) {
      answer = compute(state);
      last = state;
    }
    return answer;
  };
}

// Who

/** Whether a seat is a person's. */
export const isParticipant = (seat) => seat.id !== "observers" && seat.id !== "screen";

export const participants = remembered((state) => state.seats.filter(isParticipant));

export const seatsById = remembered(
  (state) => new Map(state.seats.map((seat) => [seat.id, seat])));

/** The participants with a right to vote. */
export const voters = remembered((state) => participants(state).filter((seat) => seat.votes));

/** How a seat takes part now: "room", "remote" or `undefined`. */
export function modeOf(state, seat) {
  const last = state.attendance.presences[seat]?.at(-1);
  return last && last.until === undefined ? last.mode : undefined;
}

/** Whether a seat was here at any time. */
export const attended = (state, seat) => Boolean(state.attendance.presences[seat]?.length);

/** The least whole number that satisfies a threshold of `base`. */
export function least(threshold, base) {
  const {numerator, denominator} = threshold.fraction;
  const product = base * numerator;
  return threshold.exceeding
    ? Math.floor(product / denominator) + 1
    : Math.floor((product + denominator - 1) / denominator);
}

/** By head, not by weight: how many are here, are required, exist. */
export const quorum = remembered((state) => {
  const all = voters(state);
  const present = all.filter((seat) => modeOf(state, seat.id)).length;
  const required = state.rules.quorum ? least(state.rules.quorum, all.length) : 0;
  return {present, required, members: all.length, isReached: present >= required};
});

// Ballots

export const openBallot = remembered(
  (state) => state.ballots.findLast((ballot) => ballot.state.name === "open"));

export const ballotById = (state, id) => state.ballots.find((ballot) => ballot.id === id);

/** The ballots on a commitment, oldest first. */
export const ballotsOn = (state, commitment) =>
  state.ballots.filter((ballot) => ballot.subject?.commitment === commitment);

/** The ballot that awaits the casting vote, if it is the last. */
export const awaitingCastingVote = remembered((state) => {
  const last = state.ballots.at(-1);
  return last?.state.result?.outcome === "castingVoteNeeded" ? last : undefined;
});

// Consultation

const topLevel = (state) => state.consultation?.scale[0]?.id;

export const commitmentsById = remembered(
  (state) => new Map(state.commitments.map((commitment) => [commitment.id, commitment])));

/** @type {(state: Object) => Ranked[]} */
export const ranking = remembered((state) => {
  const top = topLevel(state);
  if (top === undefined) {
    return state.commitments.map((commitment, index) =>
      ({commitment, row: index + 1, rank: index + 1, tied: false}));
  }
  const answers = (commitment) => commitment.counts[top] ?? 0;
  const sorted = [...state.commitments].sort(
    (a, b) => answers(b) - answers(a) || a.number - b.number);
  const frequency = new Map();
  for (const commitment of sorted) {
    const count = answers(commitment);
    frequency.set(count, (frequency.get(count) ?? 0) + 1);
  }
  let rank = 0;
  return sorted.map((commitment, index) => {
    const count = answers(commitment);
    if (index === 0 || answers(sorted[index - 1]) !== count) rank = index + 1;
    return {commitment, row: index + 1, rank, tied: frequency.get(count) > 1};
  });
});

/** The place of one commitment. @returns {Ranked | undefined} */
export const placeOf = (state, id) =>
  ranking(state).find(({commitment}) => commitment.id === id);

/** The answers of a commitment added up, empty cells left out. */
export const total = (state, commitment) =>
  (state.consultation?.scale ?? []).reduce(
    (sum, level) => sum + (commitment.counts[level.id] ?? 0), 0);

/** The number of answers that every commitment should have; `undefined` without consultation. */
export const respondents = remembered((state) => {
  const {consultation} = state;
  if (!consultation) return undefined;
  if (consultation.respondents !== undefined) return consultation.respondents;
  const frequency = new Map();
  for (const commitment of state.commitments) {
    if (!Object.keys(commitment.counts).length) continue;
    const sum = total(state, commitment);
    frequency.set(sum, (frequency.get(sum) ?? 0) + 1);
  }
  let best;
  for (const [sum, times] of frequency) {
    if (!best || times > best.times || (times === best.times && sum > best.sum)) {
      best = {sum, times};
    }
  }
  return best?.sum;
});

/** `count / base` in hundredths of a percent, rounded half up in whole numbers. */
export const hundredths = (count, base) => Math.floor((count * 20_000 + base) / (2 * base));

/** The share of the highest level, blanks in the base: 29 of 42 is 6905. */
export function share(state, commitment) {
  const count = commitment.counts[topLevel(state)];
  const base = respondents(state);
  return count === undefined || !base ? undefined : hundredths(count, base);
}

// Decisions and lists

/** The decision in force. */
export const decisionOf = (commitment) => commitment.decisions.at(-1);

/** "retained", "merged", "supplementary", "dropped", "undecided", or `undefined`: not yet. */
export const kindOf = (commitment) => decisionOf(commitment)?.disposition.kind;

/** The lead that a commitment is merged into. */
export function leadOf(commitment) {
  const disposition = decisionOf(commitment)?.disposition;
  return disposition?.kind === "merged" ? disposition.into : undefined;
}

/** What is merged into `lead`, in the order of the ranking. */
export const membersOf = (state, lead) =>
  ranking(state).map(({commitment}) => commitment).filter((one) => leadOf(one) === lead);

/** The commitments with a decision of `kind`, in the order of the ranking. */
export const decided = (state, kind) =>
  ranking(state).map(({commitment}) => commitment).filter((one) => kindOf(one) === kind);

const list = (state, kind) => decided(state, kind).map((lead, index) =>
  ({number: index + 1, lead, members: membersOf(state, lead.id)}));

/** @type {(state: Object) => ListEntry[]} */
export const finalList = remembered((state) => list(state, "retained"));

/** @type {(state: Object) => ListEntry[]} */
export const supplementaryList = remembered((state) => list(state, "supplementary"));

/** The number in the final or the supplementary list. */
export function listNumber(state, commitment) {
  const kind = kindOf(commitment);
  const entries = kind === "retained" ? finalList(state)
    : kind === "supplementary" ? supplementaryList(state) : [];
  return entries.find(({lead}) => lead.id === commitment.id)?.number;
}

/** The conditions of the decisions in force, then the actions that were typed in.
 * @type {(state: Object) => AgreedAction[]} */
export const agreedActions = remembered((state) => [
  ...ranking(state).flatMap(({commitment}) =>
    (decisionOf(commitment)?.conditions ?? []).map((condition) => ({condition, commitment}))),
  ...state.actions.map((action) => ({action})),
]);

// Findings

/** What does not fit together, in the order of the ranking: one key, the name, each.
 * @type {(state: Object) => Object[]} */
export const findings = remembered((state) =>
  ranking(state).flatMap(({commitment}) =>
    [...countFindings(state, commitment), ...decisionFindings(state, commitment)]));

/** The findings that can be settled now: all but that something is not decided yet. */
export const pressingFindings = remembered((state) =>
  findings(state).filter((finding) => !finding.notYetDecided));

/** The findings about one commitment. */
export const findingsOn = (state, id) =>
  findings(state).filter((finding) => Object.values(finding)[0].commitment === id);

function countFindings(state, commitment) {
  const expected = respondents(state);
  if (expected === undefined || !Object.keys(commitment.counts).length) return [];
  const sum = total(state, commitment);
  const found = state.consultation.scale
    .filter((level) => commitment.counts[level.id] === undefined)
    .map((level) => ({emptyCount: {
      commitment: commitment.id, level: level.id,
      ...(sum === expected ? {suggestion: 0} : {}),
    }}));
  if (sum !== expected) {
    found.push({totalDiffers: {commitment: commitment.id, total: sum, expected}});
  }
  return found;
}

function decisionFindings(state, {id, title, decisions}) {
  const found = [];
  if (title.trim().endsWith(":")) found.push({titleCutOff: {commitment: id}});
  const decision = decisions.at(-1);
  if (!decision) return [...found, {notYetDecided: {commitment: id}}];
  const {kind, into} = decision.disposition;
  if (kind === "undecided") found.push({optionsOpen: {commitment: id}});
  if ((kind === "dropped" || kind === "supplementary") && !decision.reason) {
    found.push({reasonMissing: {commitment: id}});
  }
  if (kind === "merged") {
    const lead = commitmentsById(state).get(into);
    const stays = lead && ["retained", "supplementary"].includes(kindOf(lead));
    if (!stays) found.push({leadInNoList: {commitment: id}});
  }
  const open = decision.conditions.filter(({met}) => met === undefined);
  return [
    ...found, ...open.map((one) => ({conditionOpen: {commitment: id, condition: one.id}})),
  ];
}

// The course

/** @typedef {{name: "open" | "resume" | "ballot" | "castingVote" | "decide" | "turn" | "lists"
 *   | "closed", subject?: Object, ballot?: Object}} Step */

/** What the chair does next, most obviously. @returns {Step} */
export const nextStep = remembered((state) => {
  if (state.phase === "closed") return {name: "closed"};
  if (state.phase === "prepared") return {name: "open"};
  if (state.phase === "suspended") return {name: "resume"};
  const ballot = openBallot(state);
  if (ballot) return {name: "ballot", ballot};
  const tied = awaitingCastingVote(state);
  if (tied) return {name: "castingVote", ballot: tied};
  const current = commitmentsById(state).get(state.agenda.current?.commitment);
  if (current && !current.decisions.length) return {name: "decide"};
  const next = nextSubject(state);
  return next ? {name: "turn", subject: next} : {name: "lists"};
});

/** The agenda's items in order, then what is not decided, in the order of the ranking. */
export function nextSubject(state) {
  const {items, current} = state.agenda;
  const place = items.findIndex(({id}) => id === current?.item);
  if (!current && items.length) return {item: items[0].id};
  if (place >= 0 && place + 1 < items.length) return {item: items[place + 1].id};
  const open = ranking(state).find(({commitment}) =>
    !commitment.decisions.length && commitment.id !== current?.commitment);
  return open && {commitment: open.commitment.id};
}

/** The title of what is discussed. */
export function titleOf(state, subject) {
  if (!subject) return undefined;
  if (subject.commitment) return commitmentsById(state).get(subject.commitment)?.title;
  return state.agenda.items.find(({id}) => id === subject.item)?.title;
}
