/** Votes by hand in the room: who has no device, who counts, and what the two tellers enter. */

import {
  electorateNow, isOver, modeOf, openBallot, participants, presentVoters,
} from "../derived.js";
import {byHandIn, handCounts, headsOf} from "../othersVotes.js";
import {command} from "../protocol.js";
import {h} from "../render.js";
import {handGroupName, optionName, personName} from "../sentences.js";
import {act, badge, eyebrow, field, icon, inline, own, press, problem} from "./parts.js";
import {tick} from "./rule.js";

/** @typedef {import("./parts.js").App} App */

const TELLING = ["chair", "secretary", "member"];

// Before a ballot

/** Who votes by hand, among the people. @param {App} app */
export const roomBadges = (app, seat) => [
  app.state.attendance.withoutDevice.includes(seat.id) &&
    badge(app.say("device.without"), "quiet"),
  app.state.attendance.tellers.includes(seat.id) && badge(app.say("teller"), "quiet"),
];

/** @param {App} app */
export function deviceControl(app, seat) {
  const without = app.state.attendance.withoutDevice.includes(seat.id);
  const asked = command.markWithoutDevice(seat.id, !without);
  return h("div", {class: "row", key: "device"},
    act(app, {command: asked, kind: "small quiet",
      label: app.say(without ? "device.has" : "device.hasNone")}),
    problem(app, asked));
}

/** The chair names who counts; in one tap all who sit there without a connection are marked. */
export function tellersPart(app) {
  const {state, ui} = app;
  if (!app.isOfficer || isOver(state)) return null;
  const {tellers, withoutDevice} = state.attendance;
  const silent = presentVoters(state).filter(({id}) => modeOf(state, id) === "room" &&
    !withoutDevice.includes(id) && !(app.store.live.presence[id] > 0));
  const isOpen = ui.tellers !== undefined;
  return h("section", {class: "tellers", key: "tellers"},
    h("h2", null, app.say("room.title")),
    h("p", {class: "muted small"}, app.say("room.hint")),
    tellers.length > 0 && inline("p", null, app.say("tellers.are", {
      names: tellers.map((seat) => personName(state, seat)).join(app.say("comma")),
    })),
    silent.length > 0 && press({class: "small", key: "silent", disabled: !app.canAct,
      onclick: () => silent.forEach(({id}) => app.send(command.markWithoutDevice(id, true)))},
    app.say("device.markSilent", {n: silent.length, count: silent.length})),
    app.store.me.role === "chair" && (isOpen ? tellersForm(app)
      : press({class: "small quiet", key: "name", onclick: () => {
        ui.tellers = [...tellers, "", ""].slice(0, 2);
        app.redraw();
      }}, app.say(tellers.length ? "tellers.change" : "tellers.name"))));
}

function tellersForm(app) {
  const {state, ui} = app;
  const change = (index, seat) => {
    ui.tellers = ui.tellers.map((one, at) => (at === index ? seat : one));
    app.redraw();
  };
  const chosen = ui.tellers.filter(Boolean);
  const asked = command.nameTellers(chosen);
  const done = () => { ui.tellers = undefined; };
  const menu = (index) => field(app.say(`tellers.${index + 1}`), h("select", {
    liveValue: ui.tellers[index], onchange: (event) => change(index, event.target.value),
  }, h("option", {value: "", key: "nobody"}, app.say("owner.nobody")),
  participants(state).filter(({id, role}) => TELLING.includes(role) &&
    id !== ui.tellers[1 - index]).map(({id}) =>
    h("option", {value: id, key: id}, personName(state, id)))));
  return h("div", {class: "form", key: "tellers form"},
    h("div", {class: "columns"}, menu(0), menu(1)),
    h("div", {class: "row"},
      press({class: "quiet", onclick: () => { done(); app.redraw(); }}, app.say("cancel")),
      act(app, {command: asked, label: app.say("save"), kind: "primary",
        disabled: chosen.length === 1 || Boolean(openBallot(state)),
        after: () => app.whenSettled(asked, done)})),
    problem(app, asked));
}

/**
 * Why a ballot cannot open with those who vote by hand or by name, as a word; `undefined`: it can.
 * @param {Object} state
 * @param {import("../motions.js").MotionDraft} motion
 * @param {import("../ballots.js").Elector[]} electorate
 */
export function roomProblem(state, motion, electorate) {
  const has = (means) => electorate.some((one) => one.means === means);
  if (!has("hand") && !has("rollCall")) return motion.rollCall ? "nobodyToCall" : undefined;
  if (motion.openness === "secret") return "roomInSecret";
  if (!has("hand")) return undefined;
  if (!["yesNo", "graded", "choice"].includes(motion.method)) return "handMethod";
  return state.attendance.tellers.length < 2 ? "tellersMissing" : undefined;
}

/** In the form of a ballot: the roll call, and who votes by hand. @param {App} app */
export function roomFields(app, id, motion, electorate, change) {
  const hands = electorate.filter(({means}) => means === "hand");
  const wrong = roomProblem(app.state, motion, electorate);
  const anybody = presentVoters(app.state).some(({id: seat}) =>
    modeOf(app.state, seat) === "room");
  return (anybody || motion.rollCall) && h("div", {class: "room-fields", key: `room ${id}`},
    tick(app.say("motion.rollCall"), Boolean(motion.rollCall),
      (rollCall) => change({rollCall}), app.say("motion.rollCall.hint")),
    hands.length > 0 && h("p", {class: "muted small"}, icon("hand"), " ",
      app.say("motion.byHand", {n: hands.length, count: hands.length})),
    wrong && h("p", {class: "notice warning"}, icon("warning"),
      h("span", null, app.say(`rejection.${wrong}`))));
}

// While a ballot is open

/** How far the tellers have come, in one sentence. @param {App} app */
export const handState = (app, ballot) => app.say(
  ballot.hand.agreement === "waiting" && ballot.hand.entered.length > 0
    ? "hand.single" : `hand.${ballot.hand.agreement}`,
  {name: personName(app.state, ballot.hand.entered[0])});

/** For everybody how far the count is; for a teller the fields. @param {App} app */
export function tellerPart(app, ballot) {
  const {hand} = ballot;
  if (!hand) return null;
  const {agreement} = hand;
  const sign = {agreed: "check", differ: "warning", waiting: "clock"}[agreement];
  return h("section", {class: `hand hand-${agreement}`, key: "hand",
    "aria-label": app.say("hand.title")},
  h("p", {class: "hand-state", role: "status"}, icon(/** @type {any} */ (sign)),
    h("span", null, handState(app, ballot))),
  hand.tellers.includes(app.store.me.seat) && countForm(app, ballot));
}

function countForm(app, ballot) {
  const {hand} = ballot;
  const typed = (app.ui.hands ??= {})[ballot.id] ??= hand.groups.map(() => ({}));
  const counts = handCounts(ballot, typed);
  const asked = command.enterHandCount(ballot.id, counts);
  const fits = counts?.every((count, index) => headsOf(count) === hand.groups[index].heads);
  return h("div", {class: "form hand-form"},
    h("p", {class: "muted small"}, app.say("hand.hint")),
    hand.groups.map((group, index) => countGroup(app, ballot, group, typed[index], index)),
    h("div", {class: "row"}, act(app, {
      command: asked, kind: "primary", disabled: !fits,
      label: app.say(hand.entered.includes(app.store.me.seat) ? "hand.again" : "hand.enter"),
    })),
    problem(app, asked));
}

function countGroup(app, ballot, group, typed, index) {
  const change = (option, value) => { typed[option] = value; app.redraw(); };
  const [count] = handCounts({...ballot, hand: {...ballot.hand, groups: [group]}}, [typed]) ?? [];
  const sum = count && headsOf(count);
  const several = ballot.hand.groups.length > 1;
  return h("fieldset", {class: "hand-group", key: String(index)},
    h("legend", null, several ? handGroupName(app.words, group) : app.say("hand.title")),
    h("div", {class: "hand-fields"},
      [...ballot.options.map(({id}) => id), "silent"].map((id) => h("label", {
        class: "field", key: id,
      },
      inline("span", {class: "field-name"}, id === "silent" ? app.say("hand.silent")
        : optionName(app.words, app.state, ballot, ballot.options.find((one) => one.id === id))),
      h("input", {
        type: "number", inputmode: "numeric", min: 0, max: group.heads, step: 1,
        id: `hand-${index}-${id}`, liveValue: typed[id] ?? "",
        oninput: (event) => change(id, event.target.value),
      })))),
    h("p", {class: sum === group.heads ? "hand-sum fits" : "hand-sum", role: "status"},
      sum === group.heads && icon("check"),
      h("span", null, app.say("hand.sum", {sum: sum ?? "–", heads: group.heads}))));
}

// Afterwards

/** What was counted by hand, under the roll call. @param {App} app */
export function handResult(app, ballot) {
  const {hand} = ballot;
  if (!hand?.votes) return null;
  return h("div", {class: "hand-result", key: "hand"},
    eyebrow(app.say("hand.title")),
    h("table", {class: "roll"},
      h("tbody", null, hand.votes.flatMap(({answers, silent}, index) => [
        hand.groups.length > 1 && h("tr", {key: `${index}`},
          h("th", {scope: "colgroup", colspan: "2"},
            handGroupName(app.words, hand.groups[index]))),
        ...ballot.options.filter(({id}) => answers[id]).map((option) =>
          h("tr", {key: `${index} ${option.id}`},
            inline("th", {scope: "row"}, optionName(app.words, app.state, ballot, option)),
            h("td", null, app.words.number(answers[option.id])))),
        silent > 0 && h("tr", {key: `${index} silent`},
          h("th", {scope: "row"}, app.say("hand.silent")),
          h("td", null, app.words.number(silent))),
      ]))),
    own("p", {class: "muted small"}, app.say("hand.counted", {
      names: hand.tellers.map((seat) => personName(app.state, seat)).join(app.say("comma")),
      heads: byHandIn(ballot).length,
    })));
}
