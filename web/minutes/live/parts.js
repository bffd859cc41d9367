// Header, attendance, agenda, lists and actions of the minutes, as in the official document.

import { h } from "../../render.js";
import {
  agreedActions, attended, decided, finalList, kindOf, participants, quorum, ranking,
  supplementaryList, voters,
} from "../../derived.js";
import { closedAt, openedAt, votersAt } from "../sentences.js";

/** @typedef {import("../sentences.js").Sentences} Sentences */

/** A text whose direction follows its own letters. */
const free = (text) => h("bdi", null, text);

/** @param {string} title @param {any} content */
const titled = (title, ...content) => [h("p", { class: "minutes-part" }, title), ...content];

/** Bullets, or a line that says that there are none. */
const bullets = (sentences, items) => (items.length === 0
  ? h("p", { class: "minutes-nothing" }, sentences.say("none"))
  : h("ul", null, items.map((item) => h("li", { dir: "auto" }, item))));

/** @param {Object} state @param {Sentences} sentences */
export function header({ header: head, phaseChanges }, sentences) {
  const { timeZone } = head;
  const lines = [[
    "header.subject", head.subject], ["header.body", head.body],
  ["header.date", sentences.dateTime(head.date, head.time)], ["header.place", place(head, sentences)]];
  const opened = openedAt({ phaseChanges });
  const closed = closedAt({ phaseChanges });
  const at = (instant) => sentences.moment(instant, timeZone);
  if (opened !== undefined) lines.push(["header.opened", at(opened)]);
  if (closed !== undefined) lines.push(["header.closed", at(closed)]);
  return [
    head.letterhead.map((line) => h("p", { class: "minutes-letterhead", dir: "auto" }, line)),
    h("h2", { class: "minutes-title" }, sentences.say("minutes.title")),
    h("dl", { class: "minutes-facts" }, lines.filter(([, text]) => text).map(([key, text]) =>
      h("div", { key }, h("dt", null, sentences.say(key), sentences.say("colon")),
        h("dd", null, free(text))))),
  ];
}

function place({ place: room, remote }, sentences) {
  if (!remote) return room;
  return room
    ? sentences.say("header.placeAndRemote", { place: room }) : sentences.say("header.remote");
}

/** @param {Object} state @param {Sentences} sentences */
export function attendance(state, sentences) {
  const everyone = participants(state);
  const isExcused = ({ id }) => state.attendance.excused.includes(id);
  const present = everyone.filter(({ id }) => attended(state, id));
  const away = everyone.filter(({ id }) => !attended(state, id));
  const group = (key, seats) => seats.length === 0 ? null : titled(
    sentences.say(key) + sentences.say("colon").trimEnd(),
    h("ul", null, seats.map((seat) =>
      h("li", { key: seat.id, dir: "auto" }, sentences.participant(seat, state)))));
  const sides = sentences.sides(present);
  return [
    present.length ? group("attendance.participants", present)
      : titled(sentences.say("attendance.participants"), bullets(sentences, [])),
    group("attendance.excused", away.filter(isExcused)),
    openedAt(state) === undefined
      ? null : group("attendance.absent", away.filter((seat) => !isExcused(seat))),
    sides && h("p", null, sides),
    state.rules.quorum && h("p", null, quorumLine(state, sentences)),
  ];
}

/** The quorum as it was at the opening; before, as it is. */
function quorumLine(state, sentences) {
  const opened = openedAt(state);
  const { members, present } = quorum(state);
  const here = opened === undefined ? present : votersAt(state, voters(state), opened).length;
  return sentences.quorum(here, members, state.rules.quorum);
}

/** @param {Object} state @param {Sentences} sentences */
export const agenda = (state, sentences) =>
  bullets(sentences, state.agenda.items.map(({ title }) => title));

/** In which order a list stands. */
function order(state, sentences) {
  const [top] = state.consultation?.scale ?? [];
  return top && h("p", { class: "minutes-remark" },
    sentences.say("list.order", { level: sentences.level(top) }));
}

export const lists = {
  /** @param {Object} state @param {Sentences} sentences */
  final(state, sentences) {
    const undecided = decided(state, "undecided");
    const notYet = ranking(state).map(({ commitment }) => commitment)
      .filter((commitment) => kindOf(commitment) === undefined);
    return titled(
      sentences.say("list.final") + sentences.say("colon").trimEnd(),
      bullets(sentences, finalList(state).map((entry) => sentences.finalEntry(entry))),
      undecided.length > 0 && h("p", { class: "minutes-open" },
        sentences.numbers("list.undecided", undecided)),
      notYet.length > 0 && h("p", { class: "minutes-open" },
        sentences.numbers("list.notYet", notYet)),
      h("p", { class: "minutes-remark" }, sentences.say("list.note")), order(state, sentences));
  },

  /** @param {Object} state @param {Sentences} sentences */
  supplementary: (state, sentences) => titled(
    sentences.say("list.supplementary") + sentences.say("colon").trimEnd(),
    bullets(
      sentences, supplementaryList(state).map((entry) => sentences.supplementaryEntry(entry))),
    order(state, sentences)),

  /** @param {Object} state @param {Sentences} sentences */
  dropped: (state, sentences) => titled(
    sentences.say("list.dropped") + sentences.say("colon").trimEnd(),
    bullets(sentences, decided(state, "dropped").map((one) => sentences.droppedEntry(one)))),
};

/** @param {Object} state @param {Sentences} sentences */
export const actions = (state, sentences) =>
  bullets(sentences, agreedActions(state).map((action) => sentences.action(action, state)));
