// Header, attendance, agenda, lists and actions of the minutes, as in the official document: what
// each shows, and in which order, stands in docs/WORDS.md.

import { h } from "../../render.js";
import {
  agreedActions, attended, completionOf, decided, finalList, kindOf, participants, quorum, ranking,
  supplementaryList, voters,
} from "../../derived.js";
import { openedAt, representedAt, votersAt } from "../sentences.js";

/** @typedef {import("../sentences.js").Sentences} Sentences */

/** The heading of a part; `level` as in the documents, 1 below the title. */
export const heading = (sentences, key, level = 2) => h("p", {
  class: "minutes-part", role: "heading", "aria-level": String(level + 1),
}, sentences.say(key));

/** A label and what belongs to it. */
const fact = (sentences, key, text) => h("p", { key, class: "minutes-fact" },
  h("b", null, sentences.say(key), sentences.say("colon")), h("bdi", null, text));

/** Sentences of the program run as the language does. */
const items = (texts) => h("ul", null, texts.map((text) => h("li", null, text)));

/** Items that begin with what somebody wrote run as that does. */
const writtenItems = (texts) => h("ul", null, texts.map((text) => h("li", { dir: "auto" }, text)));

const nothing = (sentences) => h("p", { class: "minutes-nothing" }, sentences.say("none"));

const note = (text) => h("p", { class: "minutes-remark" }, text);

/** @param {Object} state @param {Sentences} sentences */
export function header({ header: head, phaseChanges }, sentences) {
  const place = placeOf(head, sentences);
  return [
    head.letterhead.map((line) => h("p", { class: "minutes-letterhead", dir: "auto" }, line)),
    h("h1", { class: "minutes-title" }, sentences.say("minutes.title")),
    fact(sentences, "header.subject", head.subject),
    head.body && fact(sentences, "header.body", head.body),
    fact(sentences, "header.date", sentences.dateTime(head.date, head.time)),
    place && fact(sentences, "header.place", place),
    courseOf(phaseChanges).map(({ key, at }) => fact(sentences, key,
      sentences.say("header.at", { time: sentences.moment(at, head.timeZone) }))),
  ];
}

function placeOf({ place, remote }, sentences) {
  if (!remote) return place && sentences.quoted(place);
  return place ? sentences.say("header.placeAndRemote", { place: sentences.quoted(place) })
    : sentences.say("header.remote");
}

function courseOf(phaseChanges) {
  let wasOpened = false;
  return phaseChanges.flatMap(({ phase, at }) => {
    switch (phase) {
      case "inSession": {
        const key = wasOpened ? "header.resumed" : "header.opened";
        wasOpened = true;
        return [{ key, at }];
      }
      case "suspended": return [{ key: "header.suspended", at }];
      case "closed": return [{ key: "header.closed", at }];
      default: return [];
    }
  });
}

/** @param {Object} state @param {Sentences} sentences */
export function attendance(state, sentences) {
  const everyone = participants(state);
  const anybodyCame = everyone.some(({ id }) => attended(state, id));
  const here = everyone.filter(({ id }) => !anybodyCame || attended(state, id));
  const others = everyone.filter((seat) => !here.includes(seat));
  const isExcused = ({ id }) => state.attendance.excused.includes(id);
  const group = (key, seats, level) => seats.length > 0 && [heading(sentences, key, level),
    h("ul", null, seats.map((seat) =>
      h("li", { key: seat.id, dir: "auto" }, sentences.participant(seat, state))))];
  const names = (key, role) => {
    const seats = here.filter((seat) => seat.role === role);
    return seats.length > 0 && fact(sentences, key,
      seats.map(({ person }) => sentences.name(person)).join(sentences.say("comma")));
  };
  const sides = sentences.sides(here);
  return [
    group("attendance.participants", here, 1),
    group("attendance.excused", others.filter(isExcused)),
    group("attendance.absent", others.filter((seat) => !isExcused(seat))),
    names("attendance.chair", "chair"),
    names("attendance.secretary", "secretary"),
    anybodyCame && sides && h("p", null, `${sides}.`),
    anybodyCame && h("p", null, quorumLine(state, sentences)),
  ];
}

/** The quorum as it was at the opening; before, as it is. */
function quorumLine(state, sentences) {
  const opened = openedAt(state);
  const { members, present, represented } = quorum(state);
  if (opened === undefined) {
    return sentences.quorum(present, members, state.rules.quorum, represented);
  }
  const here = votersAt(state, voters(state), opened).length;
  const others = representedAt(state, voters(state), opened).length;
  return sentences.quorum(here + others, members, state.rules.quorum, others);
}

/** @param {Object} state @param {Sentences} sentences */
export function agenda({ agenda: { items: points } }, sentences) {
  return points.length > 0 ? writtenItems(points.map(({ title }) => title)) : nothing(sentences);
}

export const lists = {
  /** @param {Object} state @param {Sentences} sentences */
  final(state, sentences) {
    const entries = finalList(state);
    const order = sentences.order("final", state);
    const undecided = decided(state, "undecided");
    const notYet = ranking(state).map(({ commitment }) => commitment)
      .filter((commitment) => kindOf(commitment) === undefined);
    const open = (key, commitments) => commitments.length > 0 &&
      h("p", { class: "minutes-open" }, sentences.numbers(key, commitments));
    return [
      heading(sentences, "list.final"),
      entries.length === 0 ? nothing(sentences) : [
        order && note(order),
        items(entries.map((entry) => sentences.finalEntry(entry))),
        note(sentences.say("list.note")),
      ],
      completionOf(state) && h("p", null, `${sentences.listsState(state)}.`),
      open("list.undecided", undecided),
      open("list.notYet", notYet),
    ];
  },

  /** @param {Object} state @param {Sentences} sentences */
  supplementary(state, sentences) {
    const entries = supplementaryList(state);
    const order = sentences.order("supplementary", state);
    return [heading(sentences, "list.supplementary"), entries.length > 0 && order && note(order),
      entries.length === 0 ? nothing(sentences) : items(entries.map((entry) => sentences.supplementaryEntry(entry)))];
  },

  /** @param {Object} state @param {Sentences} sentences */
  dropped(state, sentences) {
    const commitments = decided(state, "dropped");
    return [heading(sentences, "list.dropped"), commitments.length === 0 ? nothing(sentences)
      : writtenItems(commitments.map((commitment) => sentences.droppedEntry(commitment)))];
  },
};

/** @param {Object} state @param {Sentences} sentences */
export function actions(state, sentences) {
  const agreed = agreedActions(state);
  return agreed.length === 0 ? nothing(sentences)
    : writtenItems(agreed.map((action) => sentences.action(action, state)));
}
