// Letters as people search for them: without vowel signs, tatweel, hamza, accents and case.

/**
 * @param {string} text
 * @returns {string}
 */
export const folded = (text) => text.normalize("NFKD").replace(/[\p{M}\u0640\p{Cf}]/gu, "")
  .replace(/[ٱأإآ]/g, "ا").replace(/ى/g, "ي").replace(/ة/g, "ه")
  .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660)).toLowerCase();

/**
 * A folded text, and where each of its units stands in the text itself.
 * @param {string} text
 * @returns {{text: string, places: number[]}} one place more than units: the end
 */
export function folding(text) {
  let result = "";
  const places = [];
  let position = 0;
  for (const letter of text) {
    const plain = folded(letter);
    for (let unit = 0; unit < plain.length; unit += 1) places.push(position);
    result += plain;
    position += letter.length;
  }
  return { text: result, places: [...places, text.length] };
}

/**
 * Where a query stands in a text. Signs that belong to the last letter are part of the place.
 * @param {string} text
 * @param {string} query
 * @returns {{start: number, end: number}[]} in order, without overlaps
 */
export function found(text, query) {
  const wanted = folded(query).replace(/\s+/g, " ");
  if (!wanted.trim()) return [];
  const { text: plain, places } = folding(text.replace(/\s/g, " "));
  const result = [];
  for (let at = plain.indexOf(wanted); at >= 0; at = plain.indexOf(wanted, at + wanted.length)) {
    result.push({ start: places[at], end: places[at + wanted.length] });
  }
  return result;
}
