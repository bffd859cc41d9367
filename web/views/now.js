/** The screen of the moment: what is under discussion and, when there is one, the ballot. */

import {
  ballotsOn, commitmentsById, isOver, modeOf, openBallot, quorum, seatsById, titleOf,
} from "../derived.js";
import {command} from "../protocol.js";
import {h} from "../render.js";
import {quorumSentence} from "../sentences.js";
import {motionsPart} from "./amend.js";
import {ballotCard} from "./ballot.js";
import {floorPart} from "./floor.js";
import {act, empty, eyebrow, heading, icon, partOf, problem} from "./parts.js";
import {comingTakesBack} from "./proxies.js";
import {resultCard} from "./result.js";
import {commitmentSubject, earlierDecision} from "./subject.js";

/** @typedef {import("./parts.js").App} App */

/** @param {App} app */
export function nowView(app) {
  const {state} = app;
  if (isOver(state)) return partOf(app, "pages", ({closedPart}) => closedPart(app));
  const ballot = openBallot(state);
  const officers = app.isOfficer && app.part("officers");
  return [
    presenceQuestion(app),
    phaseNotice(app),
    quorumNotice(app),
    ballot ? ballotCard(app, ballot) : subjectPart(app),
    ballot && app.store.me.role !== "chair" ? null : officers && officers.chairPart(app),
    floorPart(app),
    motionsPart(app),
    ballot && h("details", {class: "fold", key: "behind"},
      h("summary", null, app.say("now.behindBallot")),
      h("div", {class: "fold-body"}, subjectPart(app))),
    officers && officers.nextStepPart(app),
  ];
}

function subjectPart(app) {
  const {state} = app;
  const {current} = state.agenda;
  const commitment = commitmentsById(state).get(current?.commitment);
  const last = lastResult(state, current);
  if (commitment) {
    return h("section", {class: "matter", key: `matter ${commitment.id}`},
      commitmentSubject(app, commitment),
      last && resultCard(app, last, {
        brief: last.text === commitment.title && !last.floorMotion,
      }),
      state.followUp && partOf(app, "pages", ({followUpPart}) => followUpPart(app, commitment)),
      earlierDecision(app, commitment));
  }
  const title = titleOf(state, current);
  return h("section", {class: "matter", key: `matter ${current?.item ?? "none"}`},
    title !== undefined
      ? h("div", {class: "subject"}, eyebrow(app.say("agenda.item")),
        heading(title))
      : h("div", {class: "subject"}, heading(state.header.subject),
        empty(app.say(`now.empty.${state.phase}`))),
    last && resultCard(app, last));
}

/** The last ballot on what is discussed, unless it is open. */
function lastResult(state, current) {
  const ballots = current?.commitment ? ballotsOn(state, current.commitment)
    : state.ballots.filter(({subject}) => subject?.item === current?.item && !subject?.commitment);
  const last = ballots.at(-1);
  return last && last.state.name !== "open" ? last : undefined;
}

/** Asks those who are not counted as present; the answer is one tap. */
function presenceQuestion(app) {
  const {seat} = app.store.me;
  if (!app.isSeated || modeOf(app.state, seat)) return null;
  return h("section", {class: "notice presence", key: "presence"},
    h("p", null, app.say("presence.question")),
    comingTakesBack(app),
    h("div", {class: "row"},
      act(app, {command: command.arrive("room"), label: app.say("presence.inRoom"),
        kind: "primary"}),
      act(app, {command: command.arrive("remote"), label: app.say("presence.atDistance")})),
    problem(app, command.arrive("room")));
}

function phaseNotice(app) {
  const {state, words} = app;
  if (state.phase === "inSession") return null;
  const {date, time, place, remote} = state.header;
  const where = [words.date(date), time, place, remote ? app.say("header.remote") : ""];
  return h("section", {class: "notice phase", key: "phase"}, icon("clock"),
    h("div", null, h("p", null, h("strong", null, app.say(`phase.${state.phase}.notice`))),
      state.phase === "prepared" &&
        h("p", {class: "muted"}, where.filter(Boolean).join(" · "))));
}

function quorumNotice(app) {
  const {state} = app;
  const counted = quorum(state);
  const isMember = seatsById(state).get(app.store.me.seat)?.votes || app.isOfficer;
  if (counted.isReached || isOver(state) || !isMember) return null;
  return h("section", {class: "notice quorum", key: "quorum"}, icon("warning"),
    h("div", null,
      h("p", null, h("strong", null, app.say("quorum.missing"))),
      h("p", {class: "muted"}, quorumSentence(app.words, counted, state.rules))));
}
