/** A text with what is to be deleted and inserted, readable without colour and without sight. */

import {rewording} from "../derived/rewording.js";
import {h} from "../render.js";
import {own} from "./parts.js";

/** @typedef {import("./parts.js").App} App */

/** @param {App} app @param {string} before @param {string} after */
export const difference = (app, before, after) =>
  own("p", {class: "difference"}, rewording(before, after).map(({kind, text}) => {
    switch (kind) {
      case "kept": return text;
      case "deleted": return marked(app, "del", "passage.deleted", text);
      case "inserted": return marked(app, "ins", "passage.inserted", text);
    }
  }));

/** Few screen readers say what is deleted; so words do. */
const marked = (app, tag, key, text) => h(tag, null,
  h("span", {class: "unseen"}, app.say(key), " "), text, h("span", {class: "unseen"}, "]"));
