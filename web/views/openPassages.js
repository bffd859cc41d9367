/** What is still open in the minutes: a list that leads to each passage. */

import {openPassages} from "../derived.js";
import {h} from "../render.js";
import {badge, icon, inline} from "./parts.js";

/** @typedef {import("./parts.js").App} App */

/** So much of a passage is enough to know it again. */
const EXCERPT = 120;

/** The passages on which something is open that somebody has to settle. @param {App} app */
export const pressingPassages = (app) => openPassages(app.state, app.minutesBlocks())
  .filter(({open}) => open.some((name) => name !== "unsaid"));

/** @param {App} app */
export function openPassagesPart(app) {
  const passages = openPassages(app.state, app.minutesBlocks());
  if (passages.length === 0) {
    return h("p", {class: "all-well"}, icon("check"), app.say("open.none"));
  }
  return h("ul", {class: "open-passages"}, passages.map(({block, open}) =>
    h("li", {key: block.id},
      h("button", {type: "button", class: "check-group", onclick: () => app.revealPassage(block.id)},
        inline("span", {class: "one-line"}, block.text.slice(0, EXCERPT)),
        h("span", {class: "open-names"}, open.map((name) =>
          badge(app.say(`open.${name}`), name === "unsaid" ? "quiet" : "alert"))),
        h("span", {class: "go"}, app.say("checks.go"), icon("forward"))))));
}
