/** The meeting itself: checks, course, header, rules, links, documents; and one's own device. */

import {isOver, pressingFindings} from "../derived.js";
import {documentsOf, formats} from "../download.js";
import {command} from "../protocol.js";
import {h} from "../render.js";
import {floorRuleSentences} from "./floor.js";
import {openPassagesPart, pressingPassages} from "./openPassages.js";
import {act, badge, confirmed, field, fold, partOf, press, problem} from "./parts.js";
import {quorumLine} from "./peopleParts.js";
import {ruleSentence} from "../sentences.js";
import {securityPart} from "./security.js";

/** @typedef {import("./parts.js").App} App */

/** @param {App} app */
export function meetingView(app) {
  const {isOfficer, state} = app;
  const count = pressingFindings(state).length;
  const passages = pressingPassages(app).length;
  const isChair = app.store.me.role === "chair";
  const running = !isOver(state);
  return h("section", {class: "meeting", key: "meeting"},
    h("h1", {class: "page-title"}, app.say(isOfficer ? "tab.meeting" : "tab.more")),
    isOfficer && fold(app, "checks", [app.say("checks.title"), " ",
      badge(app.words.number(count), count ? "alert" : "quiet")], () => ofOfficers(app, "checksPart"), true),
    app.isSeated && fold(app, "agreement", [app.say("open.title"), " ",
      badge(app.words.number(passages), passages ? "alert" : "quiet")],
    () => openPassagesPart(app)),
    isChair && running && fold(app, "course", app.say("course"), () => course(app)),
    isOfficer && fold(app, "header", app.say("header"), () => ofOfficers(app, "headerForm")),
    isChair && running && fold(app, "rules", app.say("rules"), () => ofOfficers(app, "rulesForm")),
    !isOfficer && fold(app, "rules", app.say("rules"), () => [
      h("p", null, ruleSentence(app.words, state.rules.rule)), quorumLine(app),
      floorRuleSentences(app, state.rules.floor).map((text) => h("p", {key: text}, text))]),
    isOfficer && fold(app, "links", app.say("links"), () => ofOfficers(app, "linksPart")),
    fold(app, "history", app.say("history"), () => historyPart(app), !isOfficer),
    fold(app, "documents", app.say("documents"), () => documentsPart(app), !isOfficer),
    fold(app, "device", app.say("device"), () => devicePart(app), !isOfficer));
}

/** A view from the part of the client that only officers load. */
const ofOfficers = (app, view) =>
  partOf(app, "officers", (officers) => officers[view](app));

/** Suspending, resuming, closing. */
function course(app) {
  const {phase} = app.state;
  return [
    h("p", {class: "muted"}, app.say(`phase.${phase}`)),
    h("div", {class: "row"},
      phase === "prepared" && act(app, {command: command.openMeeting(), kind: "primary",
        label: app.say("step.open")}),
      phase === "inSession" && act(app, {command: command.suspendMeeting(),
        label: app.say("suspend")}),
      phase === "suspended" && act(app, {command: command.resumeMeeting(), kind: "primary",
        label: app.say("step.resume")}),
      phase !== "prepared" && confirmed(app, {command: command.closeMeeting(), kind: "danger",
        label: app.say("step.close"), question: app.say("close.question")})),
    problem(app, command.openMeeting(), command.suspendMeeting(), command.resumeMeeting(),
      command.closeMeeting()),
  ];
}

/** The way into the past. @param {App} app */
export const historyPart = (app) => h("div", {class: "documents"},
  h("p", {class: "muted"}, app.say("history.hint")),
  h("div", {class: "row"}, press({onclick: () => app.openHistory()}, app.say("history.open"))));

/** The documents to take home, in several formats and languages. @param {App} app */
export function documentsPart(app) {
  const {download} = app.ui;
  const chosen = app.ui.document ?? documentsOf(app.state)[0];
  const take = (document, format, label, more = "") => press({
    key: `${document}.${format}`, class: more, disabled: download?.state === "loading",
    onclick: () => app.download(document, format),
  }, app.say(label));
  return h("div", {class: "documents"},
    h("div", {class: "columns"},
      field(app.say("documents.kind"), h("select", {
        liveValue: chosen,
        onchange: (event) => { app.ui.document = event.target.value; app.redraw(); },
      }, documentsOf(app.state).map((document) => h("option", {
        key: document, value: document,
      }, app.say(`documents.kind.${document}`))))),
      field(app.say("documents.language"), h("select", {
        liveValue: app.ui.documentLanguage ?? app.words.language,
        onchange: (event) => { app.ui.documentLanguage = event.target.value; },
      }, ["ar", "fr", "en"].map((language) => h("option", {
        key: language, value: language,
      }, app.say(`language.${language}`)))))),
    h("div", {class: "row"}, formats.map((format) =>
      take(chosen, format, `documents.${format}`, format === "docx" ? "primary" : ""))),
    h("div", {class: "row"},
      take("minutes", "json", "documents.json", "quiet"),
      take("deliberations", "csv", "documents.deliberations", "quiet")),
    h("p", {class: download?.state === "failed" ? "problem" : "muted small", role: "status"},
      download && app.say(`documents.${download.state}`, {reason: download.reason ?? ""})));
}

function devicePart(app) {
  return h("div", {class: "device"},
    h("label", {class: "tick"},
      h("input", {type: "checkbox", liveChecked: app.ui.sound,
        onchange: (event) => app.setSound(event.target.checked)}),
      h("span", null, app.say("device.sound"))),
    app.isSeated && h("div", null,
      press({onclick: () => app.copyOwnLink()},
        app.say(app.ui.copied === "own" ? "link.copied" : "device.link")),
      h("p", {class: "muted small"}, app.say("device.link.hint")),
      app.ui.copied === "failed" && h("input", {class: "link-text", readonly: true,
        dir: "ltr", "aria-label": app.say("device.link"), liveValue: app.ui.linkText,
        ref: (element) => element.select()})),
    securityPart(app));
}
