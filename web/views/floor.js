/** Who speaks and for how long, who asked to in which order, and one's own wish to. */

import {participants, seatsById, speakingOrder, speakingTimes, speechClock} from "../derived.js";
import {command} from "../protocol.js";
import {h} from "../render.js";
import {personName} from "../sentences.js";
import {act, badge, bar, eyebrow, field, fold, icon, inline, press, problem} from "./parts.js";

/** @typedef {import("./parts.js").App} App */
/** @typedef {import("../derived/floor.js").FloorRequest} FloorRequest */

/** What the chair can add to a speech, in seconds. */
const EXTENSIONS = [30, 60, 300];

/** @param {App} app */
export function floorPart(app) {
  const {state} = app;
  const {speaker} = state.floor;
  const isOpen = state.phase === "inSession";
  const order = speakingOrder(state);
  if (!isOpen && !speaker && !order.length) return null;
  return h("section", {class: "floor", key: "floor", "aria-labelledby": "floor-title"},
    h("h2", {id: "floor-title", class: "floor-title"}, icon("hand"), app.say("floor")),
    rulesLine(app),
    speaker ? speakerLine(app, speaker) : h("p", {class: "muted"}, app.say("floor.nobody")),
    app.isOfficer && isOpen && speakerControls(app, speaker, order),
    order.length > 0 && queue(app, order),
    isOpen && app.isSeated && ownWish(app, order),
    app.isOfficer && isOpen && fold(app, "enter request", app.say("floor.enter"),
      () => enterForm(app, order)),
    speakingTimes(state).length > 0 && fold(app, "speeches", app.say("floor.record"),
      () => speakingTable(app)),
    problem(app, ...problems(order)));
}

/** Everything here that can be refused without a form of its own. */
function problems(order) {
  return [
    command.requestFloor(), command.requestFloor(true), command.withdrawRequest(),
    command.withdrawRequest(true), command.endSpeech(), command.extendSpeech(0),
    ...order.flatMap(({seat, kind}) =>
      [command.giveFloor(seat), command.removeRequest(seat, isPoint(kind))]),
  ];
}

/** As a parameter: `true` or nothing. @param {string} kind @returns {true | undefined} */
const isPoint = (kind) => (kind === "pointOfOrder" || undefined);

/** The rules of the floor as far as there are any. @param {App} app */
export function floorRuleSentences(app, rules) {
  const {speakingTime, pointOfOrderTime, alternates, seconders} = rules;
  const {duration} = app.words;
  return [
    speakingTime !== undefined && app.say("floor.rule.time", {time: duration(speakingTime)}),
    pointOfOrderTime !== undefined &&
      app.say("floor.rule.point", {time: duration(pointOfOrderTime)}),
    alternates && app.say("floor.rule.alternates"),
    seconders > 0 && app.say("floor.rule.seconders", {count: seconders}),
  ].filter(Boolean);
}

function rulesLine(app) {
  const {speakingTime, pointOfOrderTime, alternates} = app.state.rules.floor;
  const said = floorRuleSentences(app, {speakingTime, pointOfOrderTime, alternates, seconders: 0});
  return said.length > 0 && h("p", {class: "muted small"}, said.join(" "));
}

/** The speaker with the clock: what is left, or by how much the time is over. @param {App} app */
export function speakerLine(app, speaker) {
  const {words} = app;
  const {elapsed, remaining, over} = speechClock(speaker, app.store.now());
  const {allowance, kind, seat} = speaker;
  const text = remaining === undefined ? words.duration(elapsed)
    : over >= 1_000 ? app.say("floor.over", {time: words.duration(over)})
      : app.say("floor.left", {time: words.duration(remaining + 999)});
  return h("div", {class: `speaker ${over >= 1_000 ? "over" : ""}`, key: "speaker"},
    h("p", {class: "speaker-name"}, icon("hand"),
      inline("strong", null, personName(app.state, seat)),
      kind !== "speech" && badge(app.say(`floor.${kind}`), kind)),
    h("p", {class: "speaker-clock", role: "timer", "aria-label": app.say("floor.clock", {time: text})},
      over >= 1_000 && icon("warning"), h("span", {class: "elapsed"}, text)),
    allowance !== undefined &&
      bar(Math.min(elapsed, allowance), Math.max(allowance, 1), over > 0 ? "time over" : "time"));
}

function speakerControls(app, speaker, order) {
  const [next] = order;
  const name = next && personName(app.state, next.seat);
  return [
    h("div", {class: "row", key: "course"},
      next && act(app, {command: command.giveFloor(next.seat), kind: "primary", key: "next",
        label: app.say(speaker ? "floor.next" : "floor.give"),
        name: app.say("floor.giveTo", {name})}),
      speaker && act(app, {command: command.endSpeech(), label: app.say("floor.end"),
        key: "end"})),
    speaker?.allowance !== undefined && h("div", {class: "row", key: "extend"},
      h("span", {class: "muted"}, app.say("floor.extend")),
      EXTENSIONS.map((seconds) => press({
        class: "small", key: seconds, disabled: !app.canAct,
        "aria-label": app.say("floor.extendBy", {time: app.say(`extend.${seconds}`)}),
        onclick: () => app.send(command.extendSpeech(seconds * 1000)),
      }, app.say(`extend.${seconds}`)))),
  ];
}

/** All who wait, in their order; the same for everybody. @param {App} app */
function queue(app, order) {
  return h("div", {class: "waiting", key: "waiting"},
    eyebrow(h("span", {id: "queue-title"}, app.say("floor.waiting"))),
    h("ol", {class: "queue", "aria-labelledby": "queue-title"}, order.map((request) => {
      const {seat, kind} = request;
      const name = personName(app.state, seat);
      const side = seatsById(app.state).get(seat)?.person.constituency;
      return h("li", {key: `${seat} ${kind}`},
        h("span", {class: "queue-name"}, inline("span", null, name),
          kind !== "speech" && badge(app.say(`floor.${kind}`), kind),
          side && app.state.rules.floor.alternates &&
            h("span", {class: "muted small"}, app.say(`constituency.${side}`))),
        app.isOfficer && app.state.phase === "inSession" && h("span", {class: "queue-acts"},
          act(app, {command: command.giveFloor(seat), label: app.say("floor.give"),
            kind: "small", name: app.say("floor.giveTo", {name})}),
          act(app, {command: command.removeRequest(seat, isPoint(kind)), kind: "small quiet",
            label: app.say("floor.remove"), name: app.say("floor.removeOf", {name})})));
    })));
}

/** @param {App} app @param {FloorRequest[]} order */
function ownWish(app, order) {
  const {seat} = app.store.me;
  if (app.state.floor.speaker?.seat === seat) {
    return act(app, {
      command: command.withdrawRequest(), label: app.say("floor.finish"), key: "wish",
    });
  }
  const place = order.findIndex((request) =>
    request.seat === seat && request.kind !== "pointOfOrder");
  const point = order.some((request) => request.seat === seat && request.kind === "pointOfOrder");
  return h("div", {class: "wish", key: "wish"},
    place < 0 ? act(app, {
      command: command.requestFloor(), label: app.say("floor.request"), icon: "hand", key: "ask",
    }) : h("div", {class: "row", key: "asked"},
      h("p", null, place === 0
        ? app.say("floor.place.first") : app.say("floor.place", {n: place})),
      act(app, {command: command.withdrawRequest(), label: app.say("floor.withdraw")})),
    point ? h("div", {class: "row", key: "point asked"},
      h("p", null, app.say("floor.waitsPoint")),
      act(app, {command: command.withdrawRequest(true), label: app.say("floor.withdrawPoint")}))
      : act(app, {command: command.requestFloor(true), label: app.say("floor.askPoint"),
        kind: "quiet", icon: "warning", key: "ask point"}));
}

/** For those in the room who have no screen: the chair or the secretary enters the wish. */
function enterForm(app, order) {
  const chosen = app.ui.speakerToEnter ?? "";
  const waits = (kind) => order.some((request) =>
    request.seat === chosen && (request.kind === "pointOfOrder") === kind);
  const pick = (seat) => { app.ui.speakerToEnter = seat; app.redraw(); };
  const done = () => pick("");
  return h("div", {class: "form", key: "enter"},
    field(app.say("floor.enter.who"), h("select", {
      liveValue: chosen, onchange: (event) => pick(event.target.value),
    }, h("option", {value: ""}, app.say("floor.enter.choose")),
    participants(app.state).filter(({role}) => role !== "observer").map(({id}) =>
      h("option", {key: id, value: id}, personName(app.state, id))))),
    h("div", {class: "row"},
      act(app, {command: command.queueSpeaker(chosen), label: app.say("floor.enter.do"),
        disabled: !chosen || waits(false), after: done, key: "speech"}),
      act(app, {command: command.queueSpeaker(chosen, true), label: app.say("floor.pointOfOrder"),
        kind: "quiet", disabled: !chosen || waits(true), after: done, key: "point"})),
    problem(app, command.queueSpeaker(chosen), command.queueSpeaker(chosen, true)));
}

/** Who spoke how often and how long. @param {App} app */
function speakingTable(app) {
  const {state, words} = app;
  return h("table", {class: "roll speaking"},
    h("caption", {class: "unseen"}, app.say("floor.record")),
    h("thead", null, h("tr", null, ["person", "floor.speeches", "floor.points", "floor.time"]
      .map((key) => h("th", {scope: "col", key}, app.say(key))))),
    h("tbody", null, speakingTimes(state).map(({seat, speeches, pointsOfOrder, time}) =>
      h("tr", {key: seat},
        inline("th", {scope: "row"}, personName(state, seat)),
        h("td", null, words.number(speeches)), h("td", null, words.number(pointsOfOrder)),
        h("td", null, words.duration(time))))));
}
