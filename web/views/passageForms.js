/** Who may speak to a passage, and the forms that open in their place. */

import {isFrozen} from "../derived.js";
import {h} from "../render.js";
import {field, press, typed} from "./parts.js";

/** @typedef {import("./parts.js").App} App */

/** Whether the person may say anything. */
export const maySpeak = (app) => app.isSeated && !isFrozen(app.state);

/** @param {App} app @param {string} name @param {string} key */
export const opener = (app, name, key) => app.ui.passageForm !== name && press({
  key: name, class: "quiet", disabled: !app.canAct, onclick: () => {
    app.ui.passageForm = name;
    app.redraw();
  },
}, app.say(key));

/**
 * A text, and what is sent with it.
 * @param {App} app
 * @param {string} name
 * @param {Object} options
 * @param {string} options.label
 * @param {string} options.submit
 * @param {(text: string, reason?: string) => Object} options.make
 * @param {string} [options.value]
 * @param {string} [options.hint]
 * @param {number} [options.rows]
 * @param {number} [options.limit] UTF-16 units
 * @param {boolean} [options.reason] whether a reason can be given
 */
export function textForm(app, name, {
  label, submit, make, value = "", hint, rows = 2, limit = 4_000, reason = false,
}) {
  if (app.ui.passageForm !== name) return null;
  const close = () => { app.ui.passageForm = null; app.redraw(); };
  return h("form", {class: "form", key: `form ${name}`, onsubmit: (event) => {
    event.preventDefault();
    const text = typed(event.target, "text");
    app.send(make(text, reason ? typed(event.target, "reason") || undefined : undefined));
    close();
  }},
    field(app.say(label), h("textarea", {
      name: "text", rows, dir: "auto", required: true, maxlength: limit, value,
      ref: (element) => element.focus(),
    }), hint && app.say(hint)),
    reason && field(app.say("passage.why"), h("input", {
      name: "reason", dir: "auto", maxlength: 4_000, autocomplete: "off",
    })),
    h("div", {class: "row"},
      press({class: "quiet", onclick: close}, app.say("cancel")),
      h("button", {type: "submit", class: "button primary", disabled: !app.canAct},
        app.say(submit))));
}
