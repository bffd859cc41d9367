/** Answers in the making and motions in the making. */

import assert from "node:assert/strict";
import {test} from "node:test";

import {
  choiceOf, draftOf, isSame, joined, mostPoints, moved, optionsLeft, placedLast, pointsLeft,
  rankOf, shortcoming, toggled, unplaced, withPoints,
} from "../../web/answers.js";
import {
  completeLimits, fitting, freshMotion, ownLevels, presetOf, PRESETS, proposedOptions, withQuorum,
} from "../../web/motions.js";

const options = ["o1", "o2", "o3", "o4", "blank"].map((id) => ({id}));
const ballot = (method, limits) => /** @type {any} */ ({method, limits, options});
const empty = draftOf();

test("approval stops at the most and says what is missing", () => {
  const asked = ballot("approval", {least: 2, most: 2});
  assert.deepEqual(shortcoming(asked, empty), {key: "answer.options.missing", count: 2});
  const two = toggled(asked, toggled(asked, empty, "o3"), "o1");
  assert.equal(optionsLeft(asked, two), 0);
  assert.deepEqual(toggled(asked, two, "o4"), two);
  assert.equal(shortcoming(asked, two), undefined);
  assert.deepEqual(choiceOf(asked, two), {options: ["o1", "o3"]});
  assert.deepEqual(toggled(asked, two, "o3").options, ["o1"]);
});

test("where one may be chosen another takes its place", () => {
  const asked = ballot("election", {least: 1, most: 1, seats: 1});
  assert.deepEqual(toggled(asked, toggled(asked, empty, "o1"), "o2").options, ["o2"]);
});

test("points are whole, never negative, never beyond the budget or the most for one", () => {
  const asked = ballot("points", {least: 3, most: 10, mostEach: 6});
  assert.equal(withPoints(asked, empty, "o1", -4).points.o1, 0);
  assert.equal(withPoints(asked, empty, "o1", 99).points.o1, 6);
  assert.equal(withPoints(asked, empty, "o1", 2.9).points.o1, 2);
  assert.equal(withPoints(asked, empty, "o1", NaN).points.o1, 0);
  const six = withPoints(asked, empty, "o1", 6);
  assert.equal(mostPoints(asked, six, "o2"), 4);
  const ten = withPoints(asked, six, "o2", 6);
  assert.equal(pointsLeft(asked, ten), 0);
  assert.equal(mostPoints(asked, ten, "o1"), 6);
  assert.deepEqual(choiceOf(asked, withPoints(asked, ten, "o1", 0)), {points: {o2: 4}});
  assert.deepEqual(shortcoming(asked, withPoints(asked, empty, "o1", 1)),
    {key: "answer.points.missing", count: 2});
});

test("a ranking is tapped in order, moved, shared and taken apart", () => {
  const asked = ballot("ranking", {sharedPlaces: true});
  assert.deepEqual(shortcoming(asked, empty), {key: "answer.rankOne"});
  const three = ["o2", "o1", "o3"].reduce(placedLast, empty);
  assert.deepEqual(three.ranking, [["o2"], ["o1"], ["o3"]]);
  assert.deepEqual(moved(three, "o3", -1).ranking, [["o2"], ["o3"], ["o1"]]);
  assert.deepEqual(moved(three, "o2", -1), three);
  assert.deepEqual(moved(three, "o3", 1), three);
  const shared = joined(three, "o1");
  assert.deepEqual(shared.ranking, [["o2", "o1"], ["o3"]]);
  assert.deepEqual(choiceOf(asked, shared), {ranking: [["o1", "o2"], ["o3"]]});
  assert.equal(rankOf(shared, "o3"), 2);
  assert.deepEqual(moved(shared, "o1", 1).ranking, [["o2"], ["o1"], ["o3"]]);
  assert.deepEqual(moved(shared, "o1", -1).ranking, [["o1"], ["o2"], ["o3"]]);
  assert.deepEqual(joined(three, "o2"), three);
  assert.deepEqual(unplaced(shared, "o3").ranking, [["o2", "o1"]]);
  assert.equal(rankOf(unplaced(shared, "o3"), "o3"), undefined);
});

test("an answer is the same whatever the order in which it was filled in", () => {
  const asked = ballot("points", {least: 0, most: 10, mostEach: 10});
  const draft = withPoints(asked, withPoints(asked, empty, "o2", 1), "o1", 3);
  assert.ok(isSame(asked, draft, {points: {o1: 3, o2: 1}}));
  assert.ok(!isSame(asked, draft, {points: {o1: 3}}));
  assert.ok(!isSame(asked, draft, {option: "blank"}));
  assert.ok(!isSame(asked, draft, undefined));
});

const rule = /** @type {any} */ ({
  majorities: PRESETS.ladder, tie: "castingVote", abstention: "inFavour", blank: "against",
  quorums: [], share: "voted", ranking: "schulze", elimination: "earlierRounds", weighted: true,
});

test("the meeting’s rule is fitted to the method as the room does", () => {
  assert.equal(fitting(rule, "yesNo"), rule);
  const election = fitting(rule, "election");
  assert.deepEqual(election.majorities, PRESETS.simple);
  assert.equal(election.abstention, "apart");
  assert.equal(election.blank, "against");
  assert.equal(fitting({...rule, majorities: []}, "choice").blank, "apart");
  assert.deepEqual(fitting(rule, "graded").majorities, []);
  assert.equal(fitting(rule, "graded").blank, "against");
  assert.equal(fitting(rule, "points").blank, "apart");
});

test("presets are recognised, and what differs by one setting is not", () => {
  assert.equal(presetOf(rule), "ladder");
  const [first] = PRESETS.simple;
  assert.equal(presetOf({...rule, majorities: [first]}), "simple");
  assert.equal(presetOf({...rule, majorities: [{...first, inEachConstituency: true}]}), undefined);
});

test("the meeting’s quorum is stated once", () => {
  const half = {fraction: {numerator: 1, denominator: 2}, exceeding: true};
  const once = withQuorum(rule, half);
  assert.equal(once.quorums.length, 1);
  assert.equal(withQuorum(once, half), once);
  assert.equal(withQuorum(rule, undefined), rule);
});

test("options and levels are typed one per line", () => {
  const draft = {...freshMotion(), method: /** @type {const} */ ("election"),
    seats: ["p1"], lines: " تونس \n\nSfax\n", levels: "A\n B"};
  assert.deepEqual(proposedOptions(draft), [{seat: "p1"}, {label: "تونس"}, {label: "Sfax"}]);
  assert.deepEqual(ownLevels(draft),
    [{id: "level1", label: "A"}, {id: "level2", label: "B"}]);
  assert.equal(ownLevels(freshMotion()), undefined);
  assert.deepEqual(completeLimits({...draft, limits: {seats: 3}}, 3),
    {seats: 3, least: 1, most: 3});
});
