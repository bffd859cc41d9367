/** Secret ballots on the voter's side. */

import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {test} from "node:test";

import {createKeyParts} from "../../web/keyParts.js";
import {command, message} from "../../web/protocol.js";
import {
  codeWords, frameLength, isCode, isUnanimous, padded, randomWord, warnings, WORDS,
} from "../../web/secrecy.js";

const words = (language) => JSON.parse(readFileSync(
  new URL(`../../web/words/${language}.json`, import.meta.url), "utf8"))["secret.words"];

const options = ["yes", "no", "abstain", "réserve", "أولوية"].map((id) => ({id}));
const length = (value) => new TextEncoder().encode(JSON.stringify(value)).length;

test("the frames of all answers have one length, whatever the method, number and word", () => {
  const ballot = {options};
  const choices = [
    ...options.map(({id}) => ({option: id})), {options: []},
    {options: options.map(({id}) => id)},
    {points: Object.fromEntries(options.map(({id}) => [id, 1_000_000_000]))},
    {ranking: options.map(({id}) => [id])}, {ranking: [options.map(({id}) => id)]},
  ];
  const lengths = choices.flatMap((choice) => [[1, 0], [99_999, 127], [7, undefined]].map(
    ([number, word]) => length(padded(message.command(
      number, command.castVote("b123456", choice, "p12345"), word), frameLength(ballot)))));
  assert.deepEqual(new Set(lengths), new Set([frameLength(ballot)]));
});

test("padding changes nothing of what is said", () => {
  const said = message.command(3, command.castVote("b1", {option: "yes"}), 9);
  const {pad, ...rest} = padded(said, 700);
  assert.deepEqual(rest, said);
  assert.match(pad, /^0+$/);
});

test("every language has as many words as there are codes, and none twice", () => {
  for (const language of ["ar", "fr", "en"]) {
    const list = words(language).split(" ");
    assert.equal(list.length, WORDS);
    assert.equal(new Set(list).size, WORDS, language);
  }
});

test("a code is two words, and is found in the table", () => {
  assert.equal(codeWords("000-127", words("en")), "lemon drum");
  assert.equal(codeWords({device: 0, server: 127}, words("ar")), "ليمون طبل");
  assert.ok(isCode({device: 0, server: 127}, "000-127"));
  assert.ok(!isCode({device: 127, server: 0}, "000-127"));
  assert.ok(!isCode({device: 0, server: 0}, undefined));
});

test("the word of the device can be any", () => {
  const seen = new Set();
  for (let byte = 0; byte < 256; byte += 1) {
    seen.add(randomWord((array) => {
      array[0] = byte;
      return array;
    }));
  }
  assert.equal(seen.size, WORDS);
});

const electorate = (...seats) => seats.map((seat) => ({seat, weight: 1}));
const keys = (found) => found.map(({key}) => key);

test("few voters, unequal weights and a repetition by nearly the same are warned of", () => {
  const state = {ballots: []};
  const five = electorate("a", "b", "c", "d", "e");
  assert.deepEqual(warnings(state, {text: "t", electorate: five}), []);
  assert.deepEqual(keys(warnings(state, {text: "t", electorate: five.slice(1)})), ["fewVoters"]);
  const weighted = [{seat: "f", weight: 5}, ...five];
  assert.deepEqual(keys(warnings(state, {text: "t", electorate: weighted})), ["weights"]);
  assert.deepEqual(warnings(state, {text: "t", electorate: weighted, weighted: false}), []);

  const earlier = {
    id: "b1", openness: "secret", state: {name: "closed"}, text: "t",
    electorate: electorate("a", "b", "c", "d", "e", "f"),
  };
  const after = (change) => keys(warnings(
    {ballots: [{...earlier, ...change}]}, {text: "t", electorate: five}));
  assert.deepEqual(after({}), ["repeated"]);
  assert.deepEqual(after({text: "another"}), []);
  assert.deepEqual(after({openness: "named"}), []);
  assert.deepEqual(after({state: {name: "annulled"}}), []);
  assert.deepEqual(after({electorate: five}), [], "by the same: nothing is to be subtracted");
  assert.deepEqual(after({electorate: electorate("a", "b", "x", "y", "z")}), []);
});

test("a unanimous count is seen, whatever all answered", () => {
  const result = (counts, abstained = 0) => ({tally: {whole: {
    voted: {voters: 3}, abstained: {voters: abstained}, blank: {voters: 0},
    counts: counts.map((voters) => ({voters})),
  }}});
  assert.ok(isUnanimous(result([3, 0])));
  assert.ok(isUnanimous(result([0, 0], 3)));
  assert.ok(!isUnanimous(result([2, 1])));
  assert.ok(!isUnanimous(undefined));
});

test("a part of a key is kept, given back once on a line, and forgotten in the end", () => {
  const kept = new Map();
  const storage = /** @type {any} */ ({
    getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value),
    removeItem: (key) => kept.delete(key),
  });
  createKeyParts(storage, "m").receive("keyPart", {ballot: "b1", part: "abc"});
  const parts = createKeyParts(storage, "m");
  assert.equal(parts.wanted({}), null);
  assert.equal(parts.wanted({b2: "partsNeeded"}), null);
  assert.equal(parts.wanted({b1: "boxOld"}), null);
  assert.deepEqual(parts.wanted({b1: "partsNeeded"}), {ballot: "b1", part: "abc"});
  assert.equal(parts.wanted({b1: "partsNeeded"}), null);
  parts.receive("welcome", {});
  assert.deepEqual(parts.wanted({b1: "partsNeeded"}), {ballot: "b1", part: "abc"});
  const ballot = (name) => ({ballots: [{id: "b1", state: {name}, secret: {holders: ["p1", "p2"]}}]});
  parts.tidy(ballot("open"));
  assert.equal(kept.size, 1);
  parts.tidy(ballot("closed"));
  assert.equal(kept.size, 0);
});
