/** The rules of the floor as fields, stated before anybody speaks. */

import {h} from "../render.js";
import {field} from "./parts.js";

/** @typedef {import("./parts.js").App} App */

/** In seconds. */
const SPEAKING = [60, 120, 180, 300, 600];
const POINT = [30, 60, 120];

/**
 * @param {App} app
 * @param {Object} rules as in `FloorRules.swift`
 * @param {(rules: Object) => void} onchange
 */
export function floorRuleFields(app, rules, onchange) {
  const change = (more) => onchange({...rules, ...more});
  return h("fieldset", {class: "lines", key: "floor rules"},
    h("legend", null, app.say("rules.floor")),
    h("div", {class: "columns"},
      field(app.say("rules.speakingTime"), timeMenu(app, SPEAKING, rules.speakingTime,
        (speakingTime) => change({speakingTime}))),
      field(app.say("rules.pointOfOrderTime"), timeMenu(app, POINT, rules.pointOfOrderTime,
        (pointOfOrderTime) => change({pointOfOrderTime}))),
      field(app.say("rules.seconders"), h("input", {
        type: "number", min: 0, max: 1000, liveValue: String(rules.seconders),
        oninput: (event) => change({seconders: Math.max(0, Number(event.target.value) || 0)}),
      }))),
    h("label", {class: "tick"},
      h("input", {type: "checkbox", liveChecked: rules.alternates,
        onchange: (event) => change({alternates: event.target.checked})}),
      h("span", null, app.say("rules.alternates"))));
}

/** The usual times, and the one that is set if it is another. @param {App} app */
function timeMenu(app, usual, time, onchange) {
  const times = usual.map((seconds) => seconds * 1000);
  const all = time === undefined || times.includes(time) ? times : [time, ...times];
  return h("select", {
    liveValue: String(time ?? 0),
    onchange: (event) => onchange(Number(event.target.value) || undefined),
  }, h("option", {value: "0"}, app.say("time.0")), all.map((one) => h("option", {
    key: one, value: String(one),
  }, app.words.duration(one))));
}
