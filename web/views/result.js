/** A closed or annulled ballot: counts, base, the verdict and why, who voted how. */

import {h} from "../render.js";
import {minutesSentences, outcomeName, ruleOfBallot, verdictSentence} from "../sentences.js";
import {ballotText} from "./amendText.js";
import {ballotNumber, question, rehearsalSign} from "./question.js";
import {afterSecret} from "./secrecy.js";
import {sheetRule} from "./sheet.js";
import {sheetResult} from "./sheetResult.js";
import {othersVotesLines} from "./proxies.js";
import {counts, rollCall} from "./resultTables.js";
import {handResult} from "./tellers.js";
import {eyebrow, fold, icon, own} from "./parts.js";

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
