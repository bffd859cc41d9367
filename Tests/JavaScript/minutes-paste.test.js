// What the clipboard brings becomes clean blocks.

import assert from "node:assert/strict";
import { test } from "node:test";

import { copied } from "../../web/minutes/clipboard.js";
import { cleanLine, fragmentsOfText, fragmentsOfTree } from "../../web/minutes/paste.js";

const element = (name, ...rest) => {
  const hasAttributes = rest[0] && typeof rest[0] === "object" && !("name" in rest[0]) &&
    !("text" in rest[0]);
  const [attributes, children] = hasAttributes ? [rest[0], rest.slice(1)] : [{}, rest];
  return { name, attributes, children: children.map((child) =>
    (typeof child === "string" ? { text: child } : child)) };
};
const brief = (fragments) => fragments.map(({ attributes: { kind, level, style }, text }) =>
  [kind, level, style, text].filter((part) => part !== undefined).join(" "));

test("one line stays as it is", () => {
  assert.deepEqual(fragmentsOfText("· one "), [{ attributes: { kind: "paragraph" }, text: "· one " }]);
  assert.deepEqual(fragmentsOfText(""), []);
});

test("lines of every system become blocks, bullets become items", () => {
  assert.deepEqual(brief(fragmentsOfText("one\r\n\r· two\u2028- three\n  \nfour")),
    ["paragraph one", "listItem 0 bulleted two", "listItem 0 bulleted three", "paragraph four"]);
});

test("a line is free of what cannot be seen, and keeps joiners and marks", () => {
  assert.equal(cleanLine("a\u0000b\u200b\ufeffc\ud83d\td\u200d\u200fe"), "abc\ufffd d\u200d\u200fe");
});

test("headings, paragraphs and nested lists", () => {
  assert.deepEqual(brief(fragmentsOfTree(element("body",
    element("h1", "Title"), element("h5", "Deep"), "\n  loose ", element("b", "text"), "\n",
    element("ul", element("li", "one", element("ol", element("li", element("p", "two")))),
      element("li", "three"))))),
  ["heading 1 Title", "heading 3 Deep", "paragraph loose text", "listItem 0 bulleted one",
    "listItem 1 numbered two", "listItem 0 bulleted three"]);
});

test("what is hidden or no text is left out", () => {
  assert.deepEqual(brief(fragmentsOfTree(element("body",
    element("style", "p {}"), element("script", "x()"), element("p", { style: "display: none" }, "no"),
    element("p", { hidden: "" }, "no"), element("o:p"), element("p", "yes", element("br"), "again")))),
  ["paragraph yes", "paragraph again"]);
});

test("the list items of Word", () => {
  const marker = (text) => element("span", { style: "mso-list:Ignore" }, text);
  assert.deepEqual(brief(fragmentsOfTree(element("body",
    element("p", { style: "mso-list:l0 level1 lfo1" }, marker("·  "), "one"),
    element("p", { style: "mso-list: l0 level2 lfo1" }, element("span", marker("2.")), "two"),
    element("p", { class: "MsoNormal" }, "three")))),
  ["listItem 0 bulleted one", "listItem 1 numbered two", "paragraph three"]);
});

test("a row of a table is a line", () => {
  assert.deepEqual(brief(fragmentsOfTree(element("table",
    element("tr", element("th", "A"), element("td", element("p", "B"), element("p", "C"))),
    element("tr", element("td", "D"), element("td", ""))))),
  ["paragraph A | B C", "paragraph D"]);
});

test("white space is one space, except where it is set as typed", () => {
  assert.deepEqual(brief(fragmentsOfTree(element("body", element("p", " a \n  b "),
    element("pre", "c  d\ne")))), ["paragraph a b", "paragraph c  d", "paragraph e"]);
});

test("what was copied here comes back as it was", () => {
  const blocks = [
    { id: "a", text: "<b>&\"", attributes: { kind: "note", speaker: "p2", commitment: "n1" } },
    { id: "b", text: "two", attributes: { kind: "listItem", level: "1", style: "numbered" } },
    { id: "c", text: "A\n\nB", attributes: { kind: "agenda" } },
  ];
  const { text, html } = copied(blocks);
  assert.equal(text, "<b>&\"\n  two\nA\n\nB");
  assert.ok(html.includes("&lt;b&gt;&amp;&quot;"));
  assert.ok(html.includes("<p>A</p><p>B</p>"));
  const own = element("p", { "data-minutes-kind": "note", "data-minutes-speaker": "p2" }, "x");
  assert.deepEqual(fragmentsOfTree(own),
    [{ attributes: { kind: "note", speaker: "p2" }, text: "x" }]);
});

test("a foreign page cannot make live blocks", () => {
  const forged = element("p", { "data-minutes-kind": "resultTable" }, "x");
  assert.deepEqual(brief(fragmentsOfTree(forged)), ["paragraph x"]);
});
