/** How the ranking depends on the base and on what is counted, at a glance. */

import {rankingWays, sensitivity} from "../derived.js";
import {h} from "../render.js";
import {press} from "./parts.js";

/** @typedef {import("./parts.js").App} App */

/** How many of the biggest movers are shown at first. */
const FEW = 8;

/** @param {App} app */
export function sensitivityPart(app) {
  const {ui, words} = app;
  const rows = sensitivity(app.state);
  const shown = ui.allMovers ? rows : rows.slice(0, FEW);
  const bases = ["all", "answered"];
  const measures = ["highest", "highestTwo", "weighted"];
  return [
    h("p", {class: "muted small"}, app.say("sensitivity.hint")),
    h("div", {class: "table-scroll", tabindex: 0, role: "region",
      "aria-label": app.say("sensitivity.title")},
      h("table", {class: "sensitivity"},
        h("thead", null,
          h("tr", null,
            h("th", {rowspan: 2, scope: "col"}, app.say("table.commitment")),
            bases.map((base) => h("th", {key: base, colspan: measures.length, scope: "colgroup"},
              app.say(`sensitivity.base.${base}`))),
            h("th", {rowspan: 2, scope: "col"}, app.say("sensitivity.movement"))),
          h("tr", null, rankingWays.map(({base, measure}) =>
            h("th", {key: base + measure, scope: "col"},
              app.say(`sensitivity.measure.${measure}`))))),
        h("tbody", null, shown.map(({commitment, places, movement}) =>
          h("tr", {key: commitment.id},
            h("th", {scope: "row"}, h("button", {type: "button", class: "plain-link",
              title: commitment.title, onclick: () => app.show(commitment.id)},
            app.say("list.number", {number: words.number(commitment.number)}))),
            places.map((place, index) => cell(app, place, places[0], index)),
            h("td", {class: "figure"}, words.number(movement))))))),
    rows.length > FEW && press({class: "small quiet", onclick: () => {
      ui.allMovers = !ui.allMovers;
      app.redraw();
    }}, app.say(ui.allMovers ? "sensitivity.movers" : "sensitivity.everything")),
  ];
}

/** The line, with an arrow where it moves from that of the list. */
function cell(app, {row}, {row: base}, index) {
  const name = row < base ? "up" : row > base ? "down" : "same";
  return h("td", {key: index, class: `figure ${name}`},
    app.words.number(row),
    name !== "same" && h("span", {"aria-hidden": "true"}, name === "up" ? " ▲" : " ▼"));
}
