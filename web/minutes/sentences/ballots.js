// What was put to the vote, by which rule, and what came of it.

import { commitmentsById, hundredths, seatsById } from "../../derived.js";
import { DecisionSentences } from "./decisions.js";

export class BallotSentences extends DecisionSentences {
  /** The rule of a ballot, or of the meeting, in one sentence. */
  rule(rule, method = "yesNo") {
    if (method === "graded") return this.say("rule.graded");
    return this.say(method === "yesNo" ? "rule" : "rule.noTie", {
      threshold: this.threshold(rule.threshold), base: this.say(`base.${rule.base}`),
      tie: this.say(`tie.${rule.tie}`),
    });
  }

  /** What an answer of a ballot says. */
  option(option, method, meeting) {
    if (option.proposal) return this.proposal(option.proposal, meeting);
    if (option.label !== undefined) return this.quoted(option.label);
    if (method !== "graded") return this.say(`option.${option.id}`);
    return this.ifPresent(`level.${option.id}`) ?? option.id;
  }

  /** "Vote n° 1 : …"; a commitment's title with its number. */
  heading(ballot, meeting) {
    const commitment = commitmentsById(meeting).get(ballot.subject?.commitment);
    const text = commitment?.title === ballot.text
      ? this.title(commitment) : this.quoted(ballot.text);
    return this.say("ballot.heading", { number: ballot.number, text });
  }

  /** The votes per option and how many did not vote; `undefined` before the ballot is closed. */
  tally(ballot, meeting) {
    const { result } = ballot.state;
    if (!result) return undefined;
    const counts = ballot.options.map((option, index) => this.say("tally.count", {
      option: this.option(option, ballot.method, meeting), count: result.counts[index].weight,
    }));
    const missing = ballot.electorate.filter(({ seat }) => ballot.votes[seat] === undefined);
    if (missing.length > 0) {
      const count = missing.reduce((sum, { weight }) => sum + weight, 0);
      counts.push(this.say("tally.count", { option: this.say("tally.notVoted"), count }));
    }
    const isWeighted = ballot.electorate.some(({ weight }) => weight > 1);
    return this.say(
      isWeighted ? "tally.weighted" : "tally", { counts: this.joined(counts, "semicolon") });
  }

  /** Per option who chose it, and who did not vote. @returns {string[]} */
  rollCall(ballot, meeting) {
    if (!ballot.state.result) return [];
    const { electorate, votes } = ballot;
    const groups = ballot.options.map((option) => [
      this.option(option, ballot.method, meeting),
      electorate.filter(({ seat }) => votes[seat]?.option === option.id),
    ]);
    groups.push([
      this.say("tally.notVoted"), electorate.filter(({ seat }) => votes[seat] === undefined)]);
    return groups.filter(([, electors]) => electors.length > 0).map(([option, electors]) => {
      const names = electors.map(({ seat, weight }) => {
        const person = seatsById(meeting).get(seat)?.person;
        const name = person ? this.name(person) : "?";
        return weight > 1 ? this.say("rollCall.weight", { name, weight }) : name;
      });
      return this.say(
        "rollCall.line", { option, count: electors.length, names: this.joined(names) });
    });
  }

  /** What came of a ballot: what was reached, what was needed, of what, and why. */
  verdict(ballot, meeting) {
    const { name, reason, result } = ballot.state;
    if (name === "open") return this.say("ballot.open");
    if (name === "annulled") return this.say("ballot.annulled", { reason: this.quoted(reason) });
    const text = this.say(verdictKeys[result.outcome] ?? "verdict.yesNo", {
      outcome: this.outcome(ballot, meeting), reached: result.reached, needed: result.needed,
      base: result.base, threshold: this.threshold(ballot.rule.threshold),
      baseName: this.say(`base.${ballot.rule.base}`),
    });
    const { castingVote } = result;
    const verdict = castingVote === undefined ? text : this.say("verdict.castingVote", {
      verdict: text, option: this.say(`option.${castingVote}`),
    });
    return this.say("verdict.turnout", {
      verdict, turnout: result.turnout, electors: ballot.electorate.length,
    });
  }

  /** The outcome in a few words, without the figures that justify it. */
  outcome(ballot, meeting) {
    const { result } = ballot.state;
    switch (result.outcome) {
      case "rejected":
        return this.say(isRejectedInTie(result) ? "outcome.rejectedInTie" : "outcome.rejected");
      case "chosen": {
        const chosen = ballot.options.find(({ id }) => id === result.chosen);
        const option = chosen ? this.option(chosen, ballot.method, meeting) : "?";
        return this.say("outcome.chosen", { option });
      }
      case "measured": {
        const [top] = ballot.options;
        return this.say("outcome.measured", {
          level: top ? this.option(top, ballot.method, meeting) : "",
          reached: result.reached, base: result.base,
          percent: this.percent(hundredths(result.reached, result.base)),
        });
      }
      default: return this.say(`outcome.${result.outcome}`);
    }
  }
}

const verdictKeys = {
  nothingDecided: "verdict", measured: "verdict", chosen: "verdict.choice",
  noneChosen: "verdict.choice", tied: "verdict.choice",
};

/** As many yes as no, no casting vote, and one more yes would have been enough. */
function isRejectedInTie({ counts, castingVote, needed }) {
  const votes = (id) => counts.find(({ option }) => option === id)?.weight ?? 0;
  const yes = votes("yes");
  return castingVote === undefined && yes === votes("no") && yes > 0 && yes + 1 >= needed;
}
