// The sentences of the minutes: the same, to the letter, as those of the documents
// (`Sources/Words`), from the same words (`words/minutes.<language>.json`). Pure.

import { FollowUpSentences } from "./sentences/followUp.js";

export { twoDigits } from "./sentences/formats.js";
export { openedAt, representedAt, votersAt } from "./sentences/people.js";

/**
 * @typedef {FollowUpSentences} Sentences
 * @typedef {import("./sentences/phrases.js").Templates} Templates
 */

/**
 * @param {Templates} templates
 * @param {{isolating?: boolean}} [options] `isolating`: what people wrote is set apart where it
 *   runs against the language, for places in which both directions occur
 * @returns {Sentences}
 */
export const createSentences = (templates, options = {}) =>
  new FollowUpSentences(templates, options.isolating ?? false);
