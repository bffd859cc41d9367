/**
 * What differs between two wordings, by words: so that an amendment can be read as what it takes
 * out and puts in. Pure.
 *
 * @typedef {{kind: "same" | "deleted" | "inserted", text: string}} Piece
 */

/** A word with the space behind it: a change takes whole words, also in a joined script. */
const WORD = /\S+\s{0,}/gu;

/**
 * @param {string} before
 * @param {string} after
 * @returns {Piece[]} without the inserted ones: `before`; without the deleted ones: `after`
 */
export function wordingDifference(before, after) {
  const old = wordsOf(before);
  const next = wordsOf(after);
  let start = 0;
  while (start < old.length && start < next.length && old[start] === next[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < next.length - start &&
    old[old.length - 1 - end] === next[next.length - 1 - end]) end += 1;
  const middle = compared(
    old.slice(start, old.length - end), next.slice(start, next.length - end));
  return joined([
    ...pieces("same", old.slice(0, start)), ...middle,
    ...pieces("same", old.slice(old.length - end)),
  ]);
}

const wordsOf = (text) => [...text.trim().matchAll(WORD)].map(([word]) => word);

/** @returns {Piece[]} */
const pieces = (kind, words) => words.map((text) => ({kind, text}));

/** The longest common sequence of two lists of words, with what is between. */
function compared(old, next) {
  const longest = Array.from({length: old.length + 1}, () => new Uint16Array(next.length + 1));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = next.length - 1; j >= 0; j -= 1) {
      longest[i][j] = isSame(old[i], next[j])
        ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
    }
  }
  const found = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < next.length) {
    if (i < old.length && j < next.length && isSame(old[i], next[j])) {
      found.push({kind: "same", text: next[j]});
      i += 1;
      j += 1;
    } else if (i < old.length && (j === next.length || longest[i + 1][j] >= longest[i][j + 1])) {
      found.push({kind: "deleted", text: old[i]});
      i += 1;
    } else {
      found.push({kind: "inserted", text: next[j]});
      j += 1;
    }
  }
  return found;
}

/** Whether two words are the same; the last one of a text has no space behind it. */
const isSame = (one, other) => one.trimEnd() === other.trimEnd();

/** Pieces of one kind in one; what is deleted stands before what is put in its place. */
function joined(found) {
  const all = [];
  for (let index = 0; index < found.length;) {
    if (found[index].kind === "same") {
      add(all, found[index]);
      index += 1;
      continue;
    }
    const changed = [];
    while (index < found.length && found[index].kind !== "same") {
      changed.push(found[index]);
      index += 1;
    }
    for (const kind of ["deleted", "inserted"]) {
      for (const piece of changed) if (piece.kind === kind) add(all, piece);
    }
  }
  return all;
}

function add(all, {kind, text}) {
  const last = all.at(-1);
  const spaced = last && !/\s$/u.test(last.text);
  if (last?.kind === kind) last.text += spaced ? ` ${text}` : text;
  else {
    if (spaced) last.text += " ";
    all.push({kind, text});
  }
}
