// The sentences of the minutes: the same, to the letter, as those of the documents
// (`Sources/Words`), from the same words (`words/minutes.<language>.json`). Pure.

import {
  commitmentsById, decisionOf, hundredths, least, membersOf, seatsById, share,
} from "../derived.js";

/**
 * A template as it stands, without values in it.
 * @typedef {{language: "ar" | "fr" | "en", has(key: string): boolean, say(key: string): string}}
 *   Templates
 */

/** @param {string} template @param {Object<string, string | number>} values */
const fill = (template, values) => template.replace(
  /\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? String(values[name]) : whole));

/** At least two digits: 2 is "02". @param {number} number */
export const twoDigits = (number) => String(number).padStart(2, "0");

const constituencies = ["government", "civilSociety", "partner"];

/**
 * @param {Templates} templates
 * @param {{isolating?: boolean}} [options] `isolating`: what people wrote is set apart where it
 *   runs against the language, for places in which both directions occur
 * @returns {Sentences}
 */
export const createSentences = (templates, { isolating = false } = {}) =>
  new Sentences(templates, isolating);

const rightToLeft =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** The direction of the first letter; `undefined` for a text without letters. */
function directionOf(text) {
  const letter = /\p{L}/u.exec(text)?.[0];
  return letter && (rightToLeft.test(letter) ? "rtl" : "ltr");
}

export class Sentences {
  #templates;
  #isolating;
  #plural;
  #clocks = new Map();

  /** @param {Templates} templates @param {boolean} isolating */
  constructor(templates, isolating) {
    this.#templates = templates;
    this.#isolating = isolating;
    this.#plural = new Intl.PluralRules(templates.language);
  }

  /** @param {string} key @param {Object<string, string | number>} [values] */
  say(key, values = {}) {
    return this.#templates.has(key) ? fill(this.#templates.say(key), values) : `[${key}]`;
  }

  /** What somebody wrote, for a place in a sentence. */
  quoted(text) {
    const direction = directionOf(text);
    const isForeign = direction !== undefined && direction !== this.say("direction");
    const turns = isForeign || /[\u202a-\u202e\u2066-\u2069]/.test(text);
    return this.#isolating && turns ? `\u2068${text}\u2069` : text;
  }

  #ifPresent(key) { return this.#templates.has(key) ? this.#templates.say(key) : undefined; }

  /** The form of `key` that goes with `count` things. */
  #count(key, count, values) {
    const form = `${key}.${this.#plural.select(count)}`;
    return this.say(this.#templates.has(form) ? form : `${key}.other`, values);
  }

  #joined(items, key = "comma") { return items.join(this.say(key)); }

  // Figures, dates and times

  /** A share in hundredths of a percent within a sentence. */
  percent(value) { return this.say("percent", { number: this.#decimal(value) }); }

  /** The same alone in a cell of a table. */
  percentCell(value) { return this.say("percent.cell", { number: this.#decimal(value) }); }

  #decimal(value) {
    return `${Math.floor(value / 100)}${this.say("number.decimal")}${twoDigits(value % 100)}`;
  }

  /** `YYYY-MM-DD` in words; as it stands when it is no date. */
  date(text) {
    const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.map(Number) ?? [];
    const date = new Date(0);
    date.setUTCFullYear(year, month - 1, day);
    if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return text;
    const values = { day, month: this.say(`month.${month}`), year };
    return this.say(day === 1 ? "date.first" : "date", values);
  }

  /** `HH:MM` in words; as it stands when it is no time. */
  time(text) {
    const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
    return match ? this.say("time", { hour: match[1], minute: match[2] }) : text;
  }

  dateTime(date, time) {
    return this.say("dateTime", { date: this.date(date), time: this.time(time) });
  }

  /** The time of day of a moment, in milliseconds, in a time zone. */
  moment(instant, timeZone) {
    let clock = this.#clocks.get(timeZone);
    if (!clock) this.#clocks.set(timeZone, clock = clockIn(timeZone));
    return this.time(clock.format(instant));
  }

  /** "13, 16 et 17". @param {string[]} items */
  enumeration(items) {
    if (items.length < 2) return items[0] ?? "";
    const last = items[items.length - 1];
    return this.say("and", { list: this.#joined(items.slice(0, -1)), last });
  }

  // People

  name({ honorific, name }) { return this.quoted(honorific ? `${honorific} ${name}` : name); }

  /** "honorific name: title, organisation", without what is empty. */
  person(person) {
    const description = [person.title, person.organisation].filter(Boolean)
      .map((text) => this.quoted(text));
    if (description.length === 0) return this.name(person);
    return this.say("attendance.person", {
      name: this.name(person), description: this.#joined(description),
    });
  }

  /** A participant as listed: the person, and the times when they were not here throughout. */
  participant(seat, meeting) {
    const text = this.person(seat.person);
    const inside = this.stays(seat.id, meeting);
    return inside === undefined ? text : this.say("brackets", { text, inside });
  }

  /** When somebody was here; `undefined` for who was here throughout like all others. */
  stays(id, meeting) {
    const { presences } = meeting.attendance;
    const own = withinSession(meeting, presences[id] ?? []);
    if (own.length === 0) return undefined;
    const modes = new Set(Object.values(presences).flat().map(({ mode }) => mode));
    const throughout = attendedThroughout(meeting, own);
    if (throughout && modes.size < 2) return undefined;
    if (throughout) return this.say(`mode.${own[own.length - 1].mode}`);
    const stays = own.map((presence) => this.#stay(presence, modes, meeting));
    return this.say("attendance.stays", { stays: this.#joined(stays) });
  }

  #stay({ mode, from, until }, modes, { header: { timeZone } }) {
    const start = this.moment(from, timeZone);
    const stay = until === undefined
      ? this.say("attendance.stayFrom", { from: start })
      : this.say("attendance.stay", { from: start, until: this.moment(until, timeZone) });
    if (modes.size < 2) return stay;
    return this.say("attendance.withMode", { stay, mode: this.say(`mode.${mode}`) });
  }

  /** How many of each side; `undefined` when no side of anyone is known. */
  sides(seats) {
    const sides = constituencies.flatMap((side) => {
      const count = seats.filter(({ person }) => person.constituency === side).length;
      if (count === 0) return [];
      return [this.say("attendance.side", { side: this.say(`constituency.${side}`), count })];
    });
    return sides.length
      ? this.say("attendance.sides", { sides: this.#joined(sides) }) : undefined;
  }

  /** How many voters are here of how many, what is required, and whether that is enough. */
  quorum(present, members, rule) {
    if (!rule) return this.say("quorum.notRequired");
    const required = least(rule, members);
    const verdict = present >= required ? "quorum.reached" : "quorum.notReached";
    return this.say("quorum", {
      present, members, required, threshold: this.threshold(rule), verdict: this.say(verdict),
    });
  }

  // Decisions

  /** The number of a commitment as a reference to it: two digits. */
  reference(id, meeting) {
    const commitment = commitmentsById(meeting).get(id);
    return commitment ? twoDigits(commitment.number) : "?";
  }

  disposition(disposition, meeting) {
    switch (disposition.kind) {
      case "merged":
        return this.say("decision.merged", { number: this.reference(disposition.into, meeting) });
      case "undecided": {
        const options = disposition.options ?? [];
        if (options.length === 0) return this.say("decision.undecided");
        return this.say("decision.options", {
          options: this.#joined(options.map((option) => this.quoted(option)), "or"),
        });
      }
      default: return this.say(`decision.${disposition.kind}`);
    }
  }

  /**
   * A condition as it follows a disposition; when it is met, with the note.
   * @param {{kind: string, text: string, met?: string}} condition
   */
  condition({ kind, text, met }) {
    const key = kind === "reword" && text ? "condition.rewordAs" : `condition.${kind}`;
    const condition = this.say(key, { text: this.quoted(text) });
    if (met === undefined) return condition;
    return met
      ? this.say("condition.metNote", { condition, note: this.quoted(met) })
      : this.say("condition.met", { condition });
  }

  act(act, meeting) {
    if (act === "consensus") return this.say("act.consensus");
    const ballot = meeting.ballots.findLast(({ id }) => id === act.ballot);
    return this.say("act.ballot", { number: ballot ? ballot.number : "?" });
  }

  /** Disposition, conditions and reason. */
  proposal(proposal, meeting) {
    const conditions = proposal.conditions.map(
      ({ kind, text }) => this.condition({ kind, text }));
    const text = this.#withConditions(conditions, this.disposition(proposal.disposition, meeting));
    return this.#withReason(proposal.reason, text, conditions.length === 0);
  }

  /** The decision in force on a commitment, whole, or that there is none yet. */
  decision(commitment, meeting) {
    const decision = decisionOf(commitment);
    if (!decision) return this.say("decision.notYet");
    let text = this.#withConditions(
      decision.conditions.map((condition) => this.condition(condition)),
      this.disposition(decision.disposition, meeting));
    const members = membersOf(meeting, commitment.id).map(({ number }) => number)
      .sort((a, b) => a - b).map(twoDigits);
    if (members.length > 0) {
      const numbers = this.enumeration(members);
      const merged = this.#count("decision.members", members.length, { numbers });
      text = this.say("decision.withMembers", { decision: text, members: merged });
    }
    const isShort = members.length === 0 && decision.conditions.length === 0;
    return this.say("decision.act", {
      decision: this.#withReason(decision.reason, text, isShort),
      act: this.act(decision.act, meeting),
    });
  }

  #withConditions(conditions, decision) {
    return conditions.reduce((text, condition, index) => this.say(
      index === 0 ? "decision.condition" : "decision.condition.next",
      { decision: text, condition }), decision);
  }

  /** @param {boolean} isShort whether the reason can follow at once and be understood */
  #withReason(reason, decision, isShort) {
    if (!reason) return decision;
    const key = isShort ? "decision.reason" : "decision.reasonAfter";
    return this.say(key, { decision, reason: this.quoted(reason) });
  }

  // Lists

  /** A title with its number in the consultation. */
  title({ title, number }) {
    return this.say("list.title", { title: this.quoted(title), number: twoDigits(number) });
  }

  finalEntry(entry) { return this.#listEntry("list.final.entry", entry); }

  supplementaryEntry(entry) {
    return this.#withListReason(entry.lead, this.#listEntry("list.supplementary.entry", entry));
  }

  droppedEntry(commitment) { return this.#withListReason(commitment, this.title(commitment)); }

  #listEntry(key, { number, lead, members }) {
    const titles = [lead, ...members].map((one) => this.title(one)).join(this.say("plus"));
    const entry = this.say(key, { number, titles });
    const conditions = (decisionOf(lead)?.conditions ?? []).map((one) => this.condition(one));
    if (conditions.length === 0) return entry;
    return this.say("list.conditions", { entry, conditions: this.#joined(conditions) });
  }

  #withListReason(commitment, entry) {
    const reason = decisionOf(commitment)?.reason;
    return reason ? this.say("list.reason", { entry, reason: this.quoted(reason) }) : entry;
  }

  /** @param {"list.undecided" | "list.notYet"} key */
  numbers(key, commitments) {
    const numbers = commitments.map(
      ({ number }) => this.say("list.number", { number: twoDigits(number) }));
    return this.say(key, { count: commitments.length, numbers: this.#joined(numbers) });
  }

  // Actions

  /** Something to be done, with who follows it up, until when and what came of it. */
  action(agreed, meeting) {
    if (agreed.action) {
      const { action } = agreed;
      const text = this.#withOwner(action, meeting, this.quoted(action.text));
      return action.done ? this.say("action.done", { action: text }) : text;
    }
    const { condition, commitment } = agreed;
    const key = condition.kind === "reword" && condition.text ? "rewordAs" : condition.kind;
    const task = this.say(
      `action.${key}`, {
        text: this.quoted(condition.text), number: twoDigits(commitment.number),
      });
    const action = this.#withOwner(condition, meeting, task);
    if (condition.met === undefined) return action;
    return condition.met
      ? this.say("action.doneNote", { action, note: this.quoted(condition.met) })
      : this.say("action.done", { action });
  }

  #withOwner({ owner, due }, meeting, text) {
    let action = text;
    const seat = owner === undefined ? undefined : seatsById(meeting).get(owner);
    if (seat) action = this.say("action.owner", { action, owner: this.name(seat.person) });
    if (due !== undefined) action = this.say("action.due", { action, date: this.date(due) });
    return action;
  }

  // Findings

  /** What does not fit together or is missing, in one sentence. */
  finding(finding, meeting) {
    const [name, body] = Object.entries(finding)[0];
    const hasSuggestion = name === "emptyCount" && body.suggestion !== undefined;
    return this.say(hasSuggestion ? "finding.emptyCountSuggestion" : `finding.${name}`, {
      number: this.reference(body.commitment, meeting), ...this.#findingValues(body, meeting),
    });
  }

  /** What the sentence of a finding speaks of, apart from its commitment. */
  #findingValues(body, meeting) {
    const commitment = commitmentsById(meeting).get(body.commitment);
    const level = meeting.consultation?.scale.find(({ id }) => id === body.level);
    const condition = commitment && decisionOf(commitment)?.conditions
      .find(({ id }) => id === body.condition);
    const numbers = (ids) => this.enumeration(ids.map((id) =>
      this.say("list.number", { number: this.reference(id, meeting) })));
    const { suggestion = "", total = "", expected = "", derived = "" } = body;
    return {
      suggestion, total, expected, derived,
      level: level ? this.level(level) : body.level ?? "",
      condition: condition ? this.condition(condition) : "?",
      sign: commitment?.title.trim().at(-1) ?? "",
      groups: body.groups?.map(numbers).join(this.say("semicolon")) ?? "",
      numbers: body.commitments ? numbers(body.commitments) : "",
      other: body.on === undefined ? twoDigits(body.number ?? "") : this.reference(body.on, meeting),
      list: body.list ? this.say(`list.${body.list}`) : "",
      language: body.language ? this.say(`languageName.${body.language}`) : "",
    };
  }

  // Ballots

  threshold({ fraction, exceeding }) {
    const key = exceeding ? "threshold.exceeding" : "threshold.atLeast";
    const text = `${fraction.numerator}/${fraction.denominator}`;
    return this.#ifPresent(`${key}.${text}`) ?? this.say(key, { fraction: text });
  }

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
    return this.#ifPresent(`level.${option.id}`) ?? option.id;
  }

  /** The label of a level of the consultation's scale. */
  level({ id, label }) {
    return label === undefined ? this.#ifPresent(`level.${id}`) ?? id : this.quoted(label);
  }

  /** "Vote n° 1 : …"; a commitment's title with its number. */
  heading(ballot, meeting) {
    const commitment = commitmentsById(meeting).get(ballot.subject?.commitment);
    const text = commitment?.title === ballot.text ? this.title(commitment) : this.quoted(ballot.text);
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
      isWeighted ? "tally.weighted" : "tally", { counts: this.#joined(counts, "semicolon") });
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
        "rollCall.line", { option, count: electors.length, names: this.#joined(names) });
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

  /** The share of a commitment's highest level, or `undefined`. */
  shareCell(commitment, meeting) {
    const value = share(meeting, commitment);
    return value === undefined ? undefined : this.percentCell(value);
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

function clockIn(timeZone) {
  /** @type {Intl.DateTimeFormatOptions} */
  const options = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  try {
    return new Intl.DateTimeFormat("en-GB", { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" });
  }
}

/** When the meeting was first opened. */
export const openedAt = ({ phaseChanges }) =>
  phaseChanges.find(({ phase }) => phase === "inSession")?.at;

/** When it was closed. */
export const closedAt = ({ phaseChanges }) =>
  phaseChanges.findLast(({ phase }) => phase === "closed")?.at;

/** The stays from the opening to the closing; what lies outside is cut off. */
function withinSession(meeting, presences) {
  const opened = openedAt(meeting) ?? -Infinity;
  const closed = closedAt(meeting) ?? Infinity;
  return presences.filter(({ until }) => until === undefined || until > opened)
    .map(({ mode, from, until }) => ({
      mode, from: Math.max(from, opened),
      until: until === undefined ? undefined : Math.min(until, closed),
    }));
}

/** Whether one stay reaches from the opening to the closing, or to now. */
function attendedThroughout(meeting, presences) {
  const opened = openedAt(meeting);
  const closed = closedAt(meeting);
  if (opened === undefined) return presences.length === 1 && presences[0].until === undefined;
  return presences.some(({ from, until }) => from <= opened &&
    (until === undefined || (closed !== undefined && until >= closed)));
}

/** The voters who were here at a moment, by their stays. */
export function votersAt(meeting, voters, moment) {
  return voters.filter(({ id }) => (meeting.attendance.presences[id] ?? []).some(
    ({ from, until }) => from <= moment && (until === undefined || until > moment)));
}
