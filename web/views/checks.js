/** What does not fit together yet, with a way to each place. */

import {findings} from "../derived.js";
import {h} from "../render.js";
import {findingGroups, findingSentence} from "../sentences.js";
import {icon, own} from "./parts.js";

/** @typedef {import("./parts.js").App} App */

/** @param {App} app */
export function checksPart(app) {
  const {state, words} = app;
  const count = findings(state).length;
  if (!count) {
    return h("p", {class: "all-well"}, icon("check"), app.say("checks.none"));
  }
  return h("div", {class: "checks"},
    h("p", {class: "muted"}, app.say("checks", {n: count, count})),
    h("ul", {class: "check-groups"}, findingGroups(state).map(({commitment, findings: found}) =>
      h("li", {key: commitment.id},
        h("button", {type: "button", class: "check-group", onclick: () => app.show(commitment.id)},
          own("span", {class: "one-line"}, commitment.title),
          h("span", {class: "go"}, app.say("checks.go"), icon("forward"))),
        h("ul", {class: "warnings"}, found.map((finding) => h("li", null,
          icon("warning"), h("span", null, findingSentence(words, state, finding)))))))));
}
