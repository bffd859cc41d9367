// Sheets: answers as a text, pages, and drafts that neither a closed page nor a lost line loses.

import assert from "node:assert/strict";
import { test } from "node:test";

import { decidedBySheet, freshMotion, freshSheet, proposedSheet } from "../../web/motions.js";
import { frameLength } from "../../web/secrecy.js";
import { createSheetDrafts } from "../../web/sheetDrafts.js";
import {
  answerCount, characterOf, emptyAnswers, isLineAnswered, linesFound, pageLength, placeAt,
  withAnswer,
} from "../../web/sheets.js";

const sheet = { lines: ["Tea", "Café noir", "قهوة"].map((label) => ({ label })), criteria: [] };
const ballot = {
  id: "b1", openness: "named", options: [{ id: "yes" }, { id: "no" }], sheet,
  state: { name: "open" },
};

/** A browser with a room that hears, and answers when it is told to. */
function scene({ device = new Storage(), page = new Storage(), isOpen = true } = {}) {
  const sent = [];
  const timers = [];
  const outside = { isOpen };
  const drafts = createSheetDrafts({
    device, page, meeting: "m", seat: () => "p1", changed: () => {},
    post: (id, mark, answers) => outside.isOpen && Boolean(sent.push({ id, mark, answers })),
    clock: { setTimeout: (act) => timers.push(act) },
  });
  const pass = () => timers.splice(0).forEach((act) => act());
  return { drafts, sent, pass, device, page, outside };
}

/** As the browser's, whose entries are its own keys. */
function Storage() {
  Object.defineProperties(this, {
    getItem: { value: (key) => this[key] ?? null },
    setItem: { value: (key, text) => { this[key] = text; }, configurable: true },
    removeItem: { value: (key) => { delete this[key]; } },
  });
}

test("answers are a text with a character for each", () => {
  const answers = withAnswer(emptyAnswers(sheet), 1, characterOf(11));
  assert.equal(answers, "-b-");
  assert.equal(placeAt(answers, 1), 11);
  assert.equal(placeAt(answers, 0), undefined);
  assert.equal(answerCount(answers), 1);
  assert.equal(characterOf(undefined), "-");
  assert.equal(isLineAnswered({ ...sheet, criteria: ["A", "B"] }, "00-1--", 0), true);
  assert.equal(isLineAnswered({ ...sheet, criteria: ["A", "B"] }, "00-1--", 1), false);
});

test("a page is as much as a phone draws, and lines are found by all words", () => {
  assert.equal(pageLength(sheet), 30);
  assert.equal(pageLength({ ...sheet, criteria: ["A", "B", "C", "D", "E", "F"] }), 5);
  assert.deepEqual(linesFound(sheet, "NOIR ca"), [1]);
  assert.deepEqual(linesFound(sheet, "3"), [2]);
  assert.deepEqual(linesFound(sheet, "", (line) => line !== 1), [0, 2]);
});

test("what is filled in goes to the room together, and is said to be there once it is", () => {
  const { drafts, sent, pass } = scene();
  assert.equal(drafts.of(ballot), "---");
  drafts.put(ballot, 0, "1");
  drafts.put(ballot, 2, "0");
  assert.deepEqual([sent, drafts.place("b1")], [[], "device"]);
  pass();
  assert.deepEqual(sent, [{ id: "b1", mark: 1, answers: { 0: "1", 2: "0" } }]);
  drafts.put(ballot, 0, "0");
  drafts.kept(ballot, 1);
  // What changed since is not there yet.
  assert.equal(drafts.place("b1"), "device");
  pass();
  assert.deepEqual(sent[1], { id: "b1", mark: 2, answers: { 0: "0" } });
  drafts.kept(ballot, 2);
  assert.equal(drafts.place("b1"), "room");
});

test("what one fills in for another stays on the device, apart from one's own", () => {
  const { drafts, sent, pass, device } = scene();
  drafts.of(ballot);
  assert.equal(drafts.of(ballot, {}, "p7"), "---");
  drafts.put(ballot, 0, "1", "p7");
  drafts.put(ballot, 1, "0");
  pass();
  assert.deepEqual(sent, [{ id: "b1", mark: 1, answers: { 1: "0" } }]);
  assert.deepEqual([drafts.of(ballot), drafts.of(ballot, {}, "p7")], ["-0-", "1--"]);
  drafts.kept(ballot, 1);
  assert.deepEqual([drafts.place("b1"), drafts.place("b1", "p7")], ["room", "device"]);

  const again = scene({ device }).drafts;
  assert.equal(again.of(ballot, {}, "p7"), "1--");
  again.tidy([ballot]);
  assert.equal(again.of(ballot, {}, "p7"), "1--");
  again.tidy([{ ...ballot, state: { name: "closed" } }]);
  assert.deepEqual(Object.keys(device), []);
});

test("a closed page loses nothing that the room had not heard", () => {
  const first = scene({ isOpen: false });
  first.drafts.of(ballot);
  first.drafts.put(ballot, 1, "1");
  first.pass();
  const second = scene({ device: first.device });
  assert.equal(second.drafts.of(ballot), "-1-");
  second.pass();
  assert.deepEqual(second.sent.map(({ answers }) => answers), [{ 1: "1" }]);
});

test("a lost phone loses nothing, and two devices are brought together", () => {
  const phone = scene();
  assert.equal(phone.drafts.of(ballot, { ofRoom: "0--", vote: "1--" }), "0--");
  phone.outside.isOpen = false;
  phone.drafts.put(ballot, 2, "1");
  phone.pass();
  phone.outside.isOpen = true;
  // Meanwhile another device answered the second.
  phone.drafts.resume(ballot, { ofRoom: "00-" });
  assert.equal(phone.drafts.of(ballot), "001");
  phone.pass();
  assert.deepEqual(phone.sent.map(({ answers }) => answers), [{ 2: "1" }]);
});

test("a room that lost its file gets all of it again", () => {
  const first = scene();
  first.drafts.of(ballot);
  first.drafts.put(ballot, 0, "0");
  first.pass();
  first.drafts.kept(ballot, 1);
  const second = scene({ device: first.device });
  assert.equal(second.drafts.of(ballot), "0--");
  second.pass();
  assert.deepEqual(second.sent[0].answers, { 0: "0" });
});

test("a secret sheet stays on the page, and ends with it", () => {
  const secret = { ...ballot, id: "b2", openness: "secret" };
  const { drafts, sent, pass, device, page } = scene();
  drafts.of(secret);
  drafts.put(secret, 0, "0");
  pass();
  assert.deepEqual(sent, []);
  assert.equal(Object.keys(device).length, 0);
  assert.equal(Object.keys(page).length, 1);
  drafts.tidy([{ ...secret, state: { name: "closed" } }]);
  assert.equal(Object.keys(page).length, 0);
  assert.ok(frameLength(secret) >= frameLength({ options: secret.options }));
});

test("a browser that keeps nothing says so", () => {
  const { drafts, device } = scene();
  Object.defineProperty(device, "setItem", { value: () => { throw new Error("full"); } });
  drafts.of(ballot);
  drafts.put(ballot, 0, "0");
  assert.equal(drafts.place("b1"), "nowhere");
});

test("the chair's form makes a sheet of commitments or of lines", () => {
  const commitments = [{ id: "n1", decisions: [] }, { id: "n2", decisions: [{}] }];
  const motion = { ...freshMotion(), sheet: freshSheet() };
  assert.deepEqual(proposedSheet(motion, commitments),
    { lines: [{ commitment: "n1" }, { commitment: "n2" }] });
  motion.sheet.from = "undecided";
  motion.sheet.criteria = "Impact\n\n Cost ";
  assert.deepEqual(proposedSheet(motion, commitments),
    { lines: [{ commitment: "n1" }], criteria: ["Impact", "Cost"] });
  motion.sheet.decides = "retained";
  assert.equal(decidedBySheet(motion), undefined);
  motion.sheet.criteria = "";
  assert.equal(decidedBySheet(motion).disposition.kind, "retained");
  motion.method = "ranking";
  assert.equal(proposedSheet(motion, commitments), undefined);
});
