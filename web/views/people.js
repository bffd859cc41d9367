/** Who is here, who may vote, who knocks; for the chair and the secretary also to change it. */

import {attended, isOver, modeOf, participants} from "../derived.js";
import {imitations} from "../derived/imitations.js";
import {command, message} from "../protocol.js";
import {h} from "../render.js";
import {personName} from "../sentences.js";
import {
  act, badge, empty, eyebrow, icon, inline, own, partOf, press, problem,
} from "./parts.js";
import {quorumLine} from "./peopleParts.js";
import {heldProxies, ownProxy, proxyBadges} from "./proxies.js";
import {roomBadges} from "./tellers.js";

/** @typedef {import("./parts.js").App} App */

const SIDES = ["government", "civilSociety", "partner", undefined];

/** What is of the part that only officers load. */
const ofOfficers = (app, view, ...what) => app.isOfficer &&
  partOf(app, "officers", (officers) => officers[view](app, ...what));
const seatForm = (app, ...what) => ofOfficers(app, "seatForm", ...what);

/** @param {App} app */
export function peopleView(app) {
  const {state} = app;
  return h("section", {class: "people", key: "people"},
    h("h1", {class: "page-title"}, app.say("tab.people")),
    app.isOfficer && knocks(app),
    quorumLine(app),
    ownPresence(app),
    ownProxy(app),
    heldProxies(app),
    ofOfficers(app, "tellersPart"),
    SIDES.map((side) => sidePart(app, side)),
    participants(state).length === 0 && empty(app.say("people.none")),
    app.isOfficer && (app.ui.editedSeat === "new"
      ? seatForm(app, undefined)
      : press({class: "quiet", key: "add", onclick: () => {
        app.ui.editedSeat = "new";
        app.redraw();
      }}, icon("plus"), app.say("seat.add"))));
}

function ownPresence(app) {
  const mode = app.isSeated && modeOf(app.state, app.store.me.seat);
  if (!mode || isOver(app.state)) return null;
  const other = mode === "room" ? "remote" : "room";
  return h("div", {class: "row own-presence", key: "own-presence"},
    h("p", null, app.say(`presence.own.${mode}`)),
    h("div", {class: "row"},
      act(app, {command: command.arrive(other), label: app.say(`presence.switch.${other}`),
        kind: "small"}),
      act(app, {command: command.leave(), label: app.say("presence.leave"), kind: "small"})),
    problem(app, command.leave(), command.arrive(other)));
}

function sidePart(app, side) {
  const seats = participants(app.state).filter(({person}) => person.constituency === side);
  if (!seats.length) return null;
  return h("section", {class: "side", key: `side ${side}`},
    eyebrow(app.say(`constituency.${side ?? "none"}`)),
    h("ul", {class: "seats"}, seats.map((seat) => seatLine(app, seat))));
}

function seatLine(app, seat) {
  const {state, ui} = app;
  const mode = modeOf(state, seat.id);
  const {title, organisation} = seat.person;
  const isOpen = ui.openSeat === seat.id;
  const imitated = app.isOfficer && imitations(state).get(seat.id);
  const status = mode ? `presence.${mode}`
    : state.attendance.excused.includes(seat.id) ? "presence.excused"
      : attended(state, seat.id) ? "presence.left" : "presence.absent";
  const text = [
    inline("span", {class: "seat-name"}, personName(state, seat.id),
      app.store.me.seat === seat.id && h("span", {class: "muted"}, " ", app.say("you"))),
    inline("span", {class: "muted small"}, [title, organisation].filter(Boolean).join("، ")),
    h("span", {class: "seat-state small"},
      h("span", {class: mode ? "here" : "muted"}, app.say(status)),
      seat.role !== "member" && badge(app.say(`role.${seat.role}`)),
      imitated && badge(app.say("seat.imitates", {name: personName(state, imitated)}), "alert"),
      !seat.votes && badge(app.say("seat.noVote"), "quiet"),
      seat.weight > 1 && badge(app.say("weight.is", {weight: seat.weight}), "quiet"),
      proxyBadges(app, seat), roomBadges(app, seat),
      (app.store.live.presence[seat.id] ?? 0) > 0 &&
        h("span", {class: "online"}, app.say("online"))),
  ];
  if (!app.isOfficer) {
    return h("li", {key: seat.id, class: mode ? "is-here" : ""},
      h("div", {class: "seat-line"}, text));
  }
  return h("li", {key: seat.id, class: mode ? "is-here" : ""},
    h("button", {type: "button", class: "seat-line", "aria-expanded": String(isOpen),
      onclick: () => {
        Object.assign(ui, {openSeat: isOpen ? null : seat.id, editedSeat: null});
        app.redraw();
      }}, text),
    isOpen && seatControls(app, seat, mode));
}

function seatControls(app, seat, mode) {
  const {state, ui} = app;
  const excused = state.attendance.excused.includes(seat.id);
  const running = !isOver(state);
  const mark = (next) => act(app, {command: command.markArrival(seat.id, next),
    label: app.say(`mark.${next}`), kind: "small", key: next});
  return h("div", {class: "seat-controls"},
    running && h("div", {class: "row"},
      mode !== "room" && mark("room"), mode !== "remote" && mark("remote"),
      mode && act(app, {command: command.markDeparture(seat.id), label: app.say("mark.left"),
        kind: "small"}),
      !mode && act(app, {command: command.markExcused(seat.id, !excused), kind: "small",
        label: app.say(excused ? "mark.notExcused" : "mark.excused")}),
      state.phase === "inSession" && state.floor.speaker?.seat !== seat.id &&
        act(app, {command: command.giveFloor(seat.id), label: app.say("floor.give"),
          kind: "small"})),
    h("div", {class: "row"},
      press({class: "small quiet", onclick: () => {
        ui.editedSeat = seat.id;
        app.redraw();
      }}, app.say("seat.edit")),
      press({class: "small quiet", onclick: () => app.copyLink(seat.id)}, icon("link"),
        app.say(ui.copied === seat.id ? "link.copied" : "link.copy"))),
    running && seat.votes && ofOfficers(app, "proxyControls", seat, mode),
    running && seat.votes && ofOfficers(app, "deviceControl", seat),
    ui.editedSeat === seat.id && seatForm(app, seat),
    problem(app, command.markArrival(seat.id, "room"), command.markArrival(seat.id, "remote"),
      command.markDeparture(seat.id), command.markExcused(seat.id), command.giveFloor(seat.id)));
}

/** Who waits at the door: one tap lets them into a seat. @param {App} app */
export function knocks(app) {
  const waiting = app.store.live.knocks;
  if (!waiting.length) return null;
  return h("section", {class: "notice knocks", key: "knocks"},
    h("h2", null, app.say("knocks", {n: waiting.length, count: waiting.length})),
    h("ul", null, waiting.map((knock) => knockLine(app, knock))));
}

function knockLine(app, {id, name}) {
  const free = participants(app.state).filter((seat) => !app.store.live.presence[seat.id]);
  const likely = free.find((seat) => seat.person.name === name);
  const draft = (app.ui.knocks[id] ??= {seat: likely?.id ?? ""});
  return h("li", {key: id},
    own("p", null, h("strong", null, name)),
    h("label", {class: "field"}, h("span", {class: "field-name"}, app.say("knock.seat")),
      h("select", {onchange: (event) => {
        draft.seat = event.target.value;
        app.redraw();
      }},
        h("option", {value: "", key: "none"}, app.say("knock.choose")),
        h("option", {value: "new", key: "new"}, app.say("knock.new")),
        free.map((seat) => h("option", {key: seat.id, value: seat.id,
          selected: seat.id === draft.seat}, personName(app.state, seat.id))))),
    draft.seat === "new"
      ? seatForm(app, undefined, {
        name, id: `knock ${id}`, label: app.say("knock.admit"),
        added: (seat) => app.connection.post(message.admit(id, seat)),
      })
      : h("div", {class: "row"},
        press({class: "primary", disabled: !draft.seat || !app.canAct,
          onclick: () => app.connection.post(message.admit(id, draft.seat))},
          app.say("knock.admit")),
        press({class: "quiet", disabled: !app.canAct,
          onclick: () => app.connection.post(message.dismiss(id))}, app.say("knock.dismiss"))));
}
