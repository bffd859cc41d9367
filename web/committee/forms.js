/** The forms of the page of a committee: the next meeting, and a member. */

import {h} from "../render.js";
import {rejectionSentence} from "../sentences.js";
import {field, icon, press, typed} from "../views/parts.js";
import {meetingsOf, membersOf, replaceable} from "./derived.js";
import {command} from "./line.js";

/** @typedef {import("./page.js").CommitteeApp} App */

const ROLES = ["chair", "secretary", "member", "observer"];
const SIDES = ["government", "civilSociety", "partner"];

/** Why something was refused. @param {App} app */
export const rejection = (app) => app.ui.rejection && h("p", {class: "problem", role: "alert"},
  icon("warning"), h("span", null, rejectionSentence(app.words, app.ui.rejection)));

const buttons = (app, label) => h("div", {class: "row"},
  press({class: "quiet", onclick: () => app.openForm(null)}, app.say("cancel")),
  h("button", {type: "submit", class: "button primary", disabled: app.isBusy}, label));

/** The next meeting, in one step from the last. @param {App} app */
export function callForm(app) {
  const {settings} = app.seen.committee;
  const last = meetingsOf(app.seen)[0]?.called;
  const pairs = replaceable(app.seen);
  const text = (name, label, value, more = {}) => field(app.say(label), h("input", {
    name, dir: "auto", value, autocomplete: "off", maxlength: 1000, ...more,
  }));
  return h("form", {class: "form", key: "call", onsubmit: (event) => {
    event.preventDefault();
    const data = new FormData(event.target);
    app.send(command.callMeeting({
      subject: typed(event.target, "subject"), date: typed(event.target, "date"),
      time: typed(event.target, "time"), place: typed(event.target, "place"),
      remote: data.get("remote") === "on", replaced: data.getAll("replaced").map(String),
    }));
  }},
    last && h("p", {class: "muted"}, app.say("committee.call.hint", {
      date: app.words.date(last.date),
    })),
    text("subject", "header.subject", last?.subject ?? "", {required: true,
      ref: (element) => element.focus()}),
    h("div", {class: "columns"},
      text("date", "header.date", "", {type: "date", dir: "ltr", required: true}),
      text("time", "header.time", last?.time ?? "10:00", {type: "time", dir: "ltr",
        required: true}),
      text("place", "header.place", last?.place ?? settings.place)),
    h("label", {class: "tick"},
      h("input", {type: "checkbox", name: "remote", checked: last?.remote ?? settings.remote}),
      h("span", null, app.say("header.isRemote"))),
    pairs.length > 0 && h("fieldset", {class: "committee-alternates"},
      h("legend", null, app.say("committee.replaced")),
      pairs.map(({principal, alternate}) => h("label", {class: "tick", key: alternate.seat.id},
        h("input", {type: "checkbox", name: "replaced", value: principal.seat.id}),
        h("span", null, app.say("committee.replaced.by", {
          alternate: alternate.seat.person.name, name: principal.seat.person.name,
        }))))),
    rejection(app),
    buttons(app, app.say("committee.call.now")));
}

/** A member, or a new one. @param {App} app */
export function memberForm(app, member) {
  const seat = member?.seat;
  const person = seat?.person ?? {};
  const id = seat?.id ?? "new";
  const others = membersOf(app.seen).filter((one) =>
    one.seat.id !== seat?.id && !one.alternateOf);
  const text = (name, label, more = {}) => field(app.say(label), h("input", {
    name, dir: "auto", value: person[name] ?? "", autocomplete: "off", maxlength: 1000, ...more,
  }));
  const options = (values, selected, name) => values.map((value) =>
    h("option", {key: value, value, selected: value === selected}, app.say(`${name}.${value}`)));
  return h("form", {class: "form", key: `form ${id}`, onsubmit: (event) => {
    event.preventDefault();
    const data = new FormData(event.target);
    const alternateOf = String(data.get("alternateOf") ?? "") || undefined;
    const role = String(data.get("role"));
    const asked = {
      person: {
        honorific: typed(event.target, "honorific"), name: typed(event.target, "name"),
        title: typed(event.target, "title"), organisation: typed(event.target, "organisation"),
        constituency: String(data.get("constituency")) || undefined,
      },
      role, votes: data.get("votes") === "on" && role !== "observer" && !alternateOf,
      weight: seat?.weight ?? 1, alternateOf,
    };
    app.send(seat ? command.changeMember(seat.id, asked) : command.addMember(asked));
  }},
    h("div", {class: "columns"},
      text("honorific", "seat.honorific"),
      text("name", "seat.name", {required: true, ref: (element) => element.focus()})),
    h("div", {class: "columns"},
      text("title", "seat.title"), text("organisation", "seat.organisation")),
    h("div", {class: "columns"},
      field(app.say("seat.constituency"), h("select", {name: "constituency"},
        h("option", {value: "", key: "none"}, app.say("constituency.none")),
        options(SIDES, person.constituency, "constituency"))),
      field(app.say("committee.role"), h("select", {name: "role"},
        options(ROLES, seat?.role ?? "member", "committee.role"))),
      field(app.say("committee.alternate"), h("select", {name: "alternateOf"},
        h("option", {value: "", key: "none"}, app.say("committee.alternate.none")),
        others.map((one) => h("option", {key: one.seat.id, value: one.seat.id,
          selected: one.seat.id === member?.alternateOf}, one.seat.person.name))))),
    h("label", {class: "tick"},
      h("input", {type: "checkbox", name: "votes", checked: seat?.votes ?? true}),
      h("span", null, app.say("committee.votes"))),
    rejection(app),
    buttons(app, app.say("save")));
}
