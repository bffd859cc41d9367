/** The roll call: the secretary calls one name after the other and enters what is answered. */

import {takesNoSide} from "../ballots.js";
import {hasParts} from "../answers.js";
import {calledIn, nextName, voteKey} from "../othersVotes.js";
import {choiceOfVote, command} from "../protocol.js";
import {h} from "../render.js";
import {answerText, optionName} from "../sentences.js";
import {partsOfAnswer} from "./ballotAnswers.js";
import {badge, icon, inline, press, problem} from "./parts.js";
import {electorName} from "./proxies.js";

/** @typedef {import("./parts.js").App} App */

/** For officers only; whoever is called answers aloud. @param {App} app */
export function rollCallPart(app, ballot) {
  const called = calledIn(ballot);
  if (called.length === 0 || !app.isOfficer) return null;
  const answered = new Set(called.map(({seat}) => seat).filter((seat) =>
    answerOf(app, ballot, seat) || (app.store.live.turnout[ballot.id] ?? []).includes(seat)));
  const wanted = app.ui.called?.[ballot.id];
  const current = called.find(({seat}) => seat === wanted) ?? nextName(called, answered);
  return h("section", {class: "roll-call", key: "roll-call", "aria-label": app.say("roll.title")},
    h("h2", null, app.say("roll.title"), " ",
      badge(app.say("roll.progress", {count: answered.size, all: called.length}))),
    current ? calling(app, ballot, called, answered, current)
      : h("p", {class: "roll-done", role: "status"}, icon("check"),
        h("span", null, app.say("roll.done"))),
    h("ol", {class: "roll-names"}, called.map((elector) =>
      nameLine(app, ballot, elector, elector === current, answered.has(elector.seat)))));
}

/** The answer that was entered on this page or its officer's other devices, or `undefined`. */
function answerOf(app, ballot, seat) {
  const handle = app.acts.last(command.castVote(ballot.id, undefined, seat));
  return handle ? choiceOfVote(handle.command) : app.store.votes[voteKey(ballot.id, seat)];
}

function call(app, ballot, seat) {
  app.ui.called = {...app.ui.called, [ballot.id]: seat};
  app.redraw();
  // The next answer is under the same finger, and the keyboard stays where it is.
  requestAnimationFrame(() => requestAnimationFrame(() => {
    /** @type {HTMLElement | null} */ (document.querySelector(".roll-answers .choice"))?.focus();
  }));
}

function calling(app, ballot, called, answered, current) {
  const {seat} = current;
  const choice = answerOf(app, ballot, seat);
  const handle = app.acts.last(command.castVote(ballot.id, undefined, seat));
  const state = handle?.state ?? (choice ? "recorded" : undefined);
  const locked = !app.canAct ||
    (ballot.deadline !== undefined && app.store.now() >= ballot.deadline);
  const options = hasParts(ballot) ? ballot.options.filter(takesNoSide) : ballot.options;
  const after = (seats) => nextName(called, seats, seat)?.seat;
  return h("div", {class: "roll-current", key: `calling ${seat}`},
    h("p", {class: "roll-name", role: "status"},
      inline("strong", null, electorName(app, current))),
    partsOfAnswer(app, ballot, {choice, state, locked, seat}),
    h("div", {class: "roll-answers", role: "group",
      "aria-label": app.say("roll.answers", {name: electorName(app, current)})},
    options.map((option) => {
      const name = optionName(app.words, app.state, ballot, option);
      return h("button", {
        type: "button", key: option.id, class: `choice choice-${option.id}`, disabled: locked,
        "aria-pressed": choice && "option" in choice && choice.option === option.id
          ? "true" : "false",
        "aria-label": app.say("roll.answer", {option: name, name: electorName(app, current)}),
        onclick: () => {
          app.vote(ballot, {option: option.id}, seat);
          call(app, ballot, after(new Set([...answered, seat])));
        },
      }, inline("span", {class: "choice-name"}, name));
    })),
    h("div", {class: "row"},
      press({class: "quiet small", disabled: !after(answered),
        onclick: () => call(app, ballot, after(answered))}, app.say("roll.pass"))),
    problem(app, command.castVote(ballot.id, undefined, seat)));
}

function nameLine(app, ballot, elector, isCurrent, isAnswered) {
  const choice = answerOf(app, ballot, elector.seat);
  const said = choice ? answerText(app.words, app.state, ballot, choice)
    : app.say(isAnswered ? "roll.answered" : "roll.waits");
  return h("li", {key: elector.seat, class: isCurrent ? "current" : ""},
    h("button", {type: "button", class: "roll-line", "aria-current": isCurrent ? "true" : undefined,
      onclick: () => call(app, ballot, elector.seat)},
    icon(isAnswered ? "check" : "circle"),
    inline("span", {class: "roll-who"}, electorName(app, elector)),
    inline("span", {class: isAnswered ? "" : "muted"}, said)));
}
