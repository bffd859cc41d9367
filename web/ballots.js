/**
 * The shapes of ballots, as in `Sources/Meeting/Voting` and `Sources/Counting`, and small questions
 * to them. See docs/PROTOCOL.md. Pure.
 *
 * @typedef {"yesNo" | "graded" | "choice" | "approval" | "points" | "ranking" | "election"} Method
 * @typedef {"named" | "running" | "secret"} Openness
 * @typedef {{option: string} | {options: string[]} | {points: Object<string, number>}
 *   | {ranking: string[][]} | {sheet: string}} Choice what a voter answers; `abstain` and `blank` are options too
 *
 * @typedef {"cast" | "voted" | "present" | "members"} MajorityBase
 * @typedef {{fraction: {numerator: number, denominator: number}, exceeding: boolean}} Threshold
 * @typedef {{base: MajorityBase, threshold: Threshold, inEachConstituency: boolean,
 *   leastPerConstituency: number}} Majority
 * @typedef {"apart" | "against" | "inFavour"} Treatment
 * @typedef {{base: "members" | "votingRights" | "eachConstituency", threshold: Threshold,
 *   measured: "opening" | "closing" | "both"}} QuorumRule
 * @typedef {Object} Rule frozen in a ballot; complete
 * @property {Majority[]} majorities a ladder: the first that is reached decides
 * @property {"fails" | "castingVote" | "newVote"} tie
 * @property {Treatment} abstention
 * @property {Treatment} blank
 * @property {QuorumRule[]} quorums
 * @property {MajorityBase} share what the share of the highest level is counted of
 * @property {"schulze" | "instantRunoff"} ranking
 * @property {"earlierRounds" | "order" | "together"} elimination
 * @property {boolean} weighted
 * @property {number} proxies how many one holder can have; 0: nobody votes for another
 *
 * @typedef {{least?: number, most?: number, mostEach?: number, sharedPlaces?: boolean,
 *   seats?: number}} Limits
 * @typedef {{label?: string, proposal?: import("./protocol.js").Proposal, seat?: string,
 *   commitment?: string}} ProposedOption exactly one of the four
 *
 * @typedef {Object} Motion what is put to the vote; only the method is required
 * @property {import("./protocol.js").Subject} [subject]
 * @property {string} [floorMotion] the motion from the floor that is voted on
 * @property {string} [text]
 * @property {Method} method
 * @property {import("./protocol.js").Proposal} [proposal] what a yes decides
 * @property {ProposedOption[]} [options]
 * @property {{id: string, label?: string}[]} [levels]
 * @property {("abstain" | "blank")[]} [besides]
 * @property {Limits} [limits]
 * @property {import("./sheets.js").ProposedSheet} [sheet] many questions in place of one
 * @property {Rule} [rule]
 * @property {Openness} [openness]
 * @property {import("./secrecy.js").Secrecy} [secrecy]
 * @property {number} [deadline]
 * @property {boolean} [closesWhenAllHaveVoted]
 * @property {boolean} [withheld]
 * @property {boolean} [rollCall] whether those in the room answer when their names are called
 * @property {boolean} [rehearsal]
 * @property {string} [repeats]
 *
 * @typedef {{id: string, proposal?: import("./protocol.js").Proposal, label?: string,
 *   seat?: string, commitment?: string}} BallotOption
 * @typedef {{seat: string, weight: number, constituency?: string, holder?: string,
 *   means?: "hand" | "rollCall"}} Elector `holder`: who votes in the place of somebody who is not
 *   here; without `means` the vote is given on a device
 * @typedef {{answers: Object<string, number>, silent: number}} HandCount
 * @typedef {Object} HandPart what a ballot has because people vote by hand
 * @property {string[]} tellers the two who count, each separately
 * @property {{constituency?: string, weight: number, heads: number}[]} groups
 * @property {string[]} entered the tellers who have entered a count
 * @property {"waiting" | "differ" | "agreed"} agreement
 * @property {HandCount[]} [votes] per group, once the ballot is published
 *
 * @typedef {Object} Ballot
 * @property {string} id
 * @property {number} number
 * @property {import("./protocol.js").Subject} [subject]
 * @property {string} text
 * @property {Method} method
 * @property {import("./protocol.js").Proposal} [proposal]
 * @property {BallotOption[]} options sides first, then `abstain` and `blank` where offered
 * @property {Limits} limits
 * @property {import("./sheets.js").Sheet} [sheet] the many questions that are put
 * @property {Rule} rule
 * @property {Openness} openness
 * @property {boolean} closesWhenAllHaveVoted
 * @property {boolean} withheld
 * @property {boolean} rehearsal
 * @property {string} [repeats]
 * @property {Elector[]} electorate who may vote
 * @property {Elector[]} absent the members who were not here at the opening
 * @property {number} openedAt
 * @property {number} [deadline]
 * @property {BallotState} state
 * @property {Object<string, Choice>} votes empty until it is published
 * @property {import("./secrecy.js").SecretPart} [secret]
 * @property {HandPart} [hand]
 *
 * @typedef {{name: "open" | "withheld" | "closed" | "annulled", result?: BallotResult,
 *   reason?: string}} BallotState
 * @typedef {{id: string, motion: Motion}} PreparedBallot
 *
 * @typedef {{voters: number, weight: number}} Amount
 * @typedef {{members: Amount, present: Amount, presentAtClosing: Amount, voted: Amount,
 *   abstained: Amount, blank: Amount,
 *   counts: {option: string, voters: number, weight: number}[]}} Figures
 * @typedef {{whole: number, numerator: number, denominator: number}} Portion
 * @typedef {{counts: {option: string, votes: Portion}[], exhausted: Portion, eliminated: string[],
 *   spared: string[], transfers: {to?: string, votes: Portion}[]}} Round
 * @typedef {Object} Tally
 * @property {Figures} whole
 * @property {{name: string, figures: Figures}[]} constituencies
 * @property {string[][]} standings best first, equal ones together
 * @property {{median?: string, highest: number, base: number}} [grades]
 * @property {{options: string[], preferences: number[][], paths: number[][]}} [pairwise]
 * @property {{elimination: string, rounds: Round[], winners: string[]}} [runoff]
 *
 * @typedef {"adopted" | "rejected" | "chosen" | "noneChosen" | "elected" | "measured" | "tied"
 *   | "castingVoteNeeded" | "newVoteNeeded" | "noQuorum" | "nothingDecided"} Outcome
 * @typedef {{kind: "presentMembers" | "presentVotingRights" | "inFavour" | "votersInFavour",
 *   constituency?: string, measured?: "opening" | "closing", base?: MajorityBase,
 *   threshold?: Threshold, of: number, needed: number, reached: number, isMet: boolean
 *   }} Requirement
 * @typedef {{majority: Majority, requirements: Requirement[]}} Step
 * @typedef {Object} Verdict
 * @property {Outcome} outcome
 * @property {Requirement[]} quorums
 * @property {Step[]} steps the majorities up to the one that decided
 * @property {string[]} winners
 * @property {string[]} tied
 * @property {number} openSeats
 * @property {string[]} castingVote
 *
 * @typedef {{tally: Tally, verdict: Verdict, cells?: import("./sheets.js").CellResult[]}} BallotResult
 * @typedef {{result: BallotResult, shortfall?: {votes: number, isReachable: boolean}}} RunningCount
 *   `store.live.running[ballot]`, only for the openness `running`
 */

/** What takes no side by itself. @param {{id: string}} option */
export const takesNoSide = ({id}) => id === "abstain" || id === "blank";

/**
 * How many answered with an option, abstention and blank included; with points the weight is the
 * points. `undefined` for the options of a ranking.
 * @param {BallotResult} result
 * @param {string} option
 * @returns {Amount | undefined}
 */
export function amountOf({tally}, option) {
  if (option === "abstain") return tally.whole.abstained;
  if (option === "blank") return tally.whole.blank;
  return tally.whole.counts.find((one) => one.option === option);
}

/**
 * Whether the question is answered, one way or the other, as `Outcome.settles` in Swift.
 * @param {BallotResult} result
 */
export const settles = ({verdict}) => !["castingVoteNeeded", "newVoteNeeded", "noQuorum", "nothingDecided"]
  .includes(verdict.outcome);

/** Whether a step was reached. @param {Step} step */
export const isMet = ({requirements}) => requirements.every((one) => one.isMet);

/** Nothing to count a part of. @param {Requirement} requirement */
export const isVoid = (requirement) =>
  requirement.of === 0 && requirement.threshold !== undefined;

/**
 * The requirement that explains the outcome, as `Verdict.decisive` in Swift.
 * @param {Verdict} verdict
 * @returns {Requirement | undefined}
 */
export function decisive({outcome, quorums, steps}) {
  if (outcome === "noQuorum") return quorums.find((one) => !one.isMet);
  const last = steps.at(-1);
  if (!last) return undefined;
  if (outcome === "nothingDecided") return last.requirements.find(isVoid);
  return last.requirements.find((one) => !one.isMet) ?? last.requirements[0];
}

/** Whether consensus is what a majority asks for. @param {Majority} majority */
export const isConsensus = ({base, threshold: {fraction, exceeding}}) =>
  base === "cast" && !exceeding && fraction.numerator === fraction.denominator;
