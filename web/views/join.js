/** The door: the room code and one's name; then the chair lets one in. And what bars the way. */

import {h} from "../render.js";
import {field, icon, press, typed} from "./parts.js";
import {languageSwitch} from "./frame.js";

/** @typedef {import("./parts.js").App} App */

/**
 * @param {App} app
 * @param {{code: string, name: string, problem?: string, busy?: boolean, codeKnown: boolean}} door
 */
export function joinView(app, door) {
  return doorFrame(app,
    h("h1", {class: "title"}, app.say("join.title")),
    h("p", {class: "muted"}, app.say(door.codeKnown ? "join.hint.code" : "join.hint")),
    h("form", {class: "form", key: "join", onsubmit: (event) => {
      event.preventDefault();
      const code = door.codeKnown ? door.code.trim() : typed(event.target, "code");
      app.join(code.toUpperCase(), typed(event.target, "name"));
    }},
      !door.codeKnown && field(app.say("join.code"), h("input", {name: "code", required: true,
        class: "code", dir: "ltr", autocomplete: "off", autocapitalize: "characters",
        spellcheck: "false", maxlength: 12, value: door.code})),
      field(app.say("join.name"), h("input", {name: "name", required: true, dir: "auto",
        autocomplete: "name", maxlength: 120, value: door.name})),
      h("button", {type: "submit", class: "button primary", disabled: door.busy},
        app.say(door.busy ? "join.asking" : "join.enter")),
      door.problem && h("p", {class: "problem", role: "alert"}, icon("warning"),
        app.say(door.problem))),
    h("p", {class: "muted small"}, app.say("join.link")));
}

/** Waits for the chair. @param {App} app */
export function waitingView(app, name) {
  return doorFrame(app,
    h("h1", {class: "title"}, app.say("waiting.title")),
    h("p", {role: "status"}, app.say("waiting.text", {name})),
    h("p", {class: "muted"}, app.say("waiting.hint")));
}

/** Why one cannot come in, and what to do. @param {App} app */
export function refusedView(app, reason) {
  const again = {replaced: () => app.connection.restart(), dismissed: () => app.leaveDoor(),
    unknownCode: () => app.leaveDoor(), tooManyKnocks: () => app.leaveDoor(),
    unknownToken: () => app.leaveDoor()}[reason];
  return doorFrame(app,
    h("h1", {class: "title"}, app.say(`refused.${reason}.title`)),
    h("p", {role: "alert"}, app.say(`refused.${reason}`)),
    app.connection.hasUnsent && h("p", {class: "problem"}, icon("warning"),
      app.say("refused.unsent")),
    again && press({class: "primary", onclick: again}, app.say(`refused.${reason}.again`)));
}

/** While the first answer is awaited. @param {App} app */
export function openingView(app) {
  const {line} = app.connection;
  const isLost = line.name === "lost";
  return doorFrame(app,
    h("p", {class: isLost ? "problem" : "muted", role: "status"},
      app.say(isLost ? "opening.lost" : "opening")));
}

function doorFrame(app, ...content) {
  return h("main", {class: "door"},
    h("header", {class: "door-head"},
      h("p", {class: "wordmark", lang: "ar", dir: "rtl"}, "محضر"), languageSwitch(app)),
    h("div", {class: "door-body"}, content));
}
