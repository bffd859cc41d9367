/** A closed or annulled ballot: counts, base, the verdict and why, who voted how. */

import {h} from "../render.js";
import {
  optionName, outcomeName, personName, ruleSentence, verdictSentence,
} from "../sentences.js";
import {ballotText} from "./amendText.js";
import {question} from "./ballot.js";
import {bar, eyebrow, fold, icon, inline, own} from "./parts.js";

/** @typedef {import("./parts.js").App} App */

const OUTCOME_ICONS = {adopted: "check", chosen: "check", rejected: "cross", measured: "circle"};

/** @param {App} app @param {Object} ballot */
export function resultCard(app, ballot, {brief = false} = {}) {
  const {words, state} = app;
  if (ballot.state.name === "annulled") return annulled(app, ballot);
  const {result} = ballot.state;
  return h("section", {class: `result outcome-${result.outcome}`, key: `result ${ballot.id}`,
    "aria-label": app.say("ballot.number", {number: ballot.number})},
    eyebrow(app.say("ballot.number", {number: ballot.number}),
      h("span", null, words.time(ballot.openedAt))),
    h("p", {class: "outcome"}, icon(OUTCOME_ICONS[result.outcome] ?? "warning"),
      h("strong", null, outcomeName(words, state, ballot))),
    h("p", {class: "verdict"}, verdictSentence(words, state, ballot)),
    !brief && h("p", {class: "muted"}, question(app, ballot)),
    !brief && ballotText(app, ballot),
    counts(app, ballot),
    h("p", {class: "muted small"},
      ruleSentence(words, ballot.rule, ballot.method)),
    fold(app, `roll ${ballot.id}`, app.say("rollCall"), () => rollCall(app, ballot)));
}

/** Bars of the answers, the figures beside them. @param {App} app */
export function counts(app, ballot) {
  const {result} = ballot.state;
  const whole = Math.max(result.base, ...result.counts.map(({weight}) => weight), 1);
  return h("table", {class: "counts"},
    h("caption", {class: "unseen"}, app.say("result.caption", {number: ballot.number})),
    h("tbody", null, result.counts.map((count) => {
      const option = ballot.options.find(({id}) => id === count.option) ?? {id: count.option};
      return h("tr", {key: count.option},
        inline("th", {scope: "row"}, optionName(app.words, app.state, ballot, option)),
        h("td", {class: "bar-cell"}, bar(count.weight, whole, `option-${count.option}`)),
        h("td", {class: "figure"}, app.words.number(count.weight),
          count.weight !== count.voters &&
            h("small", null, " ", app.say("result.voters", {n: count.voters}))));
    })));
}

function rollCall(app, ballot) {
  return h("table", {class: "roll"},
    h("thead", null, h("tr", null,
      h("th", {scope: "col"}, app.say("person")), h("th", {scope: "col"}, app.say("vote")))),
    h("tbody", null, ballot.electorate.map(({seat, weight}) => {
      const choice = ballot.votes[seat];
      const option = choice && ballot.options.find(({id}) => id === choice.option);
      return h("tr", {key: seat},
        inline("th", {scope: "row"}, personName(app.state, seat),
          weight > 1 && h("small", null, " ", app.say("weight.is", {weight}))),
        inline("td", null, option
          ? optionName(app.words, app.state, ballot, option) : app.say("didNotVote")));
    }), ballot.state.result.castingVote && h("tr", {key: "casting"},
      h("th", {scope: "row"}, app.say("castingVote")),
      h("td", null, app.say(`option.${ballot.state.result.castingVote}`)))));
}

function annulled(app, ballot) {
  return h("section", {class: "result annulled", key: `result ${ballot.id}`},
    eyebrow(app.say("ballot.number", {number: ballot.number})),
    h("p", {class: "outcome"}, icon("cross"), h("strong", null, app.say("outcome.annulled"))),
    own("p", null, app.say("reason.is", {reason: ballot.state.reason})));
}
