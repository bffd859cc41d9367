/** A motion from the floor in words, and an amendment as what it takes out and puts in. */

import {motionById, motionText} from "../derived.js";
import {wordingDifference} from "../derived/wording.js";
import {h} from "../render.js";
import {personName} from "../sentences.js";
import {own} from "./parts.js";

/** @typedef {import("./parts.js").App} App */

/** "Amendment 3". @param {App} app */
export const motionName = (app, {content, number}) =>
  app.say(content.amendment ? "moved.amendment" : "moved.motion", {number});

/** The last differences: they are the same at every redraw. */
const known = new Map();
const KNOWN_LIMIT = 50;

function difference(before, after) {
  const key = `${before}\u0000${after}`;
  if (!known.has(key)) {
    if (known.size >= KNOWN_LIMIT) known.clear();
    known.set(key, wordingDifference(before, after));
  }
  return known.get(key);
}

/**
 * One wording in place of another: what goes is struck through, what comes is underlined, and both
 * are said to those who hear the page.
 * @param {App} app @param {string} before @param {string} after
 */
export function wording(app, before, after) {
  return own("blockquote", {class: "frozen wording"}, difference(before, after).map(
    ({kind, text}, index) => {
      if (kind === "same") return h("span", {key: index}, text);
      const tag = kind === "deleted" ? "del" : "ins";
      return h(tag, {key: index},
        h("span", {class: "unseen"}, app.say(`wording.${kind}`), " "), text,
        h("span", {class: "unseen"}, " ", app.say("wording.end"), " "));
    }));
}

/** What a ballot is about, when it is about a motion from the floor: the question.
 * @param {App} app */
export function motionQuestion(app, ballot) {
  const motion = motionById(app.state, ballot.floorMotion);
  if (!motion) return undefined;
  const key = motion.content.amendment
    ? "ballot.question.amendment" : "ballot.question.floorMotion";
  return app.say(key, {number: motion.number, name: personName(app.state, motion.author)});
}

/** The frozen text of a ballot; that of an amendment with what it changes. @param {App} app */
export function ballotText(app, ballot) {
  const motion = motionById(app.state, ballot.floorMotion);
  return motion?.content.amendment
    ? wording(app, motion.content.amendment.base, motionText(motion))
    : own("blockquote", {class: "frozen"}, ballot.text);
}
