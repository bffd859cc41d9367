/** The tables of a result: the counts, and who answered what. */

import {amountOf, decisive} from "../ballots.js";
import {h} from "../render.js";
import {answerText, optionName} from "../sentences.js";
import {bar, inline} from "./parts.js";
import {electorName} from "./proxies.js";

/** @typedef {import("./parts.js").App} App */

/**
 * Bars of the answers, the figures beside them.
 * @param {App} app
 * @param {import("../ballots.js").Ballot} ballot
 * @param {import("../ballots.js").BallotResult} [result] as far as it has come
 */
export function counts(app, ballot, result = ballot.state.result) {
  const rows = ballot.options.flatMap((option) => {
    const amount = amountOf(result, option.id);
    return amount ? [{option, amount}] : [];
  });
  const base = decisive(result.verdict)?.of ?? 0;
  const whole = Math.max(base, ...rows.map(({amount}) => amount.weight), 1);
  return rows.length > 0 && h("table", {class: "counts", key: "counts"},
    h("caption", {class: "unseen"}, app.say("result.caption", {number: ballot.number})),
    h("tbody", null, rows.map(({option, amount}) => h("tr", {key: option.id},
      inline("th", {scope: "row"}, optionName(app.words, app.state, ballot, option)),
      h("td", {class: "bar-cell"}, bar(amount.weight, whole, `option-${option.id}`)),
      h("td", {class: "figure"}, app.words.number(amount.weight),
        amount.weight !== amount.voters && ballot.method !== "points" &&
          h("small", null, " ", app.say("result.voters", {n: amount.voters})))))));
}

/** Who answered what. @param {App} app */
export function rollCall(app, ballot) {
  const {castingVote} = ballot.state.result.verdict;
  return h("table", {class: "roll"},
    h("thead", null, h("tr", null,
      h("th", {scope: "col"}, app.say("person")), h("th", {scope: "col"}, app.say("vote")))),
    h("tbody", null, ballot.electorate.map((elector) => {
      const {seat, weight, means} = elector;
      const choice = ballot.votes[seat];
      return h("tr", {key: seat},
        inline("th", {scope: "row"}, electorName(app, elector),
          weight > 1 && h("small", null, " ", app.say("weight.is", {weight}))),
        inline("td", null, choice
          ? answerText(app.words, app.state, ballot, choice)
          : app.say(means === "hand" ? "vote.byHand" : "didNotVote")));
    }), castingVote.length > 0 && h("tr", {key: "casting"},
      h("th", {scope: "row"}, app.say("castingVote")),
      h("td", null, castingVote.map((option) =>
        answerText(app.words, app.state, ballot, {option})).join(app.say("comma"))))));
}
