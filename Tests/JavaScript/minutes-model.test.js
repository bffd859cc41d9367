// The minutes of a page between the room and the editor, and what it takes up from an earlier page.

import assert from "node:assert/strict";
import { test } from "node:test";

import { apply } from "../../web/minutes/document.js";
import { Model } from "../../web/minutes/model.js";
import { folded } from "../../web/minutes/folding.js";
import { matching } from "../../web/minutes/picker.js";
import { hasArrived, planRestoration } from "../../web/minutes/restore.js";

const block = (id, text) =>
  ({ id, text, attributes: { kind: "paragraph" }, authors: [["p1", text.length]], trashed: false });
const documentOf = (...texts) =>
  ({ aliases: {}, blocks: texts.map((text, index) => block(`k${index + 1}`, text)) });
const insert = (id, at, text) => [{ text: { block: id, delta: at ? [at, text] : [text] } }];
const texts = (document) => document.blocks.filter(({ trashed }) => !trashed).map(({ text }) => text);

function opened(document = documentOf("one", "two"), sequence = 5) {
  let now = 0;
  const told = { remote: 0, lost: [], progress: 0 };
  const model = new Model({
    client: "c-a", author: "p1", now: () => now, random: () => 0.5,
    remote: () => { told.remote += 1; }, lost: (lost) => told.lost.push(...lost),
    progress: () => { told.progress += 1; },
  });
  model.reset(document, sequence);
  return { model, told, wait: (time) => { now += time; } };
}

const entryOf = (sequence, operation) =>
  ({ sequence, client: "c-a", by: "p1", events: [{ minutesEdited: { operation } }] });

test("what is typed is sent, one operation at a time, and acknowledged", () => {
  const { model } = opened();
  model.edit(insert("k1", 3, "!"), { typing: true });
  const first = model.source.takeOutgoing();
  assert.deepEqual(first, { base: 5, operation: insert("k1", 3, "!") });
  model.edit(insert("k1", 4, "?"), { typing: true });
  assert.equal(model.source.takeOutgoing(), null);
  model.source.acknowledged(entryOf(6, first.operation));
  assert.deepEqual(model.source.takeOutgoing(), { base: 6, operation: insert("k1", 4, "?") });
  assert.deepEqual([...model.unsent], ["k1"]);
});

test("a pause or another text begins what undo takes back", () => {
  const { model, wait } = opened();
  model.edit(insert("k1", 3, "a"), { typing: true });
  model.edit(insert("k1", 4, "b"), { typing: true });
  wait(1500);
  model.edit(insert("k1", 5, "c"), { typing: true });
  model.edit(insert("k2", 3, "d"), { typing: true });
  const undone = [];
  while (model.undo()) undone.push(texts(model.document).join(" "));
  assert.deepEqual(undone, ["oneabc two", "oneab two", "one two"]);
});

test("undo says where it was", () => {
  const { model } = opened();
  model.edit(insert("k2", 1, "xyz"));
  assert.deepEqual(model.undo().range.focus, { block: "k2", offset: 1 });
  assert.deepEqual(model.redo().range.focus, { block: "k2", offset: 4 });
});

test("places are carried past what others wrote", () => {
  const { model, told } = opened();
  model.receive(6, "c-b", "p2", insert("k1", 0, ">>"));
  model.receive(7, "c-b", "p2", [{ trash: { block: "k2" } }]);
  assert.ok(told.remote >= 2);
  const { mapped, operations } = model.takeUnseen();
  assert.equal(operations.length, 2);
  assert.deepEqual(mapped({ block: "k1", offset: 1 }), { block: "k1", offset: 3 });
  assert.deepEqual(mapped({ block: "k2", offset: 1 }), { block: "k1", offset: 5 });
});

test("a snapshot that holds what was in flight does not write it twice", async () => {
  const { model } = opened();
  model.edit(insert("k1", 3, "!"));
  model.source.takeOutgoing();
  model.reset(documentOf("one!", "two"), 9);
  model.source.acknowledged(null);
  assert.deepEqual(texts(model.document), ["one!", "two"]);
  assert.ok(model.isIdle);
});

test("a snapshot without what is in flight keeps it", async () => {
  const { model } = opened();
  model.edit(insert("k1", 3, "!"));
  model.source.takeOutgoing();
  model.reset(documentOf("zone", "two"), 9);
  await Promise.resolve();
  assert.deepEqual(texts(model.document), ["zone!", "two"]);
  assert.ok(!model.isIdle);
});

test("a refusal tells the lost text and keeps the rest", () => {
  const { model, told } = opened();
  model.edit(insert("k1", 3, " gone"));
  model.source.takeOutgoing();
  model.edit(insert("k2", 3, " stays"));
  model.source.rejected({ code: "invalidOperation", detail: {} });
  assert.deepEqual(told.lost, [" gone"]);
  assert.deepEqual(texts(model.document), ["one", "two stays"]);
});

test("empty paragraphs are no treasure in the trash", () => {
  const { model } = opened(documentOf("one", "", "three"));
  model.edit([{ trash: { block: "k2" } }, { trash: { block: "k3" } }]);
  assert.deepEqual(model.trashed.map(({ id }) => id), ["k3"]);
});

// Restoration

function leftBehind(document, edits, { inFlight = 0 } = {}) {
  const { model } = opened(document);
  edits.forEach((operation, index) => {
    model.edit(operation);
    if (index + 1 === inFlight) model.source.takeOutgoing();
  });
  return structuredClone(model.pending);
}

const restored = (plan, document) => texts(apply(document, plan.operation, "p1"));

test("what was never sent goes on from a newer document", () => {
  const pending = leftBehind(documentOf("one", "two"),
    [insert("k1", 3, " mine"), [{ split: { block: "k2", at: 1, new: "n1" } }]]);
  const now = documentOf("zero one", "two", "three");
  const plan = planRestoration(pending, now, 9, false);
  assert.deepEqual(restored(plan, now), ["zero one mine", "t", "wo", "three"]);
  assert.deepEqual(plan.lost, []);
});

test("what was in flight and arrived is not written twice", () => {
  const edits = [insert("k1", 3, " sent"), insert("k1", 8, " more")];
  const pending = leftBehind(documentOf("one", "two"), edits, { inFlight: 1 });
  const now = documentOf("one sent", "two!");
  assert.equal(hasArrived(pending, now, 9), true);
  assert.deepEqual(restored(planRestoration(pending, now, 9, false), now),
    ["one sent more", "two!"]);
});

test("what was in flight and did not arrive goes again", () => {
  const edits = [insert("k1", 3, " sent"), insert("k1", 8, " more")];
  const pending = leftBehind(documentOf("one", "two"), edits, { inFlight: 1 });
  const now = documentOf("one", "two!");
  assert.equal(hasArrived(pending, now, 9), false);
  assert.deepEqual(restored(planRestoration(pending, now, 9, false), now),
    ["one sent more", "two!"]);
});

test("where nobody can tell, the text is offered and not written twice", () => {
  const pending = leftBehind(documentOf("one"), [insert("k1", 3, " sent")], { inFlight: 1 });
  const now = documentOf("rewritten");
  assert.equal(hasArrived(pending, now, 9), null);
  const plan = planRestoration(pending, now, 9, false);
  assert.deepEqual(plan.lost, [" sent"]);
  assert.deepEqual(restored(plan, now), ["rewritten"]);
  assert.deepEqual(planRestoration(pending, now, 9, true).lost, []);
});

test("three ways meet block by block: what both wrote stays, each under its own block", () => {
  const base = documentOf("one two three", "four", "five", "six");
  const pending = leftBehind(base, [
    insert("k1", 13, " mine"),
    [{ text: { block: "k1", delta: [-4] } }],
    [{ trash: { block: "k2" } }],
    [{ join: { block: "k4", into: "k3", at: 4 } }],
    [{ insert: { block: "n1", after: "k3", attributes: { kind: "heading" }, text: "new" } }],
    [{ set: { block: "k3", attributes: { kind: "note" } } }],
  ]);
  // Meanwhile others wrote in every one of them, longer ago than the log reaches.
  const now = documentOf("one two and three", "four!", "(five)", "six?");
  const plan = planRestoration(pending, now, 9_000, false);
  const merged = apply(now, plan.operation, "p1");
  assert.deepEqual(texts(merged), ["two and three mine", "(five)six?", "new"]);
  assert.deepEqual(plan.lost, []);
  const found = (id) => merged.blocks.find((one) => one.id === id);
  assert.equal(found("k2").trashed, true, "what others added comes back with it from the trash");
  assert.equal(found("k2").text, "four!");
  assert.equal(found("k3").attributes.kind, "note");
});

test("what was written into a block that is gone since is offered, not lost", () => {
  // Blocks go away only where a copy from before was taken into use, and went on from there.
  for (const inFlight of [0, 1]) {
    const edits = [insert("k2", 3, " mine"), insert("k1", 3, "!")];
    const pending = leftBehind(documentOf("one", "two"), edits, { inFlight });
    const now = documentOf("one");
    const plan = planRestoration(pending, now, 9, false);
    assert.deepEqual(texts(apply(now, plan.operation, "p1")), ["one!"]);
    assert.deepEqual(plan.lost, [" mine"]);
  }
});

test("a room that was set back to an earlier state gets nothing by itself", () => {
  const pending = leftBehind(documentOf("one"), [insert("k1", 3, " sent")]);
  assert.deepEqual(planRestoration(pending, documentOf("one"), 2, false),
    { operation: [], lost: [" sent"] });
});

// The list to choose from

test("names are found without vowel signs, hamza and accents", () => {
  const choices = ["أسماء صبري", "إكرام بن زايد", "Éric Durand", "منى المكّي"]
    .map((label, value) => ({ value: String(value), label }));
  const found = (query) => matching(choices, query).map(({ value }) => value);
  assert.deepEqual(found("اسماء"), ["0"]);
  assert.deepEqual(found("اكرام زايد"), ["1"]);
  assert.deepEqual(found("eric"), ["2"]);
  assert.deepEqual(found("المكي"), ["3"]);
  assert.deepEqual(found("nobody"), []);
  assert.equal(found("").length, 4);
  assert.equal(folded("مَحْضَر"), "محضر");
});

test("what begins with the query comes first", () => {
  const choices = [{ value: "a", label: "19. nine" }, { value: "b", label: "9. x" }];
  assert.deepEqual(matching(choices, "9").map(({ value }) => value), ["b", "a"]);
});
