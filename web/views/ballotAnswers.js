/** Answers with several parts: filled in first, then sent, and changed as often as one likes. */

import {
  choiceOf, draftOf, hasParts, isSame, joined, mostPoints, moved, optionsLeft, placedLast,
  pointsLeft, rankOf, shortcoming, sidesOf, toggled, unplaced, withPoints,
} from "../answers.js";
import {voteKey} from "../othersVotes.js";
import {command} from "../protocol.js";
import {h} from "../render.js";
import {isSecret} from "../secrecy.js";
import {optionName} from "../sentences.js";
import {icon, inline, press} from "./parts.js";

/** @typedef {import("./parts.js").App} App */

/**
 * The answer that one is filling in; it begins as what was sent last.
 * @param {App} app
 * @param {string} key as in `voteKey`
 * @param {import("../ballots.js").Choice} [choice]
 */
const draftIn = (app, key, choice) => app.ui.answers?.[key] ?? draftOf(choice);

/**
 * The fields of the method and the button that sends them.
 * @param {App} app
 * @param {import("../ballots.js").Ballot} ballot
 * @param {Object} own
 * @param {import("../ballots.js").Choice} [own.choice] what was answered
 * @param {string} [own.state] of the answer on its way
 * @param {boolean} own.locked
 * @param {string} [own.seat] whose answer it is, if not one's own
 */
export function partsOfAnswer(app, ballot, {choice, state, locked, seat}) {
  if (!hasParts(ballot)) return null;
  const key = voteKey(ballot.id, seat);
  const draft = draftIn(app, key, choice);
  const change = (next, focus) => {
    app.ui.answers = {...app.ui.answers, [key]: next};
    app.redraw();
    if (focus) focusLater(focus);
  };
  const id = (name) => (seat === undefined ? name : `${name}-for-${seat}`);
  const given = {app, ballot, draft, change, locked, id};
  return h("div", {class: "answer", key: "answer"},
    ballot.method === "points" ? pointFields(given)
      : ballot.method === "ranking" ? rankingFields(given) : optionFields(given),
    sendPart(app, ballot, {draft, choice, state, locked, seat, id: id("answer-send")}));
}

/** When the button under the finger goes, the finger's place is kept. */
const focusLater = (selector) => requestAnimationFrame(() => requestAnimationFrame(() => {
  /** @type {HTMLElement | null} */ (document.querySelector(selector))?.focus();
}));

const nameIn = ({app, ballot}, option) => optionName(app.words, app.state, ballot, option);

const remainder = (text) => h("p", {class: "remainder", role: "status"}, text);

function optionFields(given) {
  const {app, ballot, draft, change, locked} = given;
  const left = optionsLeft(ballot, draft);
  const single = ballot.limits.most === 1;
  return h("fieldset", {class: "answer-options"},
    h("legend", {class: "unseen"}, app.say("ballot.choices")),
    !single && remainder(app.say("answer.options.left", {
      n: left, count: left, chosen: draft.options.length,
    })),
    sidesOf(ballot).map((option) => {
      const isChosen = draft.options.includes(option.id);
      return h("label", {class: "answer-option", key: option.id},
        h("input", {
          type: "checkbox", liveChecked: isChosen, id: given.id(`answer-${option.id}`),
          disabled: locked || (!isChosen && !single && left < 1),
          onchange: () => change(toggled(ballot, draft, option.id)),
        }),
        inline("span", {class: "choice-name"}, nameIn(given, option)));
    }));
}

function pointFields(given) {
  const {app, ballot, draft, change, locked} = given;
  const left = pointsLeft(ballot, draft);
  return h("fieldset", {class: "answer-points"},
    h("legend", {class: "unseen"}, app.say("ballot.choices")),
    remainder(app.say("answer.points.left", {n: left, count: left, budget: ballot.limits.most})),
    sidesOf(ballot).map((option) => {
      const name = nameIn(given, option);
      const points = draft.points[option.id] ?? 0;
      const most = mostPoints(ballot, draft, option.id);
      const set = (value) => change(withPoints(ballot, draft, option.id, value));
      const step = (sign, by, isAtEnd) => press({
        class: "step", "aria-label": app.say(`answer.points.${sign}`, {option: name}),
        "aria-disabled": isAtEnd ? "true" : undefined, disabled: locked,
        onclick: () => set(points + by),
      }, icon(sign));
      return h("div", {class: "answer-point", key: option.id},
        inline("span", {class: "choice-name"}, name),
        h("div", {class: "stepper"},
          step("minus", -1, points <= 0),
          h("input", {
            type: "number", inputmode: "numeric", min: 0, max: most, step: 1, disabled: locked,
            id: given.id(`points-${option.id}`), "aria-label": app.say("answer.points.of", {option: name}),
            liveValue: String(points), oninput: (event) => set(Number(event.target.value)),
          }),
          step("plus", 1, points >= most)));
    }));
}

function rankingFields(given) {
  const {app, ballot, draft} = given;
  const rest = sidesOf(ballot).filter(({id}) => rankOf(draft, id) === undefined);
  const byId = new Map(sidesOf(ballot).map((option) => [option.id, option]));
  return h("div", {class: "answer-ranking"},
    remainder(app.say(rest.length === 0 ? "answer.rank.all"
      : draft.ranking.length === 0 ? "answer.rank.first" : "answer.rank.next",
    {place: draft.ranking.length + 1})),
    h("ol", {class: "ranked", "aria-label": app.say("answer.ranked")},
      draft.ranking.flatMap((place, index) => place.map((id, within) =>
        rankedLine(given, byId.get(id) ?? {id}, index, within > 0)))),
    rest.length > 0 && h("div", {class: "unranked", role: "group",
      "aria-label": app.say("answer.unranked")},
    rest.map((option, index) => unrankedButton(given, option, rest[index + 1] ?? rest[index - 1]))),
    ballot.rule.ranking === "schulze" && rest.length > 0 && draft.ranking.length > 0 &&
      h("p", {class: "muted small"}, app.say("answer.rank.restLast")));
}

function unrankedButton(given, option, next) {
  const {app, draft, change, locked, id} = given;
  const place = draft.ranking.length + 1;
  const name = nameIn(given, option);
  return press({
    class: "rank-next", key: option.id, id: id(`rank-${option.id}`), disabled: locked,
    "aria-label": app.say("answer.rank.put", {option: name, place}),
    onclick: () => change(placedLast(draft, option.id),
      `#${id(next ? `rank-${next.id}` : "answer-send")}`),
  }, inline("span", null, name));
}

function rankedLine(given, option, index, isJoined) {
  const {app, ballot, draft, change, locked, id} = given;
  const {ranking} = draft;
  const name = nameIn(given, option);
  const shared = ranking[index].length > 1;
  const button = (key, image, next, isAtEnd) => press({
    class: "step", key, disabled: locked, "aria-disabled": isAtEnd ? "true" : undefined,
    "aria-label": app.say(`answer.rank.${key}`, {option: name}),
    onclick: () => { if (!isAtEnd) change(next()); },
  }, icon(image));
  return h("li", {key: option.id, class: isJoined ? "joined" : ""},
    h("span", {class: "place-sign", "aria-hidden": "true"}, app.words.number(index + 1)),
    h("span", {class: "unseen"}, app.say("answer.rank.place", {place: index + 1})),
    inline("span", {class: "choice-name"}, name),
    h("div", {class: "rank-acts"},
      button("up", "up", () => moved(draft, option.id, -1), index === 0 && !shared),
      button("down", "down", () => moved(draft, option.id, 1),
        index === ranking.length - 1 && !shared),
      ballot.limits.sharedPlaces && button("join", "equal", () => joined(draft, option.id),
        index === 0),
      press({
        class: "step", key: "out", disabled: locked,
        "aria-label": app.say("answer.rank.out", {option: name}),
        onclick: () => change(unplaced(draft, option.id), `#${id(`rank-${option.id}`)}`),
      }, icon("cross"))));
}

function sendPart(app, ballot, {draft, choice, state, locked, seat, id}) {
  const missing = shortcoming(ballot, draft);
  const sent = isSame(ballot, draft, choice);
  const busy = state === "sending" || state === "waiting";
  const isAnswered = choice !== undefined || app.acts.last(command.castVote(ballot.id, undefined, seat));
  const status = sent && state ? `vote.${state}`
    : isAnswered ? "answer.changed" : isSecret(ballot) ? "" : "answer.notYet";
  return h("div", {class: "answer-send"},
    press({
      class: "primary", id, data: {state: sent ? state : ""},
      disabled: locked || missing !== undefined || (sent && !busy),
      "aria-busy": sent && busy ? "true" : undefined,
      onclick: () => { if (!(sent && busy)) app.vote(ballot, choiceOf(ballot, draft), seat); },
    }, app.say(isAnswered ? "answer.sendAgain" : "answer.send")),
    h("p", {class: "answer-state", role: "status", data: {state: sent ? state : ""}},
      sent && state === "recorded" && icon("check"),
      h("span", null, missing ? app.say(missing.key, {n: missing.count ?? 0, count: missing.count ?? 0})
        : status && app.say(status))));
}
