/** Putting many questions on one ballot. */

import {fitsSheet, freshSheet, proposedSheet} from "../motions.js";
import {h} from "../render.js";
import {field, radios} from "./parts.js";
import {tick} from "./rule.js";

/** @typedef {import("./parts.js").App} App */

const DECIDES = ["", "retained", "supplementary", "dropped"];

/**
 * @param {App} app
 * @param {string} id
 * @param {import("../motions.js").MotionDraft} motion
 * @param {(more: Object) => void} change
 */
export function sheetFields(app, id, motion, change) {
  if (!fitsSheet(motion.method)) return null;
  const {sheet} = motion;
  const set = (more) => change({sheet: {...sheet, ...more}});
  return h("div", {class: "sheet-form", key: "sheet"},
    tick(app.say("motion.sheet"), Boolean(sheet),
      (on) => change({sheet: on ? freshSheet() : undefined}), app.say("motion.sheet.hint")),
    sheet && [
      radios({
        name: `sheet ${id}`, legend: app.say("motion.sheet.from"), value: sheet.from,
        onpick: (from) => set({from}), className: "compact",
        choices: ["all", "undecided", "lines"].map((value) =>
          ({value, label: app.say(`motion.sheet.${value}`)})),
      }),
      sheet.from === "lines" && field(app.say("motion.sheet.own"), h("textarea", {
        rows: 6, dir: "auto", maxlength: 240_000, key: "own", value: sheet.lines,
        oninput: (event) => set({lines: event.target.value}),
      }), app.say("motion.sheet.own.hint")),
      field(app.say("motion.sheet.criteria"), h("textarea", {
        rows: 2, dir: "auto", maxlength: 8_000, key: "criteria", value: sheet.criteria,
        oninput: (event) => set({criteria: event.target.value}),
      }), app.say("motion.sheet.criteria.hint")),
      motion.method === "yesNo" && sheet.from !== "lines" && !sheet.criteria.trim() &&
        field(app.say("motion.sheet.decides"), h("select", {
          liveValue: sheet.decides, onchange: (event) => set({decides: event.target.value}),
        }, DECIDES.map((kind) => h("option", {value: kind, key: kind},
          app.say(kind ? `become.${kind}` : "motion.sheet.decides.nothing"))))),
      h("p", {class: "muted small", role: "status"}, app.say("motion.sheet.count", {
        count: proposedSheet(motion, app.state.commitments)?.lines.length ?? 0,
      })),
    ]);
}
