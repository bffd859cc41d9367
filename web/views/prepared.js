/** Ballots that wait to be opened: prepared at leisure, seen, opened or dropped. */

import {isOver, openBallot, titleOf} from "../derived.js";
import {command} from "../protocol.js";
import {h} from "../render.js";
import {dispositionName, ruleSentence} from "../sentences.js";
import {motionPart} from "./motion.js";
import {act, confirmed, fold, own, problem} from "./parts.js";
import {deadlineIn, timeFields} from "./times.js";

/** @typedef {import("./parts.js").App} App */

/** For the chair and the secretary, who opens none. @param {App} app */
export function preparedPart(app) {
  const {state} = app;
  if (isOver(state)) return null;
  const {preparedBallots} = state;
  const isChair = app.store.me.role === "chair";
  return fold(app, "prepared", app.say("prepared.title", {count: preparedBallots.length}), () => [
    preparedBallots.length === 0
      ? h("p", {class: "muted"}, app.say("prepared.none"))
      : h("ul", {class: "prepared"}, preparedBallots.map((ballot) =>
        h("li", {key: ballot.id}, one(app, ballot, isChair)))),
    // In session the chair prepares where ballots are opened.
    (!isChair || state.phase !== "inSession") && fold(app, "prepare", app.say("prepared.add"),
      () => motionPart(app, undefined, {onlyPrepare: true})),
  ]);
}

/** What is put to the vote, in words. */
const textOf = ({state}, {text, subject, floorMotion}) => text ?? titleOf(state, subject) ??
  state.floor.motions.find(({id}) => id === floorMotion)?.content?.motion?.text ?? "—";

function one(app, {id, motion}, isChair) {
  const {state} = app;
  app.ui.preparedTimes ??= {};
  const seconds = app.ui.preparedTimes[id] ?? 60;
  const open = command.openPreparedBallot(id);
  const drop = command.withdrawPreparedBallot(id);
  const canOpen = isChair && !openBallot(state) &&
    (state.phase === "inSession" || (motion.rehearsal && state.phase === "prepared"));
  return [
    own("p", {class: "prepared-text"}, textOf(app, motion)),
    h("p", {class: "muted small"}, app.say(`method.${motion.method}.hint`),
      motion.sheet && [" · ", app.say("motion.sheet.count", {count: motion.sheet.lines.length})],
      motion.rehearsal && [" · ", app.say("motion.rehearsal")]),
    fold(app, `prepared ${id}`, app.say("prepared.see"), () => details(app, motion)),
    canOpen && timeFields(app, `prepared ${id}`, seconds, (picked) => {
      app.ui.preparedTimes[id] = picked;
      app.redraw();
    }),
    h("div", {class: "row"},
      canOpen && act(app, {command: open, kind: "primary", label: app.say("ballot.doOpen"),
        name: `${app.say("ballot.doOpen")}: ${textOf(app, motion)}`,
        make: () => command.openPreparedBallot(id, deadlineIn(app, seconds))}),
      confirmed(app, {command: drop, kind: "danger quiet", label: app.say("prepared.drop"),
        name: `${app.say("prepared.drop")}: ${textOf(app, motion)}`,
        question: app.say("prepared.drop.question")})),
    problem(app, open, drop),
  ];
}

/** Everything that will hold for the ballot. */
function details(app, motion) {
  const {state, words} = app;
  const rule = motion.rule ?? state.rules.rule;
  const lines = [
    ...(motion.options ?? []).map(({label, proposal, seat, commitment}) => label ??
      (proposal ? dispositionName(words, state, proposal.disposition)
        : commitment ? titleOf(state, {commitment})
          : state.seats.find(({id}) => id === seat)?.person.name)),
    ...(motion.levels ?? []).map(({label, id}) => label ?? id),
    ...(motion.sheet?.lines ?? []).map(({label, commitment}) =>
      label ?? titleOf(state, {commitment})),
  ];
  return h("div", {class: "prepared-details"},
    motion.proposal && h("p", null, app.say("ballot.question.proposal", {
      disposition: dispositionName(words, state, motion.proposal.disposition)})),
    lines.length > 0 && h("ol", null, lines.slice(0, 200).map((line) => own("li", null, line))),
    h("p", {class: "rule"}, ruleSentence(words, rule, motion.method, motion.limits)),
    h("p", {class: "muted small"}, app.say(`openness.${motion.openness}`)));
}
