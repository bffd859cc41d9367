/** Comments on a passage, in threads. */

import {command} from "../protocol.js";
import {h} from "../render.js";
import {personName} from "../sentences.js";
import {act, badge, own, problem} from "./parts.js";
import {maySpeak, opener, textForm} from "./passageForms.js";

/** @typedef {import("./parts.js").App} App */

/** @param {App} app @param {Object[]} threads @param {{id: string}} block */
export function threadsPart(app, threads, block) {
  if (threads.length === 0 && !maySpeak(app)) return null;
  const asked = (text) => command.comment(block.id, text);
  return h("section", {class: "passage-part", key: "threads"},
    h("h3", null, app.say("passage.comments")),
    h("ul", {class: "passage-threads"}, threads.map((thread) => threadItem(app, thread))),
    maySpeak(app) && [
      h("div", {class: "row", key: "comment"}, opener(app, "comment", "passage.comment")),
      textForm(app, "comment", {
        label: "passage.comment.text", submit: "passage.send", make: asked,
      }),
      problem(app, asked("")),
    ]);
}

function threadItem(app, {id, comments, resolution}) {
  const {state, words} = app;
  const form = `reply ${id}`;
  const asked = (text) => command.reply(id, text);
  const [resolve, reopen] = [command.resolveThread(id), command.reopenThread(id)];
  const mayResolve = app.isOfficer || comments[0].by === app.store.me.seat;
  return h("li", {key: id, class: resolution ? "is-resolved" : ""},
    resolution && badge(app.say("passage.resolved"), "quiet"),
    h("ul", {class: "comments"}, comments.map(({by, at, text}, index) => h("li", {key: index},
      h("p", {class: "muted small"}, h("bdi", null, personName(state, by)), " · ",
        words.time(at)),
      own("p", null, text)))),
    maySpeak(app) && h("div", {class: "row"},
      opener(app, form, "passage.reply"),
      !resolution && mayResolve && act(app, {command: resolve, kind: "quiet",
        label: app.say("passage.resolve"), key: "resolve"}),
      resolution && act(app, {command: reopen, kind: "quiet", label: app.say("passage.reopen"),
        key: "reopen"})),
    textForm(app, form, {
      label: "passage.comment.text", submit: "passage.send", make: asked,
    }),
    problem(app, asked(""), resolve, reopen));
}
