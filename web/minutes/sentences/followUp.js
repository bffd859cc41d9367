// What a follow-up says: statements, progress, absences.

import { absences, partsOf, seatsById } from "../../derived.js";
import { twoDigits } from "./formats.js";
import { ListSentences } from "./lists.js";

/** Honorifics of women, for the verbs of Arabic, without marks that the eye passes over. */
const women = ["سيدة", "آنسة", "دكتورة", "أستاذة", "mme", "mlle", "mrs", "ms", "madame"];

function isWoman({ honorific }) {
  const plain = honorific.toLowerCase().replace(/[\p{Mn}\u0640]/gu, "");
  return women.some((one) => plain.startsWith(one) || plain.startsWith(`ال${one}`));
}

export class FollowUpSentences extends ListSentences {
  /** What somebody said, with the part of the commitment before it. */
  statement({ commitment, part, speaker, kind, text }, meeting) {
    const person = speaker === undefined ? undefined : seatsById(meeting).get(speaker)?.person;
    const key = `statement.${kind}`;
    const quoted = this.quoted(text);
    return this.#withPart(part, commitment, meeting, person
      ? this.say(isWoman(person) ? `${key}.woman` : key, { name: this.name(person), text: quoted })
      : this.say(`${key}.nobody`, { text: quoted }));
  }

  /** "60 %, substantial – evidence: …", with the meeting that stated it when it was another. */
  progress({ commitment, part, percent, level, evidence, date, meeting: stated }, meeting) {
    const figures = [
      percent !== undefined && this.say("percent", { number: percent }),
      level && this.say(`progressLevel.${level}`),
    ];
    let text = figures.filter(Boolean).join(this.say("comma"));
    if (evidence) {
      text = this.say("followUp.evidence", { progress: text, evidence: this.quoted(evidence) });
    }
    if (stated !== meeting.id) {
      text = this.say("followUp.before", { progress: text, date: this.date(date) });
    }
    return this.#withPart(part, commitment, meeting, text);
  }

  #withPart(part, commitment, meeting, text) {
    const title = partsOf(meeting, commitment).find(({ id }) => id === part)?.title;
    return title === undefined ? text
      : this.say("followUp.part", { part: this.quoted(title), text });
  }

  axis({ number, title }) {
    return this.say("followUp.axis", { number, title: this.quoted(title) });
  }

  planned(commitment) {
    return this.say("followUp.commitment", {
      number: twoDigits(commitment.number), title: this.quoted(this.titleOf(commitment)),
    });
  }

  absence({ seat, missed, excused, meetings }, meeting) {
    const key = excused === 0 ? "missed" : missed === 0 ? "excused" : "both";
    const person = seatsById(meeting).get(seat)?.person;
    return this.say(`absence.${key}`, {
      name: person ? this.name(person) : "?", missed, excused,
      meetings: this.count("absence.meetings", meetings, { count: meetings }),
    });
  }

  /** The call to those who were missing twice in a row or more; `undefined` without any. */
  appeal(meeting) {
    const names = absences(meeting).filter(({ inARow }) => inARow > 1)
      .map(({ seat }) => this.name(seatsById(meeting).get(seat).person));
    return names.length ? this.say("absence.appeal", { names: this.joined(names) }) : undefined;
  }
}
