import assert from "node:assert/strict";
import { test } from "node:test";

import { deltaOf, replacement, wellFormed } from "../../web/minutes/textChange.js";

function applied(text, delta) {
  let result = "";
  let position = 0;
  for (const part of delta) {
    if (typeof part === "string") result += part;
    else if (part > 0) result += text.slice(position, (position += part));
    else position -= part;
  }
  return result + text.slice(position);
}

test("equal texts have no difference", () => {
  assert.equal(replacement("محضر", "محضر"), null);
});

test("of equal letters the one before the caret was typed", () => {
  assert.deepEqual(replacement("aaa", "aaaa", 2), { start: 1, removed: 0, inserted: "a" });
  assert.deepEqual(replacement("aaa", "aaaa", 4), { start: 3, removed: 0, inserted: "a" });
});

test("of equal letters the one at the caret was deleted", () => {
  assert.deepEqual(replacement("لللل", "للل", 1), { start: 1, removed: 1, inserted: "" });
});

test("a replaced stretch is as narrow as possible", () => {
  assert.deepEqual(
    replacement("the old word", "the new word", 7), { start: 4, removed: 3, inserted: "new" });
});

test("a surrogate pair is replaced as a whole", () => {
  // 😀 and 😁 share their leading half.
  assert.deepEqual(replacement("a😀b", "a😁b", 3), { start: 1, removed: 2, inserted: "😁" });
  // U+1F600 and U+1FA00 … share their trailing half.
  const [one, other] = ["\ud83d\ude00", "\ud83e\ude00"];
  assert.deepEqual(
    replacement(`a${one}b`, `a${other}b`, 3), { start: 1, removed: 2, inserted: other });
});

test("lone surrogates become the replacement character", () => {
  assert.equal(wellFormed("a\ud83db\ude00c😀"), "a\ufffdb\ufffdc😀");
});

test("a delta of a replacement is canonical", () => {
  assert.deepEqual(deltaOf({ start: 0, removed: 2, inserted: "x" }), ["x", -2]);
  assert.deepEqual(deltaOf({ start: 4, removed: 0, inserted: "x" }), [4, "x"]);
});

test("a replacement always leads from the one text to the other", () => {
  let seed = 7;
  const next = (limit) => (seed = (seed * 48271) % 2147483647) % limit;
  const letters = [..."ab  ل😀😁م"];
  const text = () => Array.from({ length: next(14) }, () => letters[next(letters.length)]).join("");
  for (let round = 0; round < 5000; round += 1) {
    const [before, after] = [text(), text()];
    const change = replacement(before, after, next(after.length + 1));
    if (!change) continue;
    const result = applied(before, deltaOf(change));
    assert.equal(result, after);
    assert.equal(wellFormed(change.inserted), change.inserted);
  }
});
