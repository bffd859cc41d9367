/** The room as its officers prepare it: who has no device, who counts hands, the roll call. */

import {isOver, modeOf, openBallot, participants, presentVoters} from "../derived.js";
import {command} from "../protocol.js";
import {h} from "../render.js";
import {personName} from "../sentences.js";
import {act, field, icon, inline, press, problem} from "./parts.js";
import {tick} from "./rule.js";

/** @typedef {import("./parts.js").App} App */

const TELLING = ["chair", "secretary", "member"];

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
 * @param {boolean} [isSheet] whether it puts many questions
 */
export function roomProblem(state, motion, electorate, isSheet = false) {
  const has = (means) => electorate.some((one) => one.means === means);
  if (!has("hand") && !has("rollCall")) return motion.rollCall ? "nobodyToCall" : undefined;
  if (motion.openness === "secret") return "roomInSecret";
  if (isSheet) return "roomOnSheet";
  if (!has("hand")) return undefined;
  if (!["yesNo", "graded", "choice"].includes(motion.method)) return "handMethod";
  return state.attendance.tellers.length < 2 ? "tellersMissing" : undefined;
}

/** In the form of a ballot: the roll call, and who votes by hand. @param {App} app */
export function roomFields(app, id, motion, electorate, {change, isSheet}) {
  const hands = electorate.filter(({means}) => means === "hand");
  const wrong = roomProblem(app.state, motion, electorate, isSheet);
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
