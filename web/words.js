/**
 * The words of one language and how it writes numbers, dates and names. Every sentence that a
 * person reads comes from `words/*.json`: texts with `{name}` placeholders. Where a number decides,
 * the value `n` chooses among `key.zero`, `key.one`, `key.two`, `key.few`, `key.many`, `key.other`.
 *
 * @typedef {"ar" | "fr" | "en"} Language
 */

import {balanced} from "./bidi.js";

/** @type {Language[]} */
export const languages = ["ar", "fr", "en"];

/** Latin digits everywhere, as in the Tunisian administration. */
const locales = {ar: "ar-TN-u-nu-latn", fr: "fr-TN", en: "en-GB"};

const ISOLATE = "\u2068";
const ISOLATE_LEFT_TO_RIGHT = "\u2066";
const END_ISOLATE = "\u2069";
const NO_BREAK_SPACE = "\u00a0";
/** What `percent` writes, which needs no other isolate. */
const PERCENT = /^\u2066[\d\s.,%]+\u2069$/;

/**
 * @param {Language} language
 * @param {Object<string, string>} table
 * @param {() => string | undefined} [timeZone] of the meeting, as in the IANA database
 */
export function createWords(language, table, timeZone = () => undefined) {
  const locale = locales[language];
  const plural = new Intl.PluralRules(locale);
  const integer = new Intl.NumberFormat(locale, {maximumFractionDigits: 0});
  const hundredth = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 2, maximumFractionDigits: 2,
  });
  const lists = new Intl.ListFormat(locale, {type: "conjunction"});
  const formats = new Map();

  function dateFormat(options) {
    const key = JSON.stringify(options);
    if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(locale, options));
    return formats.get(key);
  }

  const words = {
    language,
    /** @type {"rtl" | "ltr"} */
    direction: language === "ar" ? "rtl" : "ltr",

    /** Whether there is a sentence for `key`. */
    has: (key) => Object.hasOwn(table, key),

    /**
     * The sentence for `key`. Numbers are formatted, texts are kept apart from the direction of
     * the sentence, so that an Arabic title stays whole in a French sentence.
     * @param {string} key
     * @param {Object<string, string | number>} [values] `n` chooses the plural form
     * @returns {string}
     */
    say(key, values = {}) {
      let template = table[key];
      if (template === undefined && values.n !== undefined) {
        const form = plural.select(Number(values.n));
        template = table[`${key}.${form}`] ?? table[`${key}.other`];
      }
      if (template === undefined) return key;
      return template.replace(/\{(\w+)\}/g, (whole, name) => {
        const value = values[name];
        if (value === undefined) return whole;
        if (typeof value === "number") return integer.format(value);
        return PERCENT.test(value) ? value : ISOLATE + balanced(value) + END_ISOLATE;
      });
    },

    /** @param {number} value a whole number */
    number: (value) => integer.format(value),

    /** @param {number} hundredths of a percent, e.g. 6905 → "69,05 %" */
    percent(hundredths) {
      const text = hundredth.format(hundredths / 100);
      if (language === "en") return `${text}%`;
      const spaced = text + NO_BREAK_SPACE + "%";
      return language === "ar" ? ISOLATE_LEFT_TO_RIGHT + spaced + END_ISOLATE : spaced;
    },

    /** @param {number} value a whole number of hundredths, 60 → "60 %" */
    wholePercent(value) {
      const text = `${integer.format(value)}${language === "en" ? "" : NO_BREAK_SPACE}%`;
      return language === "ar" ? ISOLATE_LEFT_TO_RIGHT + text + END_ISOLATE : text;
    },

    /** @param {string} date a calendar date, `YYYY-MM-DD` → "12 جويلية 2023" */
    date(date) {
      const [year, month, day] = date.split("-").map(Number);
      const options = {day: "numeric", month: "long", year: "numeric", timeZone: "UTC"};
      return dateFormat(options).format(Date.UTC(year, month - 1, day));
    },

    /** @param {number} instant milliseconds → the time of day where the meeting is, "10:42" */
    time: (instant) => dateFormat({
      hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: timeZone(),
    }).format(instant),

    /** @param {number} instant milliseconds → the day where the meeting is */
    dateOf: (instant) => dateFormat({
      day: "numeric", month: "long", year: "numeric", timeZone: timeZone(),
    }).format(instant),

    /** @param {number} instant milliseconds → day and time where the meeting is, to the second */
    moment: (instant) => dateFormat({
      day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", second: "2-digit",
      hourCycle: "h23", timeZone: timeZone(),
    }).format(instant),

    /** @param {number} milliseconds → "2:05" */
    duration(milliseconds) {
      const seconds = Math.max(0, Math.floor(milliseconds / 1000));
      const two = (number) => String(number).padStart(2, "0");
      const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60)];
      return hours > 0 ? `${hours}:${two(minutes % 60)}:${two(seconds % 60)}`
        : `${minutes}:${two(seconds % 60)}`;
    },

    /** @param {string[]} items → "a, b and c" */
    list: (items) => lists.format(items),

    /** Keeps a text of unknown direction apart from the sentence that it stands in. */
    isolate: (text) => ISOLATE + balanced(text) + END_ISOLATE,
  };
  return words;
}

/** @typedef {ReturnType<typeof createWords>} Words */

/**
 * Fetches the words of a language: those of the interface and those of the minutes.
 * @param {Language} language
 * @returns {Promise<Object<string, string>>}
 */
export async function fetchTable(language) {
  const tables = await Promise.all([
    fetchJSON(`/words/${language}.json`),
    fetchJSON(`/words/minutes.${language}.json`).catch(() => ({})),
  ]);
  return Object.assign({}, ...tables.reverse());
}

async function fetchJSON(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}
