/** Everybody's personal link, to be handed out; a link is the key to a seat. */

import {participants} from "../derived.js";
import {h} from "../render.js";
import {personName} from "../sentences.js";
import {icon, inline, press} from "./parts.js";

/** @typedef {import("./parts.js").App} App */

/** @param {App} app */
export function linksPart(app) {
  const {links} = app.store;
  if (!links) {
    app.askLinks();
    return h("p", {class: "muted"}, app.say("links.loading"));
  }
  const seats = participants(app.state).filter(({id}) => links[id]);
  return h("div", {class: "links"},
    h("p", {class: "muted"}, app.say("links.hint")),
    links.code && h("div", {class: "room-code"},
      h("p", null, app.say("links.code")),
      h("p", {class: "code", dir: "ltr"}, links.code),
      copy(app, "code", app.say("links.code.copy"))),
    h("ul", {class: "link-list"},
      seats.map((seat) => h("li", {key: seat.id},
        inline("span", null, personName(app.state, seat.id)),
        copy(app, seat.id, app.say("link.copy"),
          app.say("link.copyOf", {name: personName(app.state, seat.id)})))),
      ["observers", "screen"].filter((id) => links[id]).map((id) => h("li", {key: id},
        h("span", null, app.say(`links.${id}`)),
        copy(app, id, app.say("link.copy"),
          app.say("link.copyOf", {name: app.say(`links.${id}`)}))))),
    app.ui.copied === "failed" && h("input", {class: "link-text", readonly: true, dir: "ltr",
      "aria-label": app.say("links"), liveValue: app.ui.linkText,
      ref: (element) => element.select()}));
}

const copy = (app, id, label, name) => press({
  class: "small", "aria-label": name, onclick: () => app.copyLink(id),
}, icon(app.ui.copied === id ? "check" : "link"),
h("span", null, app.ui.copied === id ? app.say("link.copied") : label));
