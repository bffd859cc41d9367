// Figures, dates and times. Digits are Latin in all three languages, as in Tunisia.

import { Phrases } from "./phrases.js";

/** At least two digits: 2 is "02". @param {number} number */
export const twoDigits = (number) => String(number).padStart(2, "0");

export class Formats extends Phrases {
  #clocks = new Map();
  #days = new Map();

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

  /** The day of a moment, in milliseconds, in a time zone. */
  dateOf(instant, timeZone) {
    let days = this.#days.get(timeZone);
    if (!days) this.#days.set(timeZone, days = daysIn(timeZone));
    return this.date(days.format(instant));
  }

  /** "13, 16 et 17". @param {string[]} items */
  enumeration(items) {
    if (items.length < 2) return items[0] ?? "";
    const last = items[items.length - 1];
    return this.say("and", { list: this.joined(items.slice(0, -1)), last });
  }
}

/** "10:05". */
function clockIn(timeZone) {
  return formatIn(timeZone, "en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** "2023-07-12", as the Swedes write it. */
function daysIn(timeZone) {
  return formatIn(timeZone, "sv-SE", { year: "numeric", month: "2-digit", day: "2-digit" });
}

/**
 * In UTC when the time zone is unknown.
 * @param {string} timeZone
 * @param {string} locale
 * @param {Intl.DateTimeFormatOptions} options
 */
function formatIn(timeZone, locale, options) {
  try {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
  }
}
