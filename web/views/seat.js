/** The form of a place at the table: person, role, vote, weight; and renewing its link. */

import {command} from "../protocol.js";
import {h} from "../render.js";
import {act, confirmed, field, press, problem} from "./parts.js";

/** @typedef {import("./parts.js").App} App */

const ROLES = ["member", "secretary", "chair", "observer"];
const SIDES = ["government", "civilSociety", "partner"];

/**
 * @param {App} app
 * @param {Object} [seat] the one to change; without, a new one
 * @param {Object} options
 * @param {string} [options.name] to begin with
 * @param {string} [options.id] of the draft
 * @param {(seat: string) => void} [options.added] told the new seat's name
 * @param {string} [options.label] of the button
 */
export function seatForm(app, seat, {name = "", id, added, label} = {}) {
  const key = id ?? seat?.id ?? "new";
  const draft = (app.ui.seats[key] ??= draftOf(seat, name));
  const asked = commandFor(seat, draft);
  const done = () => {
    delete app.ui.seats[key];
    app.ui.editedSeat = null;
  };
  const isUnchanged = seat && JSON.stringify(draft) === JSON.stringify(draftOf(seat, name));
  return h("div", {class: "form seat-form", key: `seat ${key}`},
    h("div", {class: "columns"},
      text(app, draft, "honorific", "seat.honorific"),
      text(app, draft, "name", "seat.name"),
      text(app, draft, "title", "seat.title"),
      text(app, draft, "organisation", "seat.organisation"),
      field(app.say("seat.constituency"), menu(app, draft, "constituency",
        ["", ...SIDES].map((side) => [side, app.say(`constituency.${side || "none"}`)]))),
      field(app.say("seat.role"), menu(app, draft, "role",
        ROLES.map((role) => [role, app.say(`role.${role}`)])))),
    h("label", {class: "tick"}, h("input", {type: "checkbox", checked: draft.votes,
      disabled: draft.role === "observer",
      onchange: (event) => change(app, draft, {votes: event.target.checked})}),
    h("span", null, app.say("seat.votes"))),
    draft.votes && draft.role !== "observer" && field(app.say("seat.weight"), h("input", {
      type: "number", min: 1, max: 1000, value: draft.weight, inputmode: "numeric",
      onchange: (event) => change(app, draft, {weight: Number(event.target.value) || 1}),
    })),
    h("div", {class: "row"},
      press({class: "quiet", onclick: () => { done(); app.redraw(); }}, app.say("cancel")),
      act(app, {command: asked, label: label ?? app.say("save"), kind: "primary",
        disabled: !draft.name.trim() || isUnchanged,
        after: () => {
          if (added) app.whenSettled(asked, (entry) => added(addedSeat(entry)));
          app.whenSettled(asked, done);
        }})),
    problem(app, asked),
    seat && app.store.me.role === "chair" && renewal(app, seat));
}

function renewal(app, seat) {
  return h("div", {class: "renewal"},
    h("p", {class: "muted small"}, app.say("link.renew.hint")),
    confirmed(app, {command: command.renewLink(seat.id), label: app.say("link.renew"),
      kind: "small", question: app.say("link.renew.question"),
      after: () => app.whenSettled(command.renewLink(seat.id), () => app.askLinks())}),
    problem(app, command.renewLink(seat.id)));
}

/** The name of the seat that an entry added. */
const addedSeat = (entry) =>
  entry.events.find((event) => event.seatAdded)?.seatAdded.seat.id;

function draftOf(seat, name) {
  const {person = {}, role = "member", votes = true, weight = 1} = seat ?? {};
  return {
    honorific: person.honorific ?? "", name: person.name ?? name, title: person.title ?? "",
    organisation: person.organisation ?? "", constituency: person.constituency ?? "",
    role, votes, weight,
  };
}

function commandFor(seat, {role, votes, weight, constituency, ...person}) {
  const whole = {...person, constituency: constituency || undefined};
  const mayVote = votes && role !== "observer";
  return seat ? command.changeSeat(seat.id, whole, role, mayVote, weight)
    : command.addSeat(whole, role, mayVote, weight);
}

function change(app, draft, more) {
  Object.assign(draft, more);
  app.redraw();
}

const text = (app, draft, name, label) => field(app.say(label), h("input", {
  dir: "auto", value: draft[name], maxlength: 400, autocomplete: "off",
  oninput: (event) => change(app, draft, {[name]: event.target.value}),
}));

const menu = (app, draft, name, choices) => h("select", {
  onchange: (event) => change(app, draft, {[name]: event.target.value}),
}, choices.map(([value, label]) =>
  h("option", {key: value, value, selected: value === draft[name]}, label)));
