// What keys and buttons do to the document: every operation is valid and does what it should.

import assert from "node:assert/strict";
import { test } from "node:test";

import { apply, clamp } from "../../web/minutes/document.js";
import * as edits from "../../web/minutes/edits.js";
import { isLive } from "../../web/minutes/kinds.js";
import { normalized } from "../../web/minutes/operation.js";
import { validate } from "../../web/minutes/validation.js";

const block = (id, text = "", attributes = { kind: "paragraph" }) =>
  ({ id, text, attributes, authors: text ? [["p1", text.length]] : [], trashed: false });
const heading = { kind: "heading", level: "2" };
const item = (level = 0) => ({ kind: "listItem", style: "bulleted", level: String(level) });

let made = 0;
const fresh = () => `f${made += 1}`;

/** What an edit leaves: the texts that are shown, with "|" where the caret is. */
function after(blocks, edit) {
  const document = { blocks, aliases: {} };
  validate(edit.operation, document);
  assert.deepEqual(
    clamp(document, edit.operation), normalized(edit.operation), "nothing has to be clamped");
  const shown = apply(document, edit.operation, "p1").blocks.filter(({ trashed }) => !trashed);
  if (edit.caret) assert.ok(shown.some(({ id }) => id === edit.caret.block), "the caret is shown");
  return shown.map(({ id, text }) => (edit.caret?.block === id
    ? `${text.slice(0, edit.caret.offset)}|${text.slice(edit.caret.offset)}` : text));
}

const kindsAfter = (blocks, edit) => apply({ blocks, aliases: {} }, edit.operation, "p1").blocks
  .filter(({ trashed }) => !trashed).map(({ attributes }) => attributes);

const at = (id, offset) => ({ block: id, offset });

test("Enter splits", () => {
  const blocks = [block("a", "one two"), block("b", "end")];
  assert.deepEqual(after(blocks, edits.enter(blocks, at("a", 3), "n")), ["one", "| two", "end"]);
});

test("Enter at the end of a heading goes on with a paragraph", () => {
  const blocks = [block("a", "Title", heading)];
  const edit = edits.enter(blocks, at("a", 5), "n");
  assert.deepEqual(after(blocks, edit), ["Title", "|"]);
  assert.deepEqual(kindsAfter(blocks, edit)[1], { kind: "paragraph" });
});

test("Enter within a heading keeps both headings", () => {
  const blocks = [block("a", "Title", heading)];
  assert.deepEqual(kindsAfter(blocks, edits.enter(blocks, at("a", 2), "n")), [heading, heading]);
});

test("Enter at the start makes room above and stays", () => {
  const blocks = [block("a", "x", item(1))];
  const edit = edits.enter(blocks, at("a", 0), "n");
  assert.deepEqual(after(blocks, edit), ["", "|x"]);
  assert.deepEqual(kindsAfter(blocks, edit)[0], item(1));
});

test("Enter on a live block writes behind it", () => {
  const blocks = [block("a", "", { kind: "agenda" }), block("b", "x")];
  assert.deepEqual(after(blocks, edits.enter(blocks, at("a", 0), "n")), ["", "|", "x"]);
});

test("Backspace joins and keeps the kind of the first", () => {
  const blocks = [block("a", "Title", heading), block("b", "text")];
  const edit = edits.backspace(blocks, "b");
  assert.deepEqual(after(blocks, edit), ["Title|text"]);
  assert.deepEqual(kindsAfter(blocks, edit), [heading]);
});

test("Backspace takes away the empty block above, not the heading below", () => {
  const blocks = [block("a"), block("b", "Title", heading)];
  const edit = edits.backspace(blocks, "b");
  assert.deepEqual(after(blocks, edit), ["|Title"]);
  assert.deepEqual(kindsAfter(blocks, edit), [heading]);
});

test("Backspace at the first item leaves the list, at a later one joins", () => {
  const first = [block("a", "text"), block("b", "one", item())];
  assert.deepEqual(kindsAfter(first, edits.backspace(first, "b"))[1], { kind: "paragraph" });
  const later = [block("a", "one", item()), block("b", "two", item(1))];
  assert.deepEqual(after(later, edits.backspace(later, "b")), ["one|two"]);
});

test("Backspace behind a live block selects it", () => {
  const blocks = [block("a", "", { kind: "agenda" }), block("b", "x")];
  assert.deepEqual(edits.backspace(blocks, "b"), { select: "a" });
  assert.equal(edits.backspace(blocks.slice(1), "b"), null);
});

test("Delete at the end of the document does nothing", () => {
  assert.equal(edits.deleteForward([block("a", "x")], "a"), null);
});

test("deleting a range joins what is left and trashes what is whole", () => {
  const blocks = [
    block("a", "one"), block("l", "", { kind: "agenda" }), block("b", "two"), block("c", "three")];
  const edit = edits.deleteRange(blocks, at("c", 2), at("a", 1));
  assert.deepEqual(after(blocks, edit), ["o|ree"]);
  const trashed = edit.operation.filter(({ trash }) => trash).map(({ trash }) => trash.block);
  assert.deepEqual(trashed, ["l", "b"]);
});

test("a block that is deleted whole keeps its text in the trash", () => {
  const blocks = [block("a", "one"), block("b", "two")];
  const edit = edits.deleteRange(blocks, at("a", 3), at("b", 3));
  assert.deepEqual(after(blocks, edit), ["one|"]);
  const left = apply({ blocks, aliases: {} }, edit.operation, "p1");
  assert.equal(left.blocks[1].text, "two");
});

test("a range that begins or ends in a live block", () => {
  const blocks = [block("l", "", { kind: "agenda" }), block("b", "two"), block("c", "three")];
  assert.deepEqual(
    after(blocks, edits.deleteRange(blocks, at("l", 0), at("b", 1))), ["|wo", "three"]);
  const live = [block("l", "", { kind: "agenda" }), block("m", "", { kind: "actions" }), blocks[1]];
  assert.deepEqual(after(live, edits.deleteRange(live, at("l", 0), at("m", 0))), ["|two"]);
});

test("typing replaces a range at once", () => {
  const blocks = [block("a", "one"), block("b", "two")];
  const replaced = (to) => after(blocks, edits.replaceRange(blocks, at("a", 1), to, "X"));
  assert.deepEqual(replaced(at("b", 2)), ["oX|o"]);
  assert.deepEqual(replaced(at("a", 2)), ["oX|e", "two"]);
});

test("pasting in the middle of a text", () => {
  const blocks = [block("a", "startend")];
  const fragments = [
    { attributes: { kind: "paragraph" }, text: "1" }, { attributes: heading, text: "2" },
    { attributes: { kind: "paragraph" }, text: "3" }];
  const edit = edits.paste(blocks, at("a", 5), at("a", 5), fragments, fresh);
  assert.deepEqual(after(blocks, edit), ["start1", "2", "3|end"]);
  assert.deepEqual(kindsAfter(blocks, edit)[1], heading);
});

test("pasting at the end and into an empty block", () => {
  const fragments = [{ attributes: heading, text: "1" }, { attributes: item(), text: "2" }];
  const blocks = [block("a", "start"), block("b")];
  assert.deepEqual(after(blocks, edits.paste(blocks, at("a", 5), at("a", 5), fragments, fresh)),
    ["start1", "2|", ""]);
  const edit = edits.paste(blocks, at("b", 0), at("b", 0), fragments, fresh);
  assert.deepEqual(after(blocks, edit), ["start", "1", "2|"]);
  assert.deepEqual(kindsAfter(blocks, edit).slice(1), [heading, item()]);
});

test("moving one or several blocks, and not beyond the edge", () => {
  const blocks = ["a", "b", "c", "d"].map((id) => block(id, id));
  const moved = (ids, direction) =>
    after(blocks, { operation: edits.moveBlocks(blocks, ids, direction), caret: null }).join("");
  assert.equal(moved(["c"], "up"), "acbd");
  assert.equal(moved(["b"], "up"), "bacd");
  assert.equal(moved(["b"], "down"), "acbd");
  assert.equal(moved(["b", "c"], "up"), "bcad");
  assert.equal(moved(["b", "c"], "down"), "adbc");
  assert.equal(moved(["a"], "up"), "abcd");
  assert.equal(moved(["c", "d"], "down"), "abcd");
});

test("levels stay within bounds and only lists have them", () => {
  const blocks = [block("a", "x", item(4)), block("b", "y", item(0)), block("c", "z")];
  assert.deepEqual(edits.shift(blocks, 1, null).operation,
    [{ set: { block: "b", attributes: { level: "1" } } }]);
  assert.deepEqual(edits.shift(blocks, -1, null).operation,
    [{ set: { block: "a", attributes: { level: "3" } } }]);
});

test("changing the style of a list keeps its levels", () => {
  const blocks = [block("a", "x", item(2))];
  assert.deepEqual(edits.setChoice(blocks, "numbered", null).operation,
    [{ set: { block: "a", attributes: { style: "numbered" } } }]);
});

test("anything that keys can do to anything is valid", () => {
  let seed = 11;
  const next = (limit) => (seed = (seed * 48271) % 2147483647) % limit;
  const kinds = [{ kind: "paragraph" }, heading, item(0), item(2), { kind: "note" },
    { kind: "agenda" }];
  for (let round = 0; round < 4000; round += 1) {
    const blocks = Array.from({ length: 1 + next(5) }, (_, index) => {
      const attributes = kinds[next(kinds.length)];
      const text = "ab😀d".slice(0, [0, 2, 5][next(3)]);
      return block(`k${index}`, attributes.kind === "agenda" ? "" : text, attributes);
    });
    const place = () => {
      const one = blocks[next(blocks.length)];
      const offset = next(one.text.length + 1);
      return at(one.id, offset === 3 ? 2 : offset);
    };
    const [one, other] = [place(), place()];
    const written = blocks.find((candidate) => !isLive(candidate));
    const fragments = [{ attributes: heading, text: "x" }, { attributes: item(1), text: "y" }];
    const all = [
      edits.enter(blocks, one, fresh()), edits.deleteRange(blocks, one, other),
      edits.replaceRange(blocks, one, other, "z"),
      edits.paste(blocks, one, other, fragments.slice(0, 1 + next(2)), fresh),
      written && edits.backspace(blocks, written.id),
      written && edits.deleteForward(blocks, written.id),
      edits.setChoice(blocks, "note", null), edits.trash(blocks, [one.block]),
      edits.insertAfter(one.block, "agenda", fresh()),
    ];
    for (const edit of all) {
      if (edit?.operation) after(blocks, { caret: null, ...edit });
    }
  }
});
