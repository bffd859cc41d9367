/** An open ballot: the question, what a yes decides, the answers, the time, who has voted. */

import {hasParts} from "../answers.js";
import {takesNoSide} from "../ballots.js";
import {modeOf} from "../derived.js";
import {calledIn, electorOf, votedIn, voteKey} from "../othersVotes.js";
import {choiceOfVote, command} from "../protocol.js";
import {h} from "../render.js";
import {isSecret} from "../secrecy.js";
import {conditionText, optionName, personName, ruleOfBallot} from "../sentences.js";
import {ballotText} from "./amendText.js";
import {partsOfAnswer} from "./ballotAnswers.js";
import {badge, eyebrow, icon, inline, own, partOf, problem, ring} from "./parts.js";
import {electorName, othersVotesLines, ownVotes} from "./proxies.js";
import {ballotNumber, question, rehearsalSign} from "./question.js";
import {runningPart} from "./running.js";
import {sheetPart, sheetRule} from "./sheet.js";
import {boxProblem, secrecyNotice, votedAlready} from "./secrecy.js";
import {tellerPart} from "./tellers.js";

/** @typedef {import("./parts.js").App} App */

const NAMES_SHOWN = 40;
const OPTION_ICONS = {yes: "check", no: "cross", abstain: "circle", blank: "circle"};

/** The whole card, for whoever may look at it. @param {App} app @param {Object} ballot */
export function ballotCard(app, ballot) {
  return h("section", {
    class: ballot.rehearsal ? "ballot rehearsal" : "ballot", key: ballot.id, id: "ballot", tabindex: "-1",
    "aria-labelledby": "ballot-question",
  },
    rehearsalSign(app, ballot),
    h("header", {class: "ballot-head"},
      h("div", null,
        eyebrow(ballotNumber(app, ballot), badge(app.say("ballot.isOpen"))),
        h("h1", {id: "ballot-question"}, question(app, ballot))),
      countdown(app, ballot)),
    ballotText(app, ballot),
    whatYesDecides(app, ballot.proposal),
    h("p", {class: "rule"}, ruleOfBallot(app.words, ballot)),
    sheetRule(app, ballot),
    secrecyNotice(app, ballot),
    boxProblem(app, ballot),
    othersVotesLines(app, ballot),
    tellerPart(app, ballot),
    app.isOfficer && calledIn(ballot).length > 0 &&
      partOf(app, "officers", (officers) => officers.rollCallPart(app, ballot)),
    ownVotes(app, ballot, choices) ?? bystander(app, ballot),
    runningPart(app, ballot),
    turnout(app, ballot));
}

function whatYesDecides(app, proposal) {
  if (!proposal) return null;
  const lines = [
    ...(proposal.disposition.options ?? []),
    ...(proposal.reason ? [app.say("reason.is", {reason: proposal.reason})] : []),
    ...proposal.conditions.map((condition) => conditionText(app.words, condition)),
  ];
  return lines.length > 0 && h("div", {class: "what-yes"},
    h("p", {class: "muted"}, app.say("ballot.yesDecides")),
    h("ul", null, lines.map((line) => own("li", null, line))));
}

/**
 * The answer that one gave or is giving, for oneself or for another.
 * @param {App} app
 * @param {Object} ballot
 * @param {string} [seat]
 * @returns {import("../ballots.js").Choice | undefined}
 */
export function ownChoice(app, ballot, seat) {
  const handle = app.acts.last(command.castVote(ballot.id, undefined, seat));
  return handle ? choiceOfVote(handle.command) : app.store.votes[voteKey(ballot.id, seat)];
}

/** The answers to tap or to fill in. @param {App} app @param {string} [seat] as above */
function choices(app, ballot, seat) {
  const choice = ownChoice(app, ballot, seat);
  const handle = app.acts.last(command.castVote(ballot.id, undefined, seat));
  const state = handle?.state ?? (choice ? "recorded" : undefined);
  const closed = ballot.deadline !== undefined && app.store.now() >= ballot.deadline;
  const locked = !app.canAct || closed || ballot.id in app.store.live.boxes;
  if (ballot.sheet) {
    return h("div", {class: "choices-part"}, sheetPart(app, ballot, {choice, state, locked, seat}),
      isSecret(ballot) ? votedAlready(app, ballot, seat)
        : seat === undefined && h("p", {class: "muted small"}, app.say("ballot.change"), " ", app.say("ballot.named")));
  }
  const single = hasParts(ballot) ? ballot.options.filter(takesNoSide) : ballot.options;
  const what = single.length > 0 && h("div", {
    class: `choices method-${ballot.method}`, role: "group",
    "aria-label": app.say(hasParts(ballot) ? "answer.besides" : "ballot.choices"),
  }, single.map((option) => choiceButton(app, ballot, option, {choice, state, locked, seat})));
  return h("div", {class: "choices-part"},
    partsOfAnswer(app, ballot, {choice, state, locked, seat}), what,
    problem(app, command.castVote(ballot.id, undefined, seat)),
    isSecret(ballot) ? votedAlready(app, ballot, seat) : seat === undefined && h("p", {class: "muted small"},
      choice === undefined ? app.say("ballot.named") : app.say("ballot.change"),
      choice !== undefined && [" ", app.say("ballot.named")]));
}

function choiceButton(app, ballot, option, {choice, state, locked, seat}) {
  const name = optionName(app.words, app.state, ballot, option);
  const picked = choice !== undefined && "option" in choice && option.id === choice.option;
  return h("button", {
    key: option.id, type: "button", class: `choice choice-${option.id}`,
    "aria-pressed": picked ? "true" : "false",
    "aria-label": seat === undefined
      ? app.say("ballot.choice.label", {option: name, text: ballot.text})
      : app.say("ballot.choice.labelFor",
        {option: name, text: ballot.text, name: personName(app.state, seat)}),
    disabled: locked, data: {state: picked ? state : ""},
    onclick: () => app.vote(ballot, {option: option.id}, seat),
  },
    icon(OPTION_ICONS[option.id] ?? (picked ? "check" : "circle")),
    inline("span", {class: "choice-name"}, name),
    h("span", {class: "choice-state"}, picked ? app.say(`vote.${state}`) : ""));
}

/** Why somebody cannot vote here. */
function bystander(app, ballot) {
  const seat = app.state.seats.find(({id}) => id === app.store.me.seat);
  if (app.store.me.role === "screen") return null;
  const represented = electorOf(ballot, app.store.me.seat)?.holder;
  if (represented !== undefined) {
    return h("p", {class: "notice"}, app.say("ballot.represented",
      {number: ballot.number, name: personName(app.state, represented)}));
  }
  const key = !seat?.votes ? "ballot.noRight"
    : modeOf(app.state, seat.id) ? "ballot.late" : "ballot.absent";
  return h("p", {class: "notice"}, app.say(key, {number: ballot.number}));
}

/** How many and who have voted; nobody sees how. @param {App} app */
export function turnout(app, ballot) {
  const voted = votedIn(ballot, app.store.live.turnout[ballot.id]);
  const all = ballot.electorate;
  const count = all.filter(({seat}) => voted.has(seat)).length;
  return h("div", {class: "turnout"},
    ring({part: count, whole: all.length, label: [
      h("strong", null, app.words.number(count)),
      h("small", null, app.say("of", {number: all.length})),
    ]}),
    h("div", {class: "turnout-names"},
      h("p", null, app.say("turnout", {count, n: all.length, all: all.length})),
      all.length <= NAMES_SHOWN && h("ul", {class: "names"}, all.map((elector) => {
        const {seat} = elector;
        return h("li", {key: seat, class: voted.has(seat) ? "voted" : ""},
          icon(voted.has(seat) ? "check" : "circle"),
          inline("span", null, electorName(app, elector)),
          h("span", {class: "unseen"}, app.say(voted.has(seat) ? "hasVoted" : "hasNotVoted")));
      }))));
}

/** Milliseconds until the ballot closes by itself, or `undefined`. @param {App} app */
export const remaining = (app, ballot) =>
  ballot.deadline === undefined ? undefined : Math.max(0, ballot.deadline - app.store.now());

/** The ring that empties. @param {App} app */
export function countdown(app, ballot) {
  const rest = remaining(app, ballot);
  if (rest === undefined) return null;
  const whole = ballot.deadline - ballot.openedAt;
  return h("div", {class: `countdown ${rest <= 10_000 ? "last" : ""}`, role: "timer",
    "aria-label": app.say("countdown", {time: app.words.duration(rest)})},
    ring({part: rest, whole, label: h("strong", null, app.words.duration(rest + 999))}));
}
