/** Who can read along on this line, and what proves that nothing recorded was changed. */

import {h} from "../render.js";
import {grouped} from "../security.js";

/** @typedef {import("./parts.js").App} App */

/** @param {App} app */
export function securityPart(app) {
  const {head} = app.store;
  const fingerprint = app.fingerprint;
  return h("div", {class: "security"},
    h("p", null, app.say(app.isPrivateLine ? "security.private" : "security.open")),
    fingerprint && h("div", null,
      h("p", {class: "muted small"}, app.say("security.fingerprint")),
      h("p", {class: "digits", dir: "ltr"}, fingerprint)),
    head && h("div", null,
      h("p", {class: "muted small"}, app.say("security.head", {sequence: head.sequence})),
      h("p", {class: "digits head-hash", dir: "ltr"}, grouped(head.hash))));
}
