/** Pictures of what was counted where bars alone do not tell: order, comparisons, rounds, seats. */

import {amountOf} from "../ballots.js";
import {h} from "../render.js";
import {optionName} from "../sentences.js";
import {bar, fold, icon, inline} from "./parts.js";

/** @typedef {import("./parts.js").App} App */

/** As many as can be compared in a table that still fits a screen. */
const COMPARED = 12;

/**
 * What belongs to the method besides the counts.
 * @param {App} app
 * @param {import("../ballots.js").Ballot} ballot
 * @param {boolean} [isLarge] on the wall, where nothing can be opened
 */
export function methodPicture(app, ballot, isLarge = false) {
  switch (ballot.method) {
    case "ranking": {
      const {pairwise, runoff} = ballot.state.result.tally;
      return [
        order(app, ballot),
        pairwise && pairwise.options.length <= COMPARED && (isLarge
          ? pairwiseTable(app, ballot, pairwise)
          : fold(app, `pairwise ${ballot.id}`, app.say("result.pairwise"),
            () => pairwiseTable(app, ballot, pairwise), true)),
        runoff && (isLarge ? roundsTable(app, ballot, runoff)
          : fold(app, `rounds ${ballot.id}`, app.say("result.rounds"),
            () => roundsTable(app, ballot, runoff), true)),
      ];
    }
    case "election": return elected(app, ballot);
    case "approval":
    case "points": return ballot.state.result.tally.standings.length > 0 && order(app, ballot);
    case "yesNo":
    case "graded":
    case "choice": return null;
  }
}

const nameOf = (app, ballot, id) => optionName(
  app.words, app.state, ballot, ballot.options.find((option) => option.id === id) ?? {id});

/** The standings, equal ones at one place. @param {App} app */
function order(app, ballot) {
  let place = 1;
  const {standings} = ballot.state.result.tally;
  return standings.length > 0 && h("div", {class: "standings", key: "order"},
    h("h2", null, app.say("result.order")),
    h("ol", null, standings.flatMap((group) => {
      const at = place;
      place += group.length;
      return group.map((id) => h("li", {key: id, class: at === 1 ? "first" : ""},
        h("span", {class: "place-sign", "aria-hidden": "true"}, app.words.number(at)),
        h("span", {class: "unseen"}, app.say("answer.rank.place", {place: at})),
        inline("span", null, nameOf(app, ballot, id))));
    })));
}

function pairwiseTable(app, ballot, {options, preferences}) {
  const names = options.map((id) => nameOf(app, ballot, id));
  return h("div", {class: "wide-table", tabindex: "0", role: "region", key: "pairwise",
    "aria-label": app.say("result.pairwise")},
  h("p", {class: "muted small"}, app.say("result.pairwise.hint")),
  h("table", {class: "pairwise"},
    h("caption", {class: "unseen"}, app.say("result.pairwise")),
    h("thead", null, h("tr", null, h("th", {scope: "col"}, app.say("result.option")),
      names.map((name, index) => inline("th", {scope: "col", key: options[index]}, name)))),
    h("tbody", null, options.map((id, row) => h("tr", {key: id},
      inline("th", {scope: "row"}, names[row]),
      options.map((other, column) => {
        if (row === column) return h("td", {key: other, class: "self"}, "—");
        const mine = preferences[row][column];
        const theirs = preferences[column][row];
        return h("td", {key: other, class: mine > theirs ? "wins" : ""},
          mine > theirs && icon("check"),
          h("span", {"aria-hidden": "true"}, app.words.number(mine)),
          h("span", {class: "unseen"}, app.say("result.pairwise.versus",
            {number: mine, other: theirs})));
      }))))));
}

/** A number of votes that may have a part, since those who share a place share a vote. */
function portion(words, {whole, numerator, denominator}) {
  if (numerator === 0) return words.number(whole);
  const part = `${words.number(numerator)}/${words.number(denominator)}`;
  return whole === 0 ? part : `${words.number(whole)} ${part}`;
}

const size = ({whole, numerator, denominator}) => whole + (numerator ? numerator / denominator : 0);

function roundsTable(app, ballot, {rounds}) {
  const ids = ballot.options.map(({id}) => id)
    .filter((id) => rounds.some(({counts}) => counts.some(({option}) => option === id)));
  const votesOf = (round, id) => round.counts.find(({option}) => option === id)?.votes;
  const most = Math.max(1, ...rounds.flatMap(({counts}) => counts.map(({votes}) => size(votes))));
  return h("div", {class: "wide-table", tabindex: "0", role: "region", key: "rounds",
    "aria-label": app.say("result.rounds")},
  h("table", {class: "rounds"},
    h("caption", {class: "unseen"}, app.say("result.rounds")),
    h("thead", null, h("tr", null, h("th", {scope: "col"}, app.say("result.option")),
      rounds.map((_, index) => h("th", {scope: "col", key: String(index)},
        app.say("result.round", {number: index + 1}))))),
    h("tbody", null,
      ids.map((id) => h("tr", {key: id},
        inline("th", {scope: "row"}, nameOf(app, ballot, id)),
        rounds.map((round, index) => {
          const votes = votesOf(round, id);
          const isOut = round.eliminated.includes(id);
          return h("td", {key: String(index), class: isOut ? "out" : ""}, votes && [
            bar(size(votes), most), h("span", {class: "figure"}, portion(app.words, votes)),
            isOut && h("small", null, app.say("result.round.gone")),
          ]);
        }))),
      rounds.some(({exhausted}) => size(exhausted) > 0) && h("tr", {key: "exhausted"},
        h("th", {scope: "row"}, app.say("result.round.exhausted")),
        rounds.map(({exhausted}, index) => h("td", {key: String(index)},
          h("span", {class: "figure"}, portion(app.words, exhausted))))))));
}

/** Who was elected, with their votes. @param {App} app */
function elected(app, ballot) {
  const {result} = ballot.state;
  const {winners} = result.verdict;
  return winners.length > 0 && h("div", {class: "elected", key: "elected"},
    h("h2", null, app.say("result.elected")),
    h("ul", null, winners.map((id) => h("li", {key: id}, icon("check"),
      inline("strong", null, nameOf(app, ballot, id)),
      h("span", {class: "figure muted"},
        app.words.number(amountOf(result, id)?.weight ?? 0))))));
}
