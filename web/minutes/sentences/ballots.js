// What was put to the vote, how many answered what, and who.

import { amountOf, settles } from "../../ballots.js";
import { commitmentsById, motionById, seatsById } from "../../derived.js";
import { SheetSentences } from "./sheets.js";

export class BallotSentences extends SheetSentences {
  /** What an answer of a ballot says. */
  option(option, method, meeting) {
    if (option.proposal) return this.proposal(option.proposal, meeting);
    if (option.label !== undefined) return this.quoted(option.label);
    if (method !== "graded") return this.say(`option.${option.id}`);
    return this.ifPresent(`level.${option.id}`) ?? this.say(`option.${option.id}`);
  }

  /** The answers called `ids`, each as it stands on the ballot. @returns {string[]} */
  options(ids, ballot, meeting) {
    return ids.map((id) => {
      const found = ballot.options.find((option) => option.id === id);
      return found ? this.option(found, ballot.method, meeting) : "?";
    });
  }

  /** "Vote n° 1 : …"; a commitment's title with its number. */
  heading(ballot, meeting) {
    const motion = ballot.floorMotion && motionById(meeting, ballot.floorMotion);
    if (motion) {
      const person = seatsById(meeting).get(motion.author)?.person;
      const key = motion.content.amendment ? "ballot.heading.amendment" : "ballot.heading.motion";
      return this.say(key, {
        number: ballot.number, motion: motion.number, name: person ? this.name(person) : "?",
        text: this.quoted(ballot.text),
      });
    }
    const commitment = commitmentsById(meeting).get(ballot.subject?.commitment);
    const text = commitment?.title === ballot.text
      ? this.title(commitment) : this.quoted(ballot.text);
    return this.say("ballot.heading", { number: ballot.number, text });
  }

  /**
   * That the ballot repeats another, shows its count while it is open, who votes for others or in
   * the room, or that it is secret, and then who took part, if that is told.
   * @returns {string[]}
   */
  remarks(ballot, meeting) {
    const first = meeting.ballots.find(({ id }) => id === ballot.repeats);
    return [
      ...(first ? [this.say("ballot.repeats", { number: first.number })] : []),
      ...this.repetitions(ballot, meeting),
      ...(ballot.sheet ? [this.sheet(ballot.sheet)] : []),
      ...(ballot.openness === "running" ? [this.say("ballot.running")] : []),
      ...this.#othersVotes(ballot, meeting),
      ...this.#secrecy(ballot, meeting),
    ];
  }

  /** Which of two results is in force, where a ballot was repeated. */
  repetitions(ballot, meeting) {
    if (!ballot.state.result) return [];
    const later = meeting.ballots.filter(({ repeats, state }) =>
      repeats === ballot.id && state.result);
    const other = later.findLast(({ state }) => settles(state.result));
    if (other) return [this.say("ballot.replaced", { number: other.number })];
    return later.map(({ number }) => this.say("ballot.stands", { number }));
  }

  /** Whose votes others give, who is called by name, and who votes by hand before which tellers. */
  #othersVotes({ electorate, hand }, meeting) {
    const proxies = electorate.filter(({ holder }) => holder !== undefined).map((elector) =>
      this.elector({ ...elector, weight: 1 }, meeting));
    const called = electorate.filter(({ means }) => means === "rollCall").length;
    const byHand = electorate.filter(({ means }) => means === "hand");
    return [
      ...(proxies.length
        ? [this.say("ballot.proxies", { names: this.joined(proxies, "semicolon") })] : []),
      ...(called ? [this.say("ballot.rollCall", { count: called })] : []),
      ...(hand ? [this.say("ballot.byHand", {
        count: byHand.length, names: this.joined(byHand.map((one) => this.elector(one, meeting))),
        tellers: this.enumeration(hand.tellers.map((seat) => this.nameOf(seat, meeting))),
      })] : []),
    ];
  }

  /** An elector as in a roll call: "X for Y" where another votes. */
  elector({ seat, holder, weight }, meeting) {
    const own = this.nameOf(seat, meeting);
    const name = holder === undefined ? own
      : this.say("proxy", { holder: this.nameOf(holder, meeting), name: own });
    return weight > 1 ? this.say("rollCall.weight", { name, weight }) : name;
  }

  /** What the tellers counted, a line for each group. @returns {string[]} */
  handLines({ hand, options, method }, meeting) {
    return (hand?.votes ?? []).map(({ answers, silent }, index) => {
      const group = hand.groups[index];
      const counts = options.filter(({ id }) => answers[id]).map((option) =>
        this.say("tally.count", {
          option: this.option(option, method, meeting), count: answers[option.id],
        }));
      if (silent) {
        counts.push(this.say("tally.count", { option: this.say("tally.notVoted"), count: silent }));
      }
      return this.say(hand.groups.length > 1 ? "rollCall.hand.group" : "rollCall.hand", {
        count: group.heads, counts: this.joined(counts, "semicolon"), group: this.handGroup(group),
      });
    });
  }

  /** What those in a group have in common. */
  handGroup({ constituency, weight }) {
    const parts = [
      ...(constituency ? [this.say(`constituency.${constituency}`)] : []),
      ...(weight > 1 ? [this.say("handGroup.weight", { weight })] : []),
    ];
    return parts.length ? this.joined(parts) : this.say("handGroup.others");
  }

  #secrecy({ secret }, meeting) {
    if (!secret) return [];
    const names = secret.tookPart?.map((seat) => {
      const person = seatsById(meeting).get(seat)?.person;
      return person ? this.name(person) : "?";
    });
    return [
      this.say("ballot.secret"),
      ...(secret.secrecy.outcomeOnly ? [this.say("ballot.secretOutcome")] : []),
      ...(names ? [this.say("ballot.tookPart", { names: this.joined(names) })] : []),
    ];
  }

  /**
   * The votes per option and how many did not vote; for a ranking the order; `undefined` before
   * the ballot is published.
   */
  tally(ballot, meeting) {
    const { result } = ballot.state;
    if (!result || ballot.sheet || ballot.secret?.secrecy.outcomeOnly) return undefined;
    const counts = ballot.method !== "ranking" ? []
      : result.tally.standings.map((place, index) => this.say("tally.place", {
        number: index + 1,
        options: this.joined(this.options(place, ballot, meeting), "ranking.equal"),
      }));
    for (const option of ballot.options) {
      const amount = amountOf(result, option.id);
      if (!amount) continue;
      counts.push(this.say("tally.count", {
        option: this.option(option, ballot.method, meeting), count: amount.weight,
      }));
    }
    const count = ballot.electorate.reduce((sum, { weight }) => sum + weight, 0) -
      result.tally.whole.voted.weight;
    if (count > 0) {
      counts.push(this.say("tally.count", { option: this.say("tally.notVoted"), count }));
    }
    const isWeighted = ballot.electorate.some(({ weight }) => weight > 1);
    const key = { ranking: "tally.ranking", points: "tally.points" }[ballot.method] ??
      (isWeighted ? "tally.weighted" : "tally");
    return this.say(key, { counts: this.joined(counts, "semicolon") });
  }

  /**
   * Per answer who gave it, and who did not vote; then what was counted by hand. Single answers in the order of the options,
   * others in the order of the electorate.
   * @returns {string[]}
   */
  rollCall(ballot, meeting) {
    if (!ballot.state.result || ballot.secret) return [];
    if (ballot.sheet) return this.rollCallOfSheet(ballot, meeting);
    const { electorate, votes } = ballot;
    const groups = new Map(ballot.options.map(({ id }) =>
      [keyOf({ option: id }), { choice: { option: id }, electors: [] }]));
    const silent = [];
    for (const elector of electorate) {
      const choice = votes[elector.seat];
      // Whose hand was raised for what nobody wrote down.
      if (elector.means === "hand") continue;
      if (choice === undefined) {
        silent.push(elector);
        continue;
      }
      const key = keyOf(choice);
      if (!groups.has(key)) groups.set(key, { choice, electors: [] });
      groups.get(key).electors.push(elector);
    }
    const lines = [...groups.values()].map(({ choice, electors }) =>
      [this.answer(choice, ballot, meeting), electors]);
    lines.push([this.say("tally.notVoted"), silent]);
    const said = lines.filter(([, electors]) => electors.length > 0).map(([option, electors]) => {
      const names = electors.map((elector) => this.elector(elector, meeting));
      return this.say(
        "rollCall.line", { option, count: electors.length, names: this.joined(names) });
    });
    return [...said, ...this.handLines(ballot, meeting)];
  }

  /** What somebody answered, in full. @param {import("../../ballots.js").Choice} choice */
  answer(choice, ballot, meeting) {
    if ("option" in choice) return this.options([choice.option], ballot, meeting)[0];
    if ("sheet" in choice) return this.handedIn(choice.sheet, ballot);
    if ("ranking" in choice) {
      return this.joined(choice.ranking.map((place) =>
        this.joined(this.options(place, ballot, meeting), "ranking.equal")), "ranking.before");
    }
    if ("points" in choice) {
      return this.joined(ballot.options.filter(({ id }) => choice.points[id] > 0)
        .map((option) => this.say("tally.count", {
          option: this.option(option, ballot.method, meeting), count: choice.points[option.id],
        })));
    }
    const chosen = ballot.options.map(({ id }) => id).filter((id) => choice.options.includes(id));
    return this.joined(this.options(chosen, ballot, meeting));
  }
}

/** Equal for equal answers. */
function keyOf(choice) {
  if (!("points" in choice)) return JSON.stringify(choice);
  return JSON.stringify(Object.entries(choice.points).sort(([one], [other]) => one < other ? -1 : 1));
}
