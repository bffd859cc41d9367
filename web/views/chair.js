/** What the chair does: one obvious next step, the ballot in hand, the decision, the order. */

import {
  commitmentsById, findingsAgainstCompletion, isOver, nextStep, openBallot, quorum, ranking, titleOf,
} from "../derived.js";
import {freshMotion} from "../motions.js";
import {command} from "../protocol.js";
import {h} from "../render.js";
import {answerText, commitmentLabel, stateName} from "../sentences.js";
import {ballotControls, closeStep} from "./ballotControls.js";
import {decidePart} from "./decide.js";
import {motionPart} from "./motion.js";
import {preparedPart} from "./prepared.js";
import {act, confirmed, fold, icon, inline, own, press, problem} from "./parts.js";
import {kindIcon} from "./subject.js";

/** @typedef {import("./parts.js").App} App */

/** The chair's panels below the matter. The secretary gets the running order. @param {App} app */
export function chairPart(app) {
  if (!app.isOfficer || isOver(app.state)) return null;
  const {state} = app;
  const isChair = app.store.me.role === "chair";
  const ballot = openBallot(state);
  const tied = nextStep(state).name === "castingVote" ? nextStep(state).ballot : undefined;
  const current = commitmentsById(state).get(state.agenda.current?.commitment);
  return h("section", {class: "chair", key: "chair", "aria-label": app.say("chair.panel")},
    isChair && ballot && ballotControls(app, ballot),
    isChair && tied && castingVote(app, tied),
    isChair && !ballot && state.phase === "inSession" && current && !state.followUp && fold(app,
      `decide ${current.id}`, app.say(current.decisions.length ? "decide.again" : "decide"),
      () => decidePart(app, current), !current.decisions.length),
    isChair && !ballot && withheldPart(app),
    isChair && !ballot && state.phase === "prepared" && fold(app, "rehearsal",
      app.say("motion.rehearse"), () => rehearsalPart(app)),
    isChair && !ballot && state.phase === "inSession" && fold(app,
      `motion ${state.agenda.current?.item ?? "free"}`, app.say("motion.open"),
      () => motionPart(app, state.agenda.current)),
    preparedPart(app),
    fold(app, "order", app.say("order"), () => runningOrder(app)));
}

/** The one obvious next step, always at the same place. @param {App} app */
export function nextStepPart(app) {
  if (app.store.me.role !== "chair") return null;
  const step = nextStep(app.state);
  const made = stepButton(app, step);
  return made && h("section", {class: "next-step", key: "next-step",
    "aria-label": app.say("step")}, made);
}

function stepButton(app, step) {
  const {state} = app;
  switch (step.name) {
    case "open": {
      const {present, members, isReached} = quorum(state);
      return [
        h("p", {class: "muted"}, app.say(isReached ? "step.open.ready" : "step.open.noQuorum",
          {present, members})),
        act(app, {command: command.openMeeting(), label: app.say("step.open"), kind: "primary"}),
        problem(app, command.openMeeting()),
      ];
    }
    case "resume":
      return [
        act(app, {command: command.resumeMeeting(), label: app.say("step.resume"),
          kind: "primary"}),
        problem(app, command.resumeMeeting()),
      ];
    case "ballot": return closeStep(app, step.ballot);
    // Their panels are on the page already.
    case "castingVote":
    case "decide": return null;
    case "turn": return turnStep(app, step.subject);
    case "lists": return listsStep(app);
    case "closed": return null;
  }
}

function turnStep(app, subject) {
  const commitment = commitmentsById(app.state).get(subject.commitment);
  const label = commitment
    ? app.say("step.turn.commitment", {number: commitment.number}) : app.say("step.turn.item");
  return [
    own("p", {class: "muted one-line"}, titleOf(app.state, subject)),
    act(app, {command: command.turnTo(subject), label, kind: "primary", icon: "forward",
      name: `${label}: ${titleOf(app.state, subject)}`}),
    problem(app, command.turnTo(subject)),
  ];
}

function listsStep(app) {
  const count = findingsAgainstCompletion(app.state).length;
  return [
    h("p", {class: "muted"}, app.say(count ? "step.lists.findings" : "step.lists.ready",
      {n: count, count})),
    h("div", {class: "row"},
      count > 0 && press({class: "primary", onclick: () => app.open("checks")},
        app.say("step.lists.check")),
      confirmed(app, {command: command.closeMeeting(), label: app.say("step.close"),
        question: app.say("close.question"), kind: count ? "" : "primary"})),
    problem(app, command.closeMeeting()),
  ];
}

function castingVote(app, ballot) {
  const {tied, openSeats} = ballot.state.result.verdict;
  const vote = (option) => command.giveCastingVote(ballot.id, [option]);
  const name = (option) => answerText(app.words, app.state, ballot, {option});
  return h("div", {class: "controls", key: "casting"},
    h("h2", null, app.say("castingVote")),
    own("p", null, ballot.text),
    h("p", {class: "muted"}, app.say("castingVote.hint")),
    openSeats > 1 && severalCastingVotes(app, ballot),
    openSeats < 2 && h("div", {class: "row"}, tied.map((option) => confirmed(app, {
      command: vote(option), label: name(option), key: option,
      icon: option === "no" ? "cross" : "check",
      question: app.say("castingVote.question", {option: name(option)}),
    }))),
    problem(app, ...tied.map(vote)));
}

/** Several seats are open: the chair picks as many among those that are equal. @param {App} app */
function severalCastingVotes(app, ballot) {
  const {tied, openSeats} = ballot.state.result.verdict;
  const picked = app.ui.castingVotes?.[ballot.id] ?? [];
  const change = (next) => {
    app.ui.castingVotes = {...app.ui.castingVotes, [ballot.id]: next};
    app.redraw();
  };
  const name = (option) => answerText(app.words, app.state, ballot, {option});
  const asked = command.giveCastingVote(ballot.id, picked);
  return h("div", {class: "casting-votes"},
    h("fieldset", {class: "answer-options"},
      h("legend", null, app.say("castingVote.several", {n: openSeats, count: openSeats})),
      tied.map((option) => h("label", {class: "answer-option", key: option},
        h("input", {type: "checkbox", liveChecked: picked.includes(option),
          disabled: !picked.includes(option) && picked.length >= openSeats,
          onchange: () => change(picked.includes(option)
            ? picked.filter((one) => one !== option) : [...picked, option])}),
        inline("span", {class: "choice-name"}, name(option))))),
    confirmed(app, {command: asked, label: app.say("castingVote.give"), kind: "primary",
      disabled: picked.length !== openSeats,
      question: app.say("castingVote.question",
        {option: picked.map(name).join(app.say("comma"))})}),
    problem(app, asked));
}

/** Closed ballots whose results wait to be known together. @param {App} app */
function withheldPart(app) {
  const waiting = app.state.ballots.filter(({state}) => state.name === "withheld");
  const asked = command.publishBallots(waiting.map(({id}) => id));
  return waiting.length > 0 && h("div", {class: "controls", key: "withheld"},
    h("h2", null, app.say("withheld.title")),
    h("p", {class: "muted"}, app.say("withheld.hint")),
    h("ul", null, waiting.map((ballot) => own("li", {key: ballot.id},
      app.say("motion.repeats.ballot", {number: ballot.number, text: ballot.text})))),
    confirmed(app, {command: asked, label: app.say("withheld.publish"), kind: "primary",
      question: app.say("withheld.question")}),
    problem(app, asked));
}

/** Before the meeting only rehearsals can be held. @param {App} app */
function rehearsalPart(app) {
  app.ui.motion ??= freshMotion();
  app.ui.motion.rehearsal = true;
  return motionPart(app);
}

/** The agenda and all commitments; one tap brings one up. @param {App} app */
export function runningOrder(app) {
  const {state, words} = app;
  const {current} = state.agenda;
  const blocked = Boolean(openBallot(state));
  const line = (subject, label, title, sign, where) => {
    const isCurrent = current?.item === subject.item && current?.commitment === subject.commitment;
    return h("li", {key: subject.item ?? subject.commitment},
      h("button", {
        type: "button", class: "order-line", "aria-current": isCurrent ? "true" : undefined,
        disabled: blocked || isCurrent || !app.canAct,
        onclick: () => app.send(command.turnTo(subject)),
      }, sign, h("span", {class: "muted"}, label), inline("span", {class: "order-title"}, title),
      where && h("span", {class: "muted small"}, where)));
  };
  return [
    blocked && h("p", {class: "muted"}, app.say("order.blocked")),
    h("ol", {class: "order"},
      state.agenda.items.map((item, index) =>
        line({item: item.id}, words.number(index + 1), item.title, icon("list"))),
      ranking(state).map(({commitment}) => line({commitment: commitment.id},
        commitmentLabel(words, commitment), commitment.title,
        kindIcon(commitment.decisions.at(-1)?.disposition.kind),
        stateName(words, state, commitment)))),
    current && press({class: "quiet", disabled: blocked || !app.canAct,
      onclick: () => app.send(command.turnTo())}, app.say("order.nothing")),
    problem(app, ...state.agenda.items.map(({id}) => command.turnTo({item: id})).slice(0, 1)),
  ];
}
