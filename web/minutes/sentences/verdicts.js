// What came of a ballot: what was needed, of what base, what was reached, and why.

import { amountOf, decisive, isConsensus, isMet } from "../../ballots.js";
import { hundredths } from "../../derived.js";
import { BallotSentences } from "./ballots.js";

export class VerdictSentences extends BallotSentences {
  /** What came of a ballot, with its figures. */
  verdict(ballot, meeting) {
    const { name, reason, result } = ballot.state;
    if (name === "open" || name === "withheld") return this.say(`ballot.${name}`);
    if (name === "annulled") return this.say("ballot.annulled", { reason: this.quoted(reason) });
    const { castingVote, openSeats, outcome, tied } = result.verdict;
    let verdict = this.#reason(result, ballot, meeting);
    if (castingVote.length > 0) {
      const option = this.enumeration(this.options(castingVote, ballot, meeting));
      verdict = this.say("verdict.castingVote", { verdict, option });
    } else if (outcome === "elected" && tied.length > 0) {
      const options = this.enumeration(this.options(tied, ballot, meeting));
      verdict = this.say("verdict.tiedSeats", { verdict, options });
    }
    if (openSeats > 0) verdict = this.say("verdict.openSeats", { verdict, count: openSeats });
    return this.#turnout(verdict, result, ballot);
  }

  /**
   * How a ballot with running display stands: what is missing, or who leads.
   * @param {import("../../ballots.js").RunningCount} count
   */
  running({ result, shortfall }, ballot, meeting) {
    const text = !shortfall
      ? this.say("running.now", { outcome: this.outcomeOf(result, ballot, meeting) })
      : shortfall.votes === 0 ? this.say("running.enough")
        : shortfall.isReachable
          ? this.count("running.more", shortfall.votes, { count: shortfall.votes })
          : this.say("running.unreachable");
    return this.#turnout(text, result, ballot);
  }

  /** How many voted, and how many of them in the room without a device. */
  #turnout(verdict, { tally }, { electorate, hand, votes }) {
    const hands = hand?.votes?.reduce((sum, { answers }) =>
      Object.values(answers).reduce((all, one) => all + one, sum), 0);
    const called = electorate.filter(({ means, seat }) => means === "rollCall" && votes[seat]).length;
    const key = hands !== undefined ? "verdict.turnout.hand"
      : called > 0 ? "verdict.turnout.rollCall" : "verdict.turnout";
    return this.say(key, {
      verdict, turnout: tally.whole.voted.voters, electors: electorate.length,
      count: hands ?? called,
    });
  }

  /** The outcome with the figures that justify it. */
  #reason(result, ballot, meeting) {
    const outcome = this.outcomeOf(result, ballot, meeting);
    if (["nothingDecided", "measured"].includes(result.verdict.outcome)) {
      return this.say("verdict", { outcome });
    }
    const needed = decisive(result.verdict);
    if (!needed) return this.#most(result, ballot, outcome);
    const constituency = needed.constituency && this.say(`constituency.${needed.constituency}`);
    return this.say(reasonKey(needed, ballot.method), {
      outcome, reached: needed.reached, needed: needed.needed, base: needed.of,
      threshold: needed.threshold ? this.threshold(needed.threshold) : "",
      baseName: needed.base ? this.base(needed.base, ballot.rule) : "",
      constituency: constituency ?? "",
      whom: constituency ? this.say("quorumBase.constituency", { constituency })
        : this.say(needed.kind === "presentVotingRights"
          ? "quorumBase.votingRights" : "quorumBase.members"),
      when: this.say(`measured.${needed.measured ?? "opening"}`),
    });
  }

  /** Why an option is chosen where no majority is asked for. */
  #most(result, ballot, outcome) {
    const { tally, verdict } = result;
    if (verdict.outcome !== "chosen" || ballot.secret?.secrecy.outcomeOnly) return this.say("verdict", { outcome });
    if (tally.pairwise) return this.say("verdict.schulze", { outcome });
    const [winner] = verdict.winners;
    const { voted, abstained, blank } = tally.whole;
    const sided = voted.weight - abstained.weight - blank.weight;
    const last = tally.runoff?.rounds.at(-1);
    const votes = last?.counts.find(({ option }) => option === winner)?.votes;
    return votes ? this.say("verdict.runoff", {
      outcome, reached: portion(votes), base: sided - last.exhausted.whole,
      round: tally.runoff.rounds.length,
    }) : this.say("verdict.most", {
      outcome, reached: amountOf(result, winner)?.weight ?? 0, base: sided,
    });
  }

  /** The outcome in a few words, without the figures that justify it. */
  outcome(ballot, meeting) { return this.outcomeOf(ballot.state.result, ballot, meeting); }

  /** @param {import("../../ballots.js").BallotResult} result */
  outcomeOf(result, ballot, meeting) {
    const { verdict } = result;
    const named = (key, names) => {
      const options = this.enumeration(this.options(names, ballot, meeting));
      return this.say(key, { options, option: options });
    };
    const key = `outcome.${verdict.outcome}`;
    switch (verdict.outcome) {
      case "adopted": return this.#adopted(verdict, ballot.rule);
      case "rejected":
        return this.say(verdict.tied.length > 0 && verdict.castingVote.length === 0
          ? "outcome.rejectedInTie" : key);
      case "castingVoteNeeded":
      case "newVoteNeeded":
        return ballot.method === "yesNo" ? this.say(key) : named(`${key}.options`, verdict.tied);
      case "tied": return named("outcome.tied.options", verdict.tied);
      case "noneChosen":
        return this.say(ballot.method === "election" ? "outcome.noneElected" : key);
      case "chosen":
      case "elected": return named(key, verdict.winners);
      case "noQuorum": return this.say(key);
      case "nothingDecided": return this.#nothingDecided(verdict);
      case "measured":
        return ballot.sheet ? this.counted(result, ballot) : this.#measured(result, ballot, meeting);
    }
  }

  /** Of a ladder the step that was reached is named. */
  #adopted({ steps }, { majorities }) {
    const last = steps.at(-1);
    if (majorities.length < 2 || !last || !isMet(last)) return this.say("outcome.adopted");
    if (isConsensus(last.majority)) return this.say("outcome.adoptedByConsensus");
    return this.say("outcome.adoptedAtStep", { number: steps.length, count: majorities.length });
  }

  #nothingDecided(verdict) {
    const missing = decisive(verdict);
    if (!missing) return this.say("outcome.nothingDecided.sides");
    if (!missing.constituency) return this.say("outcome.nothingDecided");
    const constituency = this.say(`constituency.${missing.constituency}`);
    return this.say("outcome.nothingDecided.constituency", { constituency });
  }

  #measured(result, ballot, meeting) {
    const { grades, standings } = result.tally;
    if (grades) {
      const [top] = ballot.options;
      return this.say("outcome.measured", {
        level: top ? this.option(top, ballot.method, meeting) : "",
        reached: grades.highest, base: grades.base,
        percent: this.percent(hundredths(grades.highest, grades.base)),
      });
    }
    const places = standings.map((place) => this.joined(place.map((id) => this.say("tally.count", {
      option: this.options([id], ballot, meeting)[0], count: amountOf(result, id)?.weight ?? 0,
    })), "ranking.equal"));
    return this.say("outcome.measured.options", { options: this.joined(places, "semicolon") });
  }
}

/** @param {import("../../ballots.js").Requirement} needed */
function reasonKey({ kind, constituency }, method) {
  if (kind === "presentMembers" || kind === "presentVotingRights") return "verdict.quorum";
  if (kind === "votersInFavour") return "verdict.voters";
  if (constituency !== undefined) return "verdict.constituency";
  return { yesNo: "verdict.yesNo", election: "verdict.election" }[method] ?? "verdict.choice";
}

/** "3", "3 1/2" or "1/2". @param {import("../../ballots.js").Portion} portion */
function portion({ whole, numerator, denominator }) {
  if (numerator === 0) return String(whole);
  return `${whole === 0 ? "" : `${whole} `}${numerator}/${denominator}`;
}
