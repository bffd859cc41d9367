// The words of one language, and how a sentence is put together of them.

/**
 * A template as it stands, without values in it.
 * @typedef {{language: "ar" | "fr" | "en", has(key: string): boolean, say(key: string): string}}
 *   Templates
 */

/** @param {string} template @param {Object<string, string | number>} values */
const fill = (template, values) => template.replace(
  /\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? String(values[name]) : whole));

const rightToLeft =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** The direction of the first letter; `undefined` for a text without letters. */
function directionOf(text) {
  const letter = /\p{L}/u.exec(text)?.[0];
  return letter && (rightToLeft.test(letter) ? "rtl" : "ltr");
}

export class Phrases {
  #templates;
  #isolating;
  #plural;

  /** @param {Templates} templates @param {boolean} isolating */
  constructor(templates, isolating) {
    this.#templates = templates;
    this.#isolating = isolating;
    this.#plural = new Intl.PluralRules(templates.language);
  }

  get language() { return this.#templates.language; }

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

  /** The template of `key`, or `undefined`. */
  ifPresent(key) { return this.#templates.has(key) ? this.#templates.say(key) : undefined; }

  /** The form of `key` that goes with `count` things. */
  count(key, count, values) {
    const form = `${key}.${this.#plural.select(count)}`;
    return this.say(this.#templates.has(form) ? form : `${key}.other`, values);
  }

  /** @param {string[]} items @param {string} [key] of what stands between them */
  joined(items, key = "comma") { return items.join(this.say(key)); }
}
