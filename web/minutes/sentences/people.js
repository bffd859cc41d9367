// Who takes part, and who was here when.

import { least, seatsById } from "../../derived.js";
import { Formats } from "./formats.js";

const constituencies = ["government", "civilSociety", "partner"];

export class PeopleSentences extends Formats {
  name({ honorific, name }) { return this.quoted(honorific ? `${honorific} ${name}` : name); }

  /** "honorific name: title, organisation", without what is empty. */
  person(person) {
    const description = [person.title, person.organisation].filter(Boolean)
      .map((text) => this.quoted(text));
    if (description.length === 0) return this.name(person);
    return this.say("attendance.person", {
      name: this.name(person), description: this.joined(description),
    });
  }

  /** A participant as listed: the person, the times when they were not here throughout, and
   * who represented them. */
  participant(seat, meeting) {
    const text = this.person(seat.person);
    const inside = [this.stays(seat.id, meeting), this.representation(seat.id, meeting)]
      .filter((part) => part !== undefined);
    return inside.length === 0 ? text
      : this.say("brackets", { text, inside: this.joined(inside, "semicolon") });
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
    return this.say("attendance.stays", { stays: this.joined(stays) });
  }

  /** By whom somebody was represented while the meeting was held; `undefined` for nobody. */
  representation(id, meeting) {
    const opened = openedAt(meeting);
    const proxies = meeting.attendance.proxies.filter(({ giver, until }) => giver === id &&
      (until === undefined || (opened !== undefined && until > opened)));
    if (proxies.length === 0) return undefined;
    const names = proxies.map(({ holder: seat, paper }) => {
      const holder = this.nameOf(seat, meeting);
      return paper === undefined ? holder
        : this.say("proxy.paper", { holder, paper: this.quoted(paper) });
    });
    return this.say("attendance.represented", { names: this.joined(names) });
  }

  nameOf(seat, meeting) {
    const person = seatsById(meeting).get(seat)?.person;
    return person ? this.name(person) : "?";
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
      ? this.say("attendance.sides", { sides: this.joined(sides) }) : undefined;
  }

  /** How many voters are here of how many, what is required, and whether that is enough;
   * `represented`: how many of those present are so by proxy. */
  quorum(present, members, rule, represented = 0) {
    if (!rule) return this.say("quorum.notRequired");
    const required = least(rule, members);
    const verdict = present >= required ? "quorum.reached" : "quorum.notReached";
    const quorum = this.say("quorum", {
      present, members, required, threshold: this.threshold(rule), verdict: this.say(verdict),
    });
    return represented > 0 ? this.say("quorum.represented", { quorum, count: represented }) : quorum;
  }

  /** "more than half", "at least 5/8". */
  threshold({ fraction, exceeding }) {
    const key = exceeding ? "threshold.exceeding" : "threshold.atLeast";
    const text = `${fraction.numerator}/${fraction.denominator}`;
    return this.ifPresent(`${key}.${text}`) ?? this.say(key, { fraction: text });
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

/** The voters who were represented at a moment by somebody who was here then. */
export function representedAt(meeting, voters, moment) {
  if (!meeting.rules.rule.proxies) return [];
  const here = new Set(votersAt(meeting, voters, moment).map(({ id }) => id));
  const givers = meeting.attendance.proxies.filter(({ giver, holder, from, until }) =>
    from <= moment && (until === undefined || until > moment) &&
    here.has(holder) && !here.has(giver)).map(({ giver }) => giver);
  return voters.filter(({ id }) => givers.includes(id));
}
