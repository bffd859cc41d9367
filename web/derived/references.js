/**
 * Numbers of commitments that are typed in words instead of chosen from the list: the same results
 * as `TypedReferences.swift`. Pure.
 */

/** What stands before a number that means a commitment. */
const ANNOUNCING = new Set([
  "عدد", "رقم", "التعهد", "التعهدين", "التعهدات",
  "n°", "nº", "no", "nos", "numéro", "numéros", "engagement", "engagements",
  "number", "numbers", "commitment", "commitments", "#",
]);
/** What may stand between two such numbers. */
const JOINING = new Set(["و", "أو", "او", "et", "ou", "and", "or"]);
const TOKEN = /(?<digits>[0-9٠-٩]+)|[\p{L}\p{M}°º#]+/gu;
/** A number with more digits is not a commitment's. */
const MOST_DIGITS = 9;

/** The numbers that a text announces as such, in order. @param {string} text */
export function typedNumbers(text) {
  const found = [];
  let isAnnounced = false;
  for (const {0: word, groups} of text.toLowerCase().matchAll(TOKEN)) {
    if (groups.digits === undefined) {
      isAnnounced = ANNOUNCING.has(word) || isAnnounced && JOINING.has(word);
    } else if (isAnnounced && groups.digits.length <= MOST_DIGITS) {
      found.push(Number(groups.digits.replace(/[٠-٩]/g,
        (digit) => String(digit.charCodeAt(0) - 0x660))));
    }
  }
  return found;
}

/** The numbers of commitments that the words of a decision name in digits, each once. */
export function typedReferences(state, {disposition, reason, conditions}) {
  const texts = [
    reason, ...conditions.map(({text}) => text), ...(disposition.options ?? []),
  ];
  const numbers = new Set(state.commitments.map(({number}) => number));
  return [...new Set(texts.flatMap(typedNumbers))].filter((number) => numbers.has(number));
}
