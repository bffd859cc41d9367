/** What stands at the head of the minutes. */

import {command} from "../protocol.js";
import {h} from "../render.js";
import {act, field, press, problem} from "./parts.js";

/** @typedef {import("./parts.js").App} App */

/** @param {App} app */
export function headerForm(app) {
  const {ui, state} = app;
  const draft = ui.header ?? state.header;
  const change = (more) => { ui.header = {...(ui.header ?? state.header), ...more}; app.redraw(); };
  const lines = ui.signatureLines ?? linesOf(draft.signatures);
  const asked = command.changeHeader({
    ...draft, letterhead: draft.letterhead.map((line) => line.trim()).filter(Boolean),
    signatures: signaturesOf(lines),
  });
  const text = (name, label, more = {}) => field(app.say(label), h("input", {
    dir: "auto", key: `${name} ${ui.headerEdition}`, value: draft[name], autocomplete: "off",
    maxlength: 1000, oninput: (event) => change({[name]: event.target.value}), ...more,
  }));
  return h("div", {class: "form", key: `header ${ui.headerEdition}`},
    field(app.say("header.letterhead"), h("textarea", {rows: 3, dir: "auto",
      value: draft.letterhead.join("\n"),
      oninput: (event) => change({letterhead: event.target.value.split("\n")})}),
    app.say("header.letterhead.hint")),
    text("subject", "header.subject"), text("body", "header.body"),
    h("div", {class: "columns"},
      text("date", "header.date", {type: "date", dir: "ltr"}),
      text("time", "header.time", {type: "time", dir: "ltr"}),
      text("place", "header.place")),
    h("label", {class: "tick"}, h("input", {type: "checkbox", liveChecked: draft.remote,
      onchange: (event) => change({remote: event.target.checked})}),
    h("span", null, app.say("header.isRemote"))),
    field(app.say("header.signatures"), h("textarea", {rows: 2, dir: "auto",
      key: `signatures ${ui.headerEdition}`, value: lines,
      oninput: (event) => {
        ui.signatureLines = event.target.value;
        change({});
      }}), app.say("header.signatures.hint")),
    h("div", {class: "row"},
      ui.header && press({class: "quiet", onclick: () => reset(app)}, app.say("cancel")),
      act(app, {command: asked, label: app.say("save"), kind: "primary", disabled: !ui.header,
        after: () => app.whenSettled(asked, () => reset(app))})),
    problem(app, asked));
}

/** One line for each who signs: "office: name". */
const linesOf = (signatures) => (signatures ?? [])
  .map(({label, name}) => (name ? `${label}: ${name}` : label)).join("\n");

/** @param {string} lines @returns {{label: string, name: string}[] | undefined} */
function signaturesOf(lines) {
  const found = lines.split("\n").map((line) => line.trim()).filter(Boolean).map((line) => {
    const [label, ...name] = line.split(":");
    return {label: label.trim(), name: name.join(":").trim()};
  });
  return found.length > 0 ? found : undefined;
}

/** Shows the header as it is, in fresh fields. */
function reset(app) {
  app.ui.header = undefined;
  app.ui.signatureLines = undefined;
  app.ui.headerEdition += 1;
  app.redraw();
}
