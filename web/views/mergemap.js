/** The groups of merged commitments: lines from each to its lead, the same said in words. */

import {commitmentsById, kindOf, leadOf, membersOf, ranking} from "../derived.js";
import {h} from "../render.js";
import {commitmentLabel, stateName} from "../sentences.js";
import {empty, inline} from "./parts.js";

/** @typedef {import("./parts.js").App} App */

const ROW = 56;
const WIDTH = 64;

/** @param {App} app */
export function mergeMap(app) {
  const {state} = app;
  const leads = [...new Set(ranking(state).map(({commitment}) => leadOf(commitment))
    .filter((lead) => lead !== undefined))]
    .map((id) => commitmentsById(state).get(id)).filter(Boolean);
  if (!leads.length) return empty(app.say("merges.none"));
  return h("div", {class: "merges"}, leads.map((lead) => group(app, lead)));
}

function group(app, lead) {
  const {state, words} = app;
  const members = membersOf(state, lead.id);
  const height = ROW * members.length;
  const middle = height / 2;
  return h("section", {class: "merge-group", key: lead.id},
    h("ul", {class: "merge-members"}, members.map((member) => h("li", {key: member.id},
      h("button", {type: "button", class: "merge-node", onclick: () => app.show(member.id)},
        h("span", {class: "muted small"}, commitmentLabel(words, member)),
        inline("span", {class: "one-line"}, member.title))))),
    h("svg", {class: "merge-lines", viewBox: `0 0 ${WIDTH} ${height}`, "aria-hidden": "true",
      preserveAspectRatio: "none"},
      members.map((member, index) => {
        const y = ROW * (index + 0.5);
        return h("path", {key: member.id,
          d: `M0 ${y}C${WIDTH / 2} ${y} ${WIDTH / 2} ${middle} ${WIDTH} ${middle}`});
      })),
    h("button", {type: "button", class: `merge-node lead ${kindOf(lead) ?? "none"}`,
      onclick: () => app.show(lead.id)},
      h("span", {class: "muted small"}, commitmentLabel(words, lead), " · ",
        stateName(words, state, lead)),
      inline("span", null, lead.title),
      h("span", {class: "unseen"}, app.say("merges.of", {
        members: words.list(members.map((member) => commitmentLabel(words, member))),
      }))));
}
