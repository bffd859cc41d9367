/** What the page of a committee shows. */

import {address} from "../protocol.js";
import {h} from "../render.js";
import {badge, empty, eyebrow, icon, inline, own, press} from "../views/parts.js";
import {languageSwitch} from "../views/frame.js";
import {attendanceOf, isEven, mayCall, meetingsOf, membersOf} from "./derived.js";
import {command} from "./line.js";
import {callForm, memberForm, rejection} from "./forms.js";

/** @typedef {import("./page.js").CommitteeApp} App */

const SIDES = ["government", "civilSociety", "partner", undefined];

/** @param {App} app */
export function committeeView(app) {
  const {settings} = app.seen.committee;
  return [
    h("a", {class: "skip", href: "#stage"}, app.say("skip")),
    h("header", {class: "head"},
      own("p", {class: "head-title"}, settings.name),
      h("p", {class: "head-seat"}, h("bdi", null, nameOf(app, app.seen.me)), " · ",
        app.say(`committee.role.${app.seen.role}`)),
      languageSwitch(app)),
    h("main", {class: "committee", id: "stage", tabindex: "-1"},
      app.problem && h("p", {class: "problem", role: "status"}, icon("warning"),
        app.say("committee.offline")),
      h("div", {class: "committee-head"},
        inline("h1", {class: "title"}, settings.name),
        app.seen.committee.plan &&
          inline("p", {class: "muted"}, app.seen.committee.plan.frame.title)),
      meetingsPart(app),
      membersPart(app)),
  ];
}

/** Whose link opens nothing. @param {App} app */
export const refusedView = (app) => h("main", {class: "door"},
  h("header", {class: "door-head"},
    h("p", {class: "wordmark", lang: "ar", dir: "rtl"}, "محضر"), languageSwitch(app)),
  h("div", {class: "door-body"},
    h("h1", {class: "title"}, app.say("committee.refused.title")),
    h("p", {role: "alert"}, app.say("committee.refused"))));

/** While the first answer is awaited. @param {App} app */
export const lostView = (app) => h("main", {class: "door"},
  h("header", {class: "door-head"},
    h("p", {class: "wordmark", lang: "ar", dir: "rtl"}, "محضر"), languageSwitch(app)),
  h("div", {class: "door-body"},
    h("p", {role: "status", class: app.problem ? "problem" : "muted"},
      app.say(app.problem ? "opening.lost" : "committee.opening")),
    app.problem && press({onclick: () => app.look()}, app.say("committee.again"))));

/** @param {App} app @param {string} id */
export function nameOf(app, id) {
  const person = app.seen.committee.members.find(({seat}) => seat.id === id)?.seat.person;
  return person ? [person.honorific, person.name].filter(Boolean).join(" ") : "?";
}

// The meetings

function meetingsPart(app) {
  const meetings = meetingsOf(app.seen);
  const isFirst = meetings.length === 0;
  return h("section", {class: "committee-part", key: "meetings"},
    h("h2", null, app.say("committee.meetings")),
    app.isOfficer && (app.ui.form === "call" ? callForm(app)
      : mayCall(app.seen)
        ? press({class: "primary", onclick: () => app.openForm("call")}, icon("plus"),
          app.say(isFirst ? "committee.call.first" : "committee.call"))
        : h("p", {class: "muted"}, app.say("committee.call.wait"))),
    isFirst ? empty(app.say("committee.meetings.none"))
      : h("ol", {class: "committee-meetings", reversed: true},
        meetings.map((meeting) => meetingLine(app, meeting))));
}

function meetingLine(app, {called, held, number}) {
  const {words} = app;
  // What an earlier one left open has gone on to the last.
  const isLast = number === app.seen.committee.meetings.length;
  const sealed = held?.fingerprint;
  const link = held?.token && address.link(location, called.id, held.token);
  return h("li", {key: called.id, class: `phase-${held?.phase ?? "none"}`},
    h("div", {class: "row"},
      h("span", {class: "muted small"}, app.say("committee.meeting.number", {number})),
      held && badge(app.say(`committee.phase.${held.phase}`),
        held.phase === "adopted" ? "" : "quiet")),
    link ? inline("a", {class: "committee-meeting", href: link}, called.subject)
      : inline("p", {class: "committee-meeting"}, called.subject),
    h("p", {class: "muted small"}, [
      words.date(called.date), called.time, called.place && words.isolate(called.place),
    ].filter(Boolean).join(" · ")),
    held && held.phase !== "prepared" && h("p", {class: "small"},
      app.say("committee.attended", {
        present: held.attended.length, invited: held.participants.length,
      })),
    held && isLast && held.openActions > 0 && h("p", {class: "small"},
      app.say("committee.actions", {n: held.openActions, count: held.openActions}), " ",
      held.overdueActions > 0 && badge(app.say("committee.overdue", {
        n: held.overdueActions, count: held.overdueActions,
      }), "alert")),
    sealed && h("p", {class: "small fingerprint-line"}, icon("check"),
      h("span", null, app.say("committee.sealed"), " ",
        h("code", {dir: "ltr"}, sealed.slice(0, 16)))),
    held?.token && isOverIn(held.phase) && takeHome(app, called, held));
}

const isOverIn = (phase) => phase === "closed" || phase === "adopted";

function takeHome(app, called, held) {
  const {download} = app.ui;
  const mine = download?.meeting === called.id ? download : undefined;
  return h("div", {class: "row"},
    ["docx", "html"].map((format) => press({
      key: format, class: "small", disabled: mine?.state === "loading",
      "aria-label": app.say("committee.take", {
        format: app.say(`documents.${format}`), subject: called.subject,
      }),
      onclick: () => app.take(called.id, held.token, "minutes", format),
    }, app.say(`documents.${format}`))),
    h("span", {class: mine?.state === "failed" ? "problem small" : "muted small", role: "status"},
      mine && app.say(`documents.${mine.state}`, {reason: mine.reason ?? ""})));
}

// The members

function membersPart(app) {
  const former = membersOf(app.seen, true);
  return h("section", {class: "committee-part", key: "members"},
    h("h2", null, app.say("committee.members")),
    parityLine(app),
    SIDES.map((side) => sidePart(app, side)),
    app.isOfficer && (app.ui.form === "member new" ? memberForm(app, undefined)
      : press({class: "quiet", key: "add", onclick: () => app.openForm("member new")},
        icon("plus"), app.say("committee.member.add"))),
    former.length > 0 && h("details", {class: "fold"},
      h("summary", null, app.say("committee.former", {n: former.length, count: former.length})),
      h("ul", {class: "seats"}, former.map((member) => memberLine(app, member)))));
}

function parityLine(app) {
  const {parity} = app.seen;
  const even = isEven(app.seen);
  return h("p", {class: "parity"}, icon(even ? "equal" : "warning"),
    h("span", null, app.say(even ? "committee.parity.even" : "committee.parity.uneven", {
      government: parity.government, society: parity.civilSociety,
    })));
}

function sidePart(app, side) {
  const members = membersOf(app.seen).filter(({seat}) => seat.person.constituency === side);
  if (!members.length) return null;
  return h("section", {class: "side", key: `side ${side}`},
    eyebrow(app.say(`constituency.${side ?? "none"}`)),
    h("ul", {class: "seats"}, members.map((member) => memberLine(app, member))));
}

function memberLine(app, member) {
  const {seat, alternateOf, isFormer} = member;
  const {title, organisation} = seat.person;
  const {invited, came, missed, inARow} = attendanceOf(app.seen, seat.id);
  const isOpen = app.ui.form === `member ${seat.id}`;
  const isManaged = app.ui.managed === seat.id;
  const text = [
    inline("span", {class: "seat-name"}, nameOf(app, seat.id),
      app.seen.me === seat.id && h("span", {class: "muted"}, " ", app.say("you"))),
    inline("span", {class: "muted small"}, [title, organisation].filter(Boolean).join("، ")),
    h("span", {class: "seat-state small"},
      seat.role !== "member" && badge(app.say(`committee.role.${seat.role}`)),
      alternateOf && badge(app.say("committee.alternateOf", {name: nameOf(app, alternateOf)}),
        "quiet"),
      !seat.votes && !alternateOf && badge(app.say("seat.noVote"), "quiet"),
      invited > 0 && h("span", {class: "muted"},
        app.say("committee.attendance", {came, invited})),
      inARow > 1 && missed > 0 && badge(app.say("committee.absent", {n: inARow, count: inARow}),
        "alert")),
  ];
  if (!app.isOfficer) return h("li", {key: seat.id}, h("div", {class: "seat-line"}, text));
  return h("li", {key: seat.id},
    h("button", {type: "button", class: "seat-line", "aria-expanded": String(isManaged),
      onclick: () => {
        Object.assign(app.ui, {managed: isManaged ? null : seat.id, form: null});
        app.redraw();
      }}, text),
    isManaged && h("div", {class: "seat-controls"},
      h("div", {class: "row"},
        !isFormer && press({class: "small quiet",
          onclick: () => app.openForm(`member ${seat.id}`)}, app.say("seat.edit")),
        !isFormer && app.seen.links?.[seat.id] && [
          press({class: "small quiet", key: "copy", onclick: () => app.copyLink(seat.id)},
            icon("link"), app.say(app.ui.copied === seat.id ? "link.copied" : "link.copy")),
          press({class: "small quiet", key: "renew", disabled: app.isBusy,
            onclick: () => app.send(command.renewLink(seat.id))}, app.say("link.renew")),
        ],
        press({class: "small quiet", key: "leave", disabled: app.isBusy,
          onclick: () => app.send(isFormer
            ? command.resumeMembership(seat.id) : command.endMembership(seat.id))},
        app.say(isFormer ? "committee.resume" : "committee.leave"))),
      app.ui.copied === "failed" && h("input", {class: "link-text", readonly: true, dir: "ltr",
        "aria-label": app.say("link.copy"), liveValue: app.ui.linkText}),
      isOpen ? memberForm(app, member) : rejection(app)));
}
