/** The screen on the wall: large, without controls, one thing at a time. */

import {
  adoptedMinutes, approvers, ballotsOn, beingAdopted, commitmentsById, decisionOf, isOver,
  missingApprovers, openBallot, quorum, speakingOrder, titleOf,
} from "../derived.js";
import {votedIn} from "../othersVotes.js";
import {h} from "../render.js";
import {
  dispositionName, outcomeName, personName, ruleOfBallot, verdictSentence,
} from "../sentences.js";
import {countdown} from "./ballot.js";
import {ballotText} from "./amendText.js";
import {picture} from "./result.js";
import {counts} from "./resultTables.js";
import {othersVotesLines} from "./proxies.js";
import {runningPart} from "./running.js";
import {fingerprintText, heading, inline, own, ring} from "./parts.js";
import {question, rehearsalSign} from "./question.js";
import {speakerLine} from "./floor.js";
import {commitmentEyebrow, consultation, kindIcon} from "./subject.js";

/** @typedef {import("./parts.js").App} App */

/** So many of those who asked for the floor are named. */
const QUEUE_SHOWN = 5;

const SCALES = ["1", "0.92", "0.84", "0.76", "0.68", "0.6", "0.5", "0.4"];

/** @param {App} app */
export function projectorView(app) {
  const {state} = app;
  const {present, members} = quorum(state);
  return h("main", {class: "projector"},
    h("header", {class: "projector-head"},
      own("p", null, state.header.subject),
      h("p", null, app.say("quorum.present", {present, members}))),
    h("div", {class: "projector-body", key: sceneOf(state)}, scene(app)),
    h("footer", {class: "projector-foot"},
      state.floor.speaker && speakerLine(app, state.floor.speaker),
      waiting(app)));
}

/** Those who come next, in their order. */
function waiting(app) {
  const names = speakingOrder(app.state).slice(0, QUEUE_SHOWN).map(({seat, kind}) =>
    [personName(app.state, seat), kind !== "speech" && `(${app.say(`floor.${kind}`)})`]
      .filter(Boolean).join(" "));
  return names.length > 0 &&
    h("p", {class: "muted"}, app.say("floor.queue", {names: names.join(" · ")}));
}

/** Makes everything a little smaller until it fits: nobody can scroll a wall. */
export function fit() {
  /** @type {HTMLElement | null} */
  const projector = document.querySelector(".projector");
  const body = projector?.querySelector(".projector-body");
  if (!body) return;
  for (const scale of SCALES) {
    projector.style.setProperty("--fit", scale);
    if (body.scrollHeight <= body.clientHeight + 1) return;
  }
}

/** Every scene is built anew, so that nothing of the last one stays. */
function sceneOf(state) {
  const ballot = openBallot(state);
  const {current} = state.agenda;
  return `${state.phase} ${beingAdopted(state)?.adoption.fingerprint ?? ""} ${ballot?.id ?? ""} ${current?.commitment ?? current?.item ?? ""}`;
}

function scene(app) {
  const {state} = app;
  const ballot = openBallot(state);
  if (ballot) return ballotScene(app, ballot);
  if (isOver(state)) return adoptionScene(app);
  if (state.phase === "suspended") return notice(app);
  const {current} = state.agenda;
  const commitment = commitmentsById(state).get(current?.commitment);
  if (commitment) return commitmentScene(app, commitment);
  const title = titleOf(state, current);
  const last = state.ballots.at(-1);
  const shown = last?.state.result && last.subject?.item === current?.item &&
    !last.subject?.commitment && verdict(app, last);
  if (title === undefined && !shown) return notice(app);
  return [heading(title ?? last.text), shown];
}

function notice(app) {
  const {header, phase} = app.state;
  return [
    heading(header.subject),
    h("p", {class: "projector-notice"}, app.say(`phase.${phase}.notice`)),
    h("p", {class: "muted"}, app.words.date(header.date), " · ", header.time),
  ];
}

/** The fingerprint on the wall is what everyone compares theirs with. */
function adoptionScene(app) {
  const {state} = app;
  const pending = beingAdopted(state);
  const adoption = pending?.adoption ?? adoptedMinutes(state);
  if (!adoption) return notice(app);
  const missing = missingApprovers(state).length;
  const all = approvers(state).length;
  return [
    heading(state.header.subject),
    h("p", {class: "projector-notice"}, !pending ? app.say("adoption.sealed")
      : pending.addendum ? app.say("addendum.pending", {number: pending.addendum.number})
        : app.say("adoption.frozen")),
    h("p", {class: "muted"}, app.say("adoption.fingerprintName")),
    h("p", null, fingerprintText(adoption.fingerprint)),
    pending && h("p", null, app.say("adoption.answers", {count: all - missing, all})),
    pending && adoption.responses.length > 0 && h("p", {class: "muted"},
      adoption.responses.map(({seat, reservation}) => personName(state, seat) +
        (reservation === undefined ? "" : ` (${app.say("field.reservation")})`)).join(" · ")),
  ];
}

function commitmentScene(app, commitment) {
  const {state, words} = app;
  const last = ballotsOn(state, commitment.id).at(-1);
  const decision = decisionOf(commitment);
  return [
    commitmentEyebrow(app, commitment),
    heading(commitment.title),
    last?.state.result ? verdict(app, last) : consultation(app, commitment),
    decision && h("p", {class: "projector-decision"}, kindIcon(decision.disposition.kind),
      inline("strong", null, dispositionName(words, state, decision.disposition))),
  ];
}

function ballotScene(app, ballot) {
  const voted = votedIn(ballot, app.store.live.turnout[ballot.id]).size;
  return [
    rehearsalSign(app, ballot),
    h("p", {class: "projector-notice"}, question(app, ballot)),
    ballot.floorMotion ? ballotText(app, ballot) : heading(ballot.text),
    h("div", {class: "projector-rings"},
      h("div", null, ring({part: voted, whole: ballot.electorate.length, label: [
        h("strong", null, app.words.number(voted)),
        h("small", null, app.say("of", {number: ballot.electorate.length})),
      ]}), h("p", null, app.say("projector.voted"))),
      ballot.deadline !== undefined && h("div", null, countdown(app, ballot),
        h("p", null, app.say("projector.time")))),
    othersVotesLines(app, ballot),
    runningPart(app, ballot),
    h("p", {class: "muted"}, ruleOfBallot(app.words, ballot)),
  ];
}

function verdict(app, ballot) {
  return h("section", {class: `result outcome-${ballot.state.result.verdict.outcome}`},
    h("p", {class: "outcome"},
      h("strong", null, outcomeName(app.words, app.state, ballot))),
    rehearsalSign(app, ballot),
    !ballot.secret?.secrecy.outcomeOnly && [
      picture(app, ballot, true), counts(app, ballot)],
    h("p", {class: "verdict"}, verdictSentence(app.words, app.state, ballot)),
    h("p", {class: "muted"}, ruleOfBallot(app.words, ballot)));
}
