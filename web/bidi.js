/**
 * Characters that turn the direction of text by command. Where others wrote them they can make a
 * name read as another, so they neither act nor hide: overrides and embeddings are shown by their
 * names, and isolates end where the text ends.
 */

const NAMES = {
  "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
};
const COMMANDS = /[\u202a-\u202e]/g;
const ISOLATES = /[\u2066-\u2069]/g;
const END_ISOLATE = "\u2069";

/** A text as it is shown. @param {string} text */
export const shown = (text) => text.replace(COMMANDS, (command) => `[${NAMES[command]}]`);

/** A text that ends all isolates that it begins, and no other. @param {string} text */
export function balanced(text) {
  let depth = 0;
  const kept = text.replace(ISOLATES, (isolate) => {
    if (isolate !== END_ISOLATE) {
      depth += 1;
      return isolate;
    }
    if (depth === 0) return "";
    depth -= 1;
    return isolate;
  });
  return kept + END_ISOLATE.repeat(depth);
}
