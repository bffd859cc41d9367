/** A closed or annulled ballot: counts, base, the verdict and why, who voted how. */

import {amountOf, decisive} from "../ballots.js";
import {h} from "../render.js";
import {
  answerText, minutesSentences, optionName, outcomeName, ruleOfBallot, verdictSentence,
} from "../sentences.js";
import {ballotText} from "./amendText.js";
import {ballotNumber, question, rehearsalSign} from "./question.js";
import {afterSecret} from "./secrecy.js";
import {sheetRule} from "./sheet.js";
import {sheetResult} from "./sheetResult.js";
import {electorName, othersVotesLines} from "./proxies.js";
import {handResult} from "./tellers.js";
import {bar, eyebrow, fold, icon, inline, own} from "./parts.js";

/** @typedef {import("./parts.js").App} App */

const OUTCOME_ICONS = {
  adopted: "check", chosen: "check", elected: "check", rejected: "cross", measured: "circle",
};

/** @param {App} app @param {Object} ballot */
export function resultCard(app, ballot, {brief = false} = {}) {
  const {words, state} = app;
  if (ballot.state.name === "annulled") return annulled(app, ballot);
  if (ballot.state.name === "withheld") return withheld(app, ballot);
  const {outcome} = ballot.state.result.verdict;
  return h("section", {class: `result outcome-${outcome}${ballot.rehearsal ? " rehearsal" : ""}`,
    key: `result ${ballot.id}`,
    "aria-label": ballotNumber(app, ballot)},
    rehearsalSign(app, ballot),
    eyebrow(ballotNumber(app, ballot),
      h("span", null, words.time(ballot.openedAt))),
    h("p", {class: "outcome"}, icon(OUTCOME_ICONS[outcome] ?? "warning"),
      h("strong", null, outcomeName(words, state, ballot))),
    h("p", {class: "verdict"}, verdictSentence(words, state, ballot)),
    !brief && h("p", {class: "muted"}, question(app, ballot)),
    !brief && ballotText(app, ballot),
    othersVotesLines(app, ballot),
    ballot.sheet ? sheetResult(app, ballot)
      : !ballot.secret?.secrecy.outcomeOnly && [picture(app, ballot), counts(app, ballot)],
    h("p", {class: "muted small"},
      ruleOfBallot(words, ballot)),
    minutesSentences(app.words).repetitions(ballot, state).map((text) =>
      h("p", {class: "notice", key: text}, text)),
    sheetRule(app, ballot),
    ballot.secret ? afterSecret(app, ballot)
      : fold(app, `roll ${ballot.id}`, app.say("rollCall"), () => [
        rollCall(app, ballot), handResult(app, ballot)]));
}

/** The methods whose counts say less than a picture. */
const PICTURED = ["ranking", "election", "approval", "points"];

/** What the method shows besides. @param {App} app @param {boolean} [isLarge] on the wall */
export const picture = (app, ballot, isLarge) => PICTURED.includes(ballot.method) &&
  app.part("pictures")?.methodPicture(app, ballot, isLarge);

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

function withheld(app, ballot) {
  return h("section", {class: "result withheld", key: `result ${ballot.id}`},
    rehearsalSign(app, ballot), eyebrow(ballotNumber(app, ballot)),
    h("p", {class: "verdict"}, verdictSentence(app.words, app.state, ballot)));
}

function annulled(app, ballot) {
  return h("section", {class: "result annulled", key: `result ${ballot.id}`},
    rehearsalSign(app, ballot), eyebrow(ballotNumber(app, ballot)),
    h("p", {class: "outcome"}, icon("cross"), h("strong", null, app.say("outcome.annulled"))),
    own("p", null, app.say("reason.is", {reason: ballot.state.reason})));
}
