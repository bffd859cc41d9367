/** How a ballot is called and what it asks, open or closed. */

import {h} from "../render.js";
import {dispositionName} from "../sentences.js";
import {motionQuestion} from "./amendText.js";
import {icon} from "./parts.js";

/** @typedef {import("./parts.js").App} App */

/** "Ballot no. 3"; rehearsals are numbered apart. @param {App} app */
export const ballotNumber = (app, {number, rehearsal}) =>
  app.say(rehearsal ? "ballot.rehearsal.number" : "ballot.number", {number});

/** So that nobody takes a rehearsal for a vote. @param {App} app */
export const rehearsalSign = (app, ballot) => ballot.rehearsal &&
  h("p", {class: "rehearsal-sign", key: "rehearsal"}, icon("warning"),
    h("span", null, app.say("ballot.rehearsal")));

/** What is asked, in one sentence. @param {App} app */
export function question(app, ballot) {
  const asked = motionQuestion(app, ballot);
  if (asked) return asked;
  if (ballot.sheet) {
    const count = ballot.sheet.lines.length;
    return app.say("ballot.question.sheet", {n: count, count});
  }
  if (ballot.method !== "yesNo") {
    const {limits} = ballot;
    const count = ballot.method === "election" ? limits.seats ?? 1 : limits.most ?? 0;
    return app.say(questionKey(ballot), {n: count, count});
  }
  if (!ballot.proposal) return app.say("ballot.question.motion");
  const {disposition} = ballot.proposal;
  return app.say("ballot.question.proposal", {
    disposition: dispositionName(app.words, app.state, disposition),
  });
}

/** Priorities are asked for in other words than another scale. */
const questionKey = ({method, options}) =>
  method === "graded" && options.some(({label}) => label !== undefined) ? "ballot.question.scale"
    : method === "choice" && !options.some(({proposal}) => proposal) ? "ballot.question.oneOf"
      : `ballot.question.${method}`;
