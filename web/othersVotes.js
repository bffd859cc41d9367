/**
 * Who gives whose vote in a ballot, and how: on a device, by proxy, by hand, by name. As in
 * `Sources/Meeting/Voting/Proxies.swift` and `Hybrid.swift`. Pure.
 *
 * @typedef {import("./ballots.js").Ballot} Ballot
 * @typedef {import("./ballots.js").Elector} Elector
 */

/** Who gives the vote: the elector, or whoever holds it.
 * @param {{seat: string, holder?: string}} elector */
export const casterOf = ({seat, holder}) => holder ?? seat;

/** How an elector votes. @param {Ballot} ballot @param {string} seat */
export const electorOf = (ballot, seat) => ballot.electorate.find((one) => one.seat === seat);

/** Whether somebody gives a vote in a ballot, the own or another's. @param {Ballot} ballot */
export const casts = (ballot, seat) => ballot.electorate.some((one) => casterOf(one) === seat);

/**
 * The electors whose votes somebody gives on a device, their own first.
 * @param {Ballot} ballot
 * @param {string} seat
 */
export const castOnDevice = (ballot, seat) =>
  ballot.electorate.filter((one) => casterOf(one) === seat && one.means === undefined)
    .sort((one, other) => Number(one.seat !== seat) - Number(other.seat !== seat));

/** The electors whose names the secretary calls. @param {Ballot} ballot */
export const calledIn = (ballot) => ballot.electorate.filter(({means}) => means === "rollCall");

/** The electors who vote by hand. @param {Ballot} ballot */
export const byHandIn = (ballot) => ballot.electorate.filter(({means}) => means === "hand");

/** Under what a vote is kept on this page: the ballot, and whose it is if it is not one's own. */
export const voteKey = (ballot, seat) => (seat === undefined ? ballot : `${ballot} ${seat}`);

/**
 * Who has voted, as far as everybody may know: hands count once the tellers agree.
 * @param {Ballot} ballot
 * @param {string[]} [turnout] the seats that voted on devices or by name
 * @returns {Set<string>}
 */
export function votedIn(ballot, turnout = []) {
  const counted = ballot.hand?.agreement === "agreed" ? byHandIn(ballot) : [];
  return new Set([...turnout, ...counted.map(({seat}) => seat)]);
}

/**
 * What a teller has typed, as it is sent; `undefined` while it is not whole.
 * @param {Ballot} ballot
 * @param {Object<string, string>[]} typed per group, by option and `silent`
 * @returns {import("./ballots.js").HandCount[] | undefined}
 */
export function handCounts(ballot, typed) {
  const groups = ballot.hand?.groups ?? [];
  const counts = groups.map((_, index) => {
    const {silent, ...answers} = typed[index] ?? {};
    const number = (text) => (/^\d{1,5}$/.test(text ?? "") ? Number(text) : NaN);
    return {
      answers: Object.fromEntries(ballot.options.map(({id}) => [id, number(answers[id])])),
      silent: silent === undefined || silent === "" ? 0 : number(silent),
    };
  });
  const isWhole = counts.every(({answers, silent}) =>
    [silent, ...Object.values(answers)].every(Number.isFinite));
  return isWhole ? counts : undefined;
}

/** How many a count adds up to. @param {import("./ballots.js").HandCount} count */
export const headsOf = ({answers, silent}) =>
  Object.values(answers).reduce((sum, one) => sum + one, silent);

/**
 * The name to call next: after the last that was called, who has not answered; again from the
 * first, so that nobody who was passed over is forgotten.
 * @param {Elector[]} called
 * @param {Set<string>} answered
 * @param {string} [after] the name called last
 */
export function nextName(called, answered, after) {
  const start = called.findIndex(({seat}) => seat === after) + 1;
  return [...called.slice(start), ...called.slice(0, start)]
    .find(({seat}) => !answered.has(seat) && seat !== after);
}
