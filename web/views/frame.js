/** What stands around every page: head, line to the room, tabs. */

import {openBallot, pressingFindings, seatsById} from "../derived.js";
import {castOnDevice} from "../othersVotes.js";
import {h} from "../render.js";
import {choiceOfVote, nameAndBody} from "../protocol.js";
import {ownChoice} from "./ballot.js";
import {nowView} from "./now.js";
import {icon, own, partOf, press} from "./parts.js";

/** @typedef {import("./parts.js").App} App */

/** @type {import("./parts.js").IconName[]} */
const TABS = ["now", "list", "minutes", "people", "more"];
const LANGUAGES = {ar: "ع", fr: "Fr", en: "En"};

/** A person's whole page. @param {App} app */
export function frameView(app) {
  const {tab} = app.ui;
  return [
    h("a", {class: "skip", href: "#stage"}, app.say("skip")),
    head(app),
    lineBar(app),
    devicesBar(app),
    h("main", {class: `stage tab-${tab} role-${app.store.me.role}`, id: "stage", tabindex: "-1"},
      h("div", {class: "page", id: "page", data: {tab}}, page(app)),
      h("section", {class: "minutes-pane", "aria-label": app.say("tab.minutes")},
        tab === "minutes" && h("h1", {class: "unseen", key: "minutes-title"},
          app.say("tab.minutes")),
        h("div", {class: "minutes-root", opaque: true, key: "minutes",
          ref: (element) => app.mountMinutes(element)}),
        app.ui.minutesFailed && h("p", {class: "problem"}, app.say("minutes.failed")))),
    ballotCall(app),
    tabs(app),
    app.ui.passage && app.part("pages")?.passageDialog(app),
    app.history?.view(),
  ];
}

function page(app) {
  switch (app.ui.tab) {
    case "list": return partOf(app, "pages", ({listView}) => listView(app));
    case "people": return partOf(app, "pages", ({peopleView}) => peopleView(app));
    case "more": return partOf(app, "pages", ({meetingView}) => meetingView(app));
    // On a wide screen the minutes stand beside this anyway.
    default: return nowView(app);
  }
}

function head(app) {
  const seat = seatsById(app.state).get(app.store.me.seat);
  return h("header", {class: "head"},
    own("p", {class: "head-title"}, app.state.header.subject),
    h("p", {class: "head-seat"}, app.isSeated
      ? [h("bdi", null, seat.person.name), " · ", app.say(`role.${seat.role}`)]
      : app.say(`role.${app.store.me.role}`)),
    lineSign(app),
    languageSwitch(app));
}

/** The line in a sign and a word. */
function lineSign(app) {
  const {name} = app.connection.line;
  const state = app.connection.readOnly ? "readOnly" : name;
  return h("span", {class: `line-sign ${state}`, title: app.say(`line.${state}`)},
    h("span", {class: "dot", "aria-hidden": "true"}),
    h("span", {class: "unseen"}, app.say(`line.${state}`)));
}

/** Each language in its own letters. @param {App} app */
export const languageSwitch = (app) => h("div", {class: "languages", role: "group",
  "aria-label": app.say("language")},
  Object.entries(LANGUAGES).map(([language, letters]) => h("button", {
    key: language, type: "button", lang: language, title: app.say(`language.${language}`),
    "aria-label": app.say(`language.${language}`),
    "aria-pressed": String(app.words.language === language),
    onclick: () => app.setLanguage(language),
  }, letters)));

/** Shown only when something is not as it should be. */
function lineBar(app) {
  const {line, readOnly, unsettled} = app.connection;
  const waiting = unsettled.filter(({state}) => state === "waiting");
  if (line.name === "open" && !readOnly && !waiting.length) return null;
  const text = line.name !== "open"
    ? app.say("line.lost.text", {time: app.words.time(app.store.now() - (Date.now() - line.since))})
    : readOnly ? troubleText(app) : app.say("line.slow.text");
  return h("div", {class: "line-bar", role: "status", key: "line"},
    h("div", {class: "line-note"}, icon("warning"), h("div", null, h("p", null, text),
      (waiting.length > 0 || app.connection.hasUnsent) && h("p", null, app.say("line.unsent", {
        what: [...waiting.map((handle) => unsentName(app, handle)),
          ...(app.minutesUnsent ? [app.say("unsent.typing")] : [])].join(" · ") ||
          app.say("unsent.anything"),
      })))));
}

/** Why nothing can be written, and what helps. */
function troubleText(app) {
  const key = `line.trouble.${app.connection.trouble}`;
  return app.words.has(key) ? app.say(key) : app.say("line.readOnly.text");
}

/** Somebody opened one's own link on another device. */
function devicesBar(app) {
  const {devices} = app.store;
  return devices > 1 && h("div", {class: "device-bar", role: "status", key: "devices"},
    icon("warning"),
    h("p", null, app.say("devices.text", {count: devices})),
    press({class: "small", onclick: () => app.store.forgetDevices()}, app.say("devices.seen")));
}

/** What is unsent, in words: a vote with its answer, else the kind of act. */
function unsentName(app, {command}) {
  const choice = choiceOfVote(command);
  if (choice !== undefined) {
    const key = `option.${"option" in choice ? choice.option : ""}`;
    return app.words.has(key) ? app.say("unsent.vote", {option: app.say(key)})
      : app.say("unsent.aVote");
  }
  const [name] = nameAndBody(command);
  return app.words.has(`unsent.${name}`) ? app.say(`unsent.${name}`) : app.say("unsent.anything");
}

/** On another tab: a ballot awaits one's vote. */
function ballotCall(app) {
  const ballot = openBallot(app.state);
  const awaited = ballot && app.ui.tab !== "now" &&
    castOnDevice(ballot, app.store.me.seat).some(({seat}) =>
      ownChoice(app, ballot, seat === app.store.me.seat ? undefined : seat) === undefined);
  return awaited && h("div", {class: "ballot-call", key: "call"},
    press({class: "primary", onclick: () => app.open("now")}, app.say("ballot.call")));
}

function tabs(app) {
  const {state, ui} = app;
  const count = app.isOfficer ? pressingFindings(state).length : 0;
  const name = (tab) => tab === "more" && app.isOfficer ? "tab.meeting" : `tab.${tab}`;
  return h("nav", {class: "tabs", "aria-label": app.say("tabs")},
    TABS.map((tab) => h("button", {
      key: tab, type: "button", class: "tab", data: {tab},
      "aria-current": ui.tab === tab ? "page" : undefined,
      onclick: () => app.open(tab),
    },
      icon(tab),
      h("span", {class: "tab-name"}, app.say(name(tab))),
      tab === "now" && openBallot(state) && ui.tab !== "now" &&
        h("span", {class: "tab-badge"},
          h("span", {class: "unseen"}, app.say("ballot.isOpen")), "!"),
      tab === "more" && count > 0 && h("span", {class: "tab-badge"}, app.words.number(count)),
      tab === "people" && app.isOfficer && app.store.live.knocks.length > 0 &&
        h("span", {class: "tab-badge"}, app.words.number(app.store.live.knocks.length)))));
}
