/** Who speaks, who asked to, and one's own wish to. */

import {command} from "../protocol.js";
import {h} from "../render.js";
import {personName} from "../sentences.js";
import {act, eyebrow, icon, inline, problem} from "./parts.js";

/** @typedef {import("./parts.js").App} App */

/** @param {App} app */
export function floorPart(app) {
  const {speaker, queue} = app.state.floor;
  const speaks = app.state.phase === "inSession" && app.isSeated;
  if (!speaks && !speaker) return null;
  return h("section", {class: "floor", "aria-labelledby": "floor-title"},
    eyebrow(h("span", {id: "floor-title"}, app.say("floor"))),
    speaker ? speakerLine(app, speaker) : h("p", {class: "muted"}, app.say("floor.nobody")),
    queue.length > 0 && h("ol", {class: "queue"}, queue.map((seat) =>
      h("li", {key: seat}, inline("span", null, personName(app.state, seat)),
        app.isOfficer && act(app, {
          command: command.giveFloor(seat), label: app.say("floor.give"), kind: "small",
          name: app.say("floor.giveTo", {name: personName(app.state, seat)}),
        })))),
    speaks && ownWish(app),
    app.isOfficer && h("div", {class: "row"},
      speaker && act(app, {command: command.endSpeech(), label: app.say("floor.end")}),
      speaker && queue.length > 0 && act(app, {
        command: command.giveFloor(queue[0]), label: app.say("floor.next"), kind: "quiet",
        name: app.say("floor.giveTo", {name: personName(app.state, queue[0])}),
      })),
    problem(app, command.requestFloor(), command.withdrawRequest(), command.endSpeech(),
      ...queue.map((seat) => command.giveFloor(seat))));
}

/** The speaker and for how long. @param {App} app */
export function speakerLine(app, speaker) {
  return h("p", {class: "speaker"}, icon("hand"),
    inline("strong", null, personName(app.state, speaker.seat)),
    h("span", {class: "muted elapsed"},
      app.words.duration(app.store.now() - speaker.since)));
}

function ownWish(app) {
  const {speaker, queue} = app.state.floor;
  const {seat} = app.store.me;
  const place = queue.indexOf(seat);
  if (speaker?.seat === seat) {
    return act(app, {
      command: command.withdrawRequest(), label: app.say("floor.finish"), key: "wish",
    });
  }
  if (place >= 0) {
    return h("div", {class: "row", key: "wish"},
      h("p", null, place === 0
        ? app.say("floor.place.first") : app.say("floor.place", {n: place})),
      act(app, {command: command.withdrawRequest(), label: app.say("floor.withdraw")}));
  }
  return act(app, {
    command: command.requestFloor(), label: app.say("floor.request"), icon: "hand", key: "wish",
  });
}
