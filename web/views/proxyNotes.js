/** Proxies that an officer notes on a signed paper. */

import {proxiesHeldBy, proxyOf} from "../derived.js";
import {command} from "../protocol.js";
import {h} from "../render.js";
import {act, field, press, problem} from "./parts.js";
import {holderMenu, waitsForBallot} from "./proxies.js";

/** @typedef {import("./parts.js").App} App */

/** What an officer notes of a seat's proxy, on a signed paper. @param {App} app */
export function proxyControls(app, seat, mode) {
  const {state, ui} = app;
  const given = proxyOf(state, seat.id);
  if (!given && (mode || !state.rules.rule.proxies ||
    proxiesHeldBy(state, seat.id).length > 0)) return null;
  const form = (ui.proxies ??= {})[seat.id] ??= {isOpen: false, holder: "", paper: ""};
  const change = (more) => { Object.assign(form, more); app.redraw(); };
  const asked = given ? command.noteProxyEnd(seat.id, form.paper.trim())
    : command.noteProxy(seat.id, form.holder, form.paper.trim());
  const done = () => { delete ui.proxies[seat.id]; };
  if (!form.isOpen) {
    return press({class: "small quiet", key: "proxy", onclick: () => change({isOpen: true})},
      app.say(given ? "proxy.note.end" : "proxy.note"));
  }
  return h("div", {class: "form proxy-form", key: "proxy"},
    !given && holderMenu(app, seat.id, form.holder, (holder) => change({holder})),
    field(app.say("proxy.paper.name"), h("input", {
      dir: "auto", maxlength: 500, autocomplete: "off", value: form.paper,
      placeholder: app.say("proxy.paper.placeholder"),
      oninput: (event) => change({paper: event.target.value}),
    })),
    waitsForBallot(app) ?? h("div", {class: "row"},
      press({class: "quiet", onclick: () => change({isOpen: false})}, app.say("cancel")),
      act(app, {command: asked, label: app.say(given ? "proxy.note.end.do" : "proxy.note.do"),
        kind: "primary", disabled: !form.paper.trim() || (!given && !form.holder),
        after: () => app.whenSettled(asked, done)})),
    problem(app, command.noteProxy(seat.id), command.noteProxyEnd(seat.id)));
}

