// Who gives whose vote, and how: on a device, by proxy, by hand, by name.

import assert from "node:assert/strict";
import { test } from "node:test";

import { createActs } from "../../web/acts.js";
import {
  castOnDevice, casts, handCounts, headsOf, nextName, votedIn, voteKey,
} from "../../web/othersVotes.js";
import { electorateNow, quorum } from "../../web/derived.js";
import { command } from "../../web/protocol.js";
import { warnings } from "../../web/secrecy.js";
import { createStore } from "../../web/store.js";

const ballot = /** @type {any} */ ({
  id: "b1", options: [{ id: "yes" }, { id: "no" }],
  electorate: [
    { seat: "p2", weight: 1, holder: "p1" }, { seat: "p1", weight: 1 },
    { seat: "p3", weight: 1, means: "hand" }, { seat: "p4", weight: 1, means: "hand" },
    { seat: "p5", weight: 1, holder: "p3", means: "hand" },
  ],
  hand: { tellers: ["p1", "p9"], groups: [{ weight: 1, heads: 3 }], entered: [],
    agreement: "waiting", counts: {} },
});

test("a holder gives the own vote first, then those that are held", () => {
  assert.deepEqual(castOnDevice(ballot, "p1").map(({ seat }) => seat), ["p1", "p2"]);
  assert.deepEqual(castOnDevice(ballot, "p2"), []);
  assert.deepEqual(castOnDevice(ballot, "p3"), [], "by hand");
  assert.equal(casts(ballot, "p3"), true);
  assert.equal(casts(ballot, "p2"), false);
});

test("hands have voted when the tellers agree", () => {
  assert.deepEqual([...votedIn(ballot, ["p1"])], ["p1"]);
  const agreed = { ...ballot, hand: { ...ballot.hand, agreement: "agreed" } };
  assert.deepEqual([...votedIn(agreed, ["p1"])], ["p1", "p3", "p4", "p5"]);
});

test("a count is whole when every answer has a number", () => {
  assert.equal(handCounts(ballot, [{}]), undefined);
  assert.equal(handCounts(ballot, [{ yes: "1" }]), undefined);
  assert.equal(handCounts(ballot, [{ yes: "1", no: "-1" }]), undefined);
  assert.equal(handCounts(ballot, [{ yes: "1", no: "1.5" }]), undefined);
  const counts = handCounts(ballot, [{ yes: "1", no: "0", silent: "" }]);
  assert.deepEqual(counts, [{ answers: { yes: 1, no: 0 }, silent: 0 }]);
  assert.equal(headsOf(handCounts(ballot, [{ yes: "1", no: "1", silent: "1" }])[0]), 3);
});

test("the roll goes on after who was called, and comes back to who was passed over", () => {
  const called = ["a", "b", "c"].map((seat) => ({ seat, weight: 1 }));
  const next = (answered, after) => nextName(called, new Set(answered), after)?.seat;
  assert.equal(next([]), "a");
  assert.equal(next(["a"], "a"), "b");
  assert.equal(next([], "a"), "b", "who does not answer is passed over");
  assert.equal(next(["c"], "b"), "a");
  assert.equal(next(["a", "b", "c"], "c"), undefined);
});

test("an act for another is not one's own", () => {
  const sent = [];
  const acts = createActs(/** @type {any} */ ({
    unsettled: [],
    send: (asked) => { sent.push(asked); return { command: asked, state: "sending" }; },
  }));
  acts.send(command.castVote("b1", { option: "yes" }));
  acts.send(command.castVote("b1", { option: "no" }, "p2"));
  const of = (seat) => acts.last(command.castVote("b1", undefined, seat))?.command;
  assert.deepEqual(of(undefined), command.castVote("b1", { option: "yes" }));
  assert.deepEqual(of("p2"), command.castVote("b1", { option: "no" }, "p2"));
  assert.equal(of("p3"), undefined);
});

test("votes for others come with the welcome and from one's other devices", () => {
  const store = createStore();
  store.receive("welcome", {
    seat: "p1", role: "member", now: 0, votes: { b1: { option: "yes" } },
    votesFor: { p2: { option: "no" } }, codesFor: { p2: "001-002" },
    live: { presence: {}, turnout: { b1: ["p1", "p2"] }, carets: {} },
  }, false);
  assert.deepEqual(store.votes, { b1: { option: "yes" }, [voteKey("b1", "p2")]: { option: "no" } });
  assert.deepEqual(store.codes, { [voteKey("b1", "p2")]: "001-002" });
  store.receive("voted", { ballot: "b1", for: "p2", choice: { option: "yes" } }, false);
  store.receive("voted", { ballot: "b1", choice: { option: "no" } }, false);
  assert.deepEqual(store.votes, { b1: { option: "no" }, "b1 p2": { option: "yes" } });
});

const seats = ["p1", "p2", "p3", "p4"].map((id) =>
  ({ id, votes: true, weight: 1, role: "member", person: { name: id } }));
const state = (more = {}) => ({
  seats, rules: { rule: { proxies: 1 } },
  attendance: {
    presences: { p1: [{ mode: "room", from: 0 }], p3: [{ mode: "remote", from: 0 }] },
    excused: [], withoutDevice: ["p1", "p3"], tellers: [],
    proxies: [{ giver: "p2", holder: "p1", from: 0 }, { giver: "p4", holder: "p2", from: 0, until: 1 }],
    ...more,
  },
});

test("who would vote now, and how", () => {
  const rule = /** @type {any} */ ({ proxies: 1 });
  const ways = (electors) => electors.map(({ seat, holder, means }) => [seat, holder, means]);
  assert.deepEqual(ways(electorateNow(state(), rule)), [
    ["p1", undefined, "hand"], ["p2", "p1", "hand"], ["p3", undefined, undefined],
  ]);
  assert.deepEqual(ways(electorateNow(state(), rule, true)), [
    ["p1", undefined, "rollCall"], ["p2", "p1", "rollCall"], ["p3", undefined, undefined],
  ]);
  assert.deepEqual(ways(electorateNow(state(), /** @type {any} */ ({ proxies: 0 }))), [
    ["p1", undefined, "hand"], ["p3", undefined, undefined],
  ]);
  assert.deepEqual(quorum(state()),
    { present: 3, represented: 1, required: 0, members: 4, isReached: true });
});

test("in a secret ballot those who cast votes are counted", () => {
  const electorate = ["p1", "p2", "p3", "p4", "p5"].map((seat) => ({ seat, weight: 1 }));
  assert.deepEqual(warnings({ ballots: [] }, { electorate }), []);
  const held = electorate.map((one) => (one.seat === "p5" ? { ...one, holder: "p1" } : one));
  assert.deepEqual(warnings({ ballots: [] }, { electorate: held }), [{ key: "fewVoters", count: 4 }]);
});
