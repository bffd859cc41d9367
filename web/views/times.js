/** How long a ballot is open. */

import {h} from "../render.js";
import {field, radios} from "./parts.js";

/** @typedef {import("./parts.js").App} App */

const TIMES = [0, 30, 60, 120, 300];
/** Four weeks: a sheet can be filled in at home. */
const MOST_MINUTES = 40_320;

/** The moment so many seconds from now; without seconds none. @param {App} app */
export const deadlineIn = (app, seconds) =>
  (seconds ? Math.round(app.store.now()) + seconds * 1000 : undefined);

/**
 * How long a ballot is open: one of a few times, or any number of minutes.
 * @param {App} app
 * @param {string} id
 * @param {number} seconds 0: no limit
 * @param {(seconds: number) => void} onpick
 */
export const timeFields = (app, id, seconds, onpick) => h("div", {
  class: "time-fields", key: `times ${id}`,
}, radios({
  name: `time ${id}`, legend: app.say("motion.time"), value: String(seconds),
  onpick: (picked) => onpick(Number(picked)), className: "compact",
  choices: TIMES.map((one) => ({value: String(one), label: app.say(`time.${one}`)})),
}), minutesField(app, app.say("motion.minutes"), seconds, onpick));

/** Any number of minutes; empty while the time is none of whole minutes. @param {App} app */
export const minutesField = (app, label, seconds, onpick) => field(label, h("input", {
  type: "number", inputmode: "numeric", min: 1, max: MOST_MINUTES, step: 1,
  liveValue: seconds > 0 && seconds % 60 === 0 ? String(seconds / 60) : "",
  // What is half typed is left alone.
  oninput: ({target: {value}}) => {
    const minutes = Math.trunc(Number(value));
    if (minutes >= 1 && minutes <= MOST_MINUTES) onpick(minutes * 60);
  },
}));
