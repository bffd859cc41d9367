/**
 * What makes one text of another, word by word: the same as `Rewording.swift`, for people to read.
 * Pure.
 *
 * @typedef {{kind: "kept" | "inserted" | "deleted", text: string}} Piece
 */

/** The most pairs of words that are compared to find what two texts share. */
const PAIR_LIMIT = 4_000_000;

/** The text in words and the spaces between them. */
const wordsOf = (text) => text.match(/[^ \u00a0\t]+|[ \u00a0\t]+/g) ?? [];

/**
 * @param {string} before
 * @param {string} after
 * @returns {Piece[]} in order; neighbours are of different kinds
 */
export function rewording(before, after) {
  const [old, fresh] = [wordsOf(before), wordsOf(after)];
  let start = 0;
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start += 1;
  const most = Math.min(old.length, fresh.length) - start;
  let end = 0;
  while (end < most && old[old.length - 1 - end] === fresh[fresh.length - 1 - end]) end += 1;
  return joined([
    ...old.slice(0, start).map((text) => piece("kept", text)),
    ...middle(old.slice(start, old.length - end), fresh.slice(start, fresh.length - end)),
    ...old.slice(old.length - end).map((text) => piece("kept", text)),
  ]);
}

/** @returns {Piece} */
const piece = (kind, text) => ({kind, text});

function middle(old, fresh) {
  if (old.length * fresh.length > PAIR_LIMIT) {
    return [...fresh.map((text) => piece("inserted", text)),
      ...old.map((text) => piece("deleted", text))];
  }
  const width = fresh.length + 1;
  const lengths = new Int32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = old[i] === fresh[j] ? lengths[(i + 1) * width + j + 1] + 1
        : Math.max(lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
    }
  }
  const pieces = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    if (i < old.length && j < fresh.length && old[i] === fresh[j]) {
      pieces.push(piece("kept", old[i]));
      [i, j] = [i + 1, j + 1];
    } else if (i === old.length ||
        (j < fresh.length && lengths[i * width + j + 1] >= lengths[(i + 1) * width + j])) {
      pieces.push(piece("inserted", fresh[j]));
      j += 1;
    } else {
      pieces.push(piece("deleted", old[i]));
      i += 1;
    }
  }
  return pieces;
}

/** Neighbours of one kind are one piece; between two kept ones the deleted stand first. */
function joined(pieces) {
  const result = [];
  let [inserted, deleted] = ["", ""];
  const settle = () => {
    if (deleted) result.push(piece("deleted", deleted));
    if (inserted) result.push(piece("inserted", inserted));
    [inserted, deleted] = ["", ""];
  };
  for (const {kind, text} of pieces) {
    if (kind === "inserted") inserted += text;
    if (kind === "deleted") deleted += text;
    if (kind !== "kept") continue;
    settle();
    const last = result.at(-1);
    if (last?.kind === "kept") last.text += text;
    else result.push(piece("kept", text));
  }
  settle();
  return result;
}
