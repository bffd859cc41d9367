/** Putting something to the vote: the method, what is chosen among, the rule, the time. */

import {electorateNow} from "../derived.js";
import {
  besidesOf, completeLimits, decidedBySheet, fitting, freshMotion, inSecret, METHODS, ownLevels,
  proposedOptions, proposedSheet, withQuorum,
} from "../motions.js";
import {casterOf} from "../othersVotes.js";
import {command} from "../protocol.js";
import {h} from "../render.js";
import {LEAST_VOTERS, usualSecrecy} from "../secrecy.js";
import {ruleSentence} from "../sentences.js";
import {methodFields, proposalFor} from "./motionOptions.js";
import {act, field, fold, problem, radios} from "./parts.js";
import {roomFields, roomProblem} from "./room.js";
import {ruleFields, tick} from "./rule.js";
import {sheetFields} from "./sheetForm.js";
import {opennessFields} from "./secrecy.js";
import {deadlineIn, timeFields} from "./times.js";
import {staleWarning} from "./wording.js";

/** @typedef {import("./parts.js").App} App */
/** @typedef {import("../motions.js").MotionDraft} MotionDraft */

/** A vote on the agenda's item, or on a motion in words. @param {App} app */
export function motionPart(app, subject, {onlyPrepare = false} = {}) {
  const item = subject?.item ? subject : undefined;
  const name = onlyPrepare ? "preparing" : "motion";
  app.ui[name] ??= freshMotion();
  const motion = app.ui[name];
  return h("div", {class: "form", key: name},
    field(app.say("motion.text"), h("textarea", {
      rows: 2, dir: "auto", maxlength: 4000, key: `${name} text`, liveValue: motion.text,
      placeholder: app.say("motion.text.placeholder"),
      oninput: (event) => {
        motion.text = event.target.value;
        app.redraw();
      },
    }), item ? app.say("motion.text.item") : ""),
    ballotForm(app, {subject: item, motion, onlyPrepare, clear: () => {
      for (const asked of [command.openBallot(), command.prepareBallot()]) {
        app.whenSettled(asked, () => { app.ui[name] = undefined; });
      }
    }, ready: Boolean(item) || motion.text.trim() !== ""}));
}

/**
 * @param {App} app
 * @param {Object} options
 * @param {import("../protocol.js").Subject} [options.subject]
 * @param {MotionDraft} options.motion the draft
 * @param {() => import("../protocol.js").Proposal} [options.proposal] what a yes decides
 * @param {Object} [options.commitment]
 * @param {() => void} [options.clear] the draft, once it was sent
 * @param {boolean} [options.onlyPrepare] to be opened later
 * @param {boolean} [options.ready] whether nothing is missing in what surrounds the form
 */
export function ballotForm(app, {
  subject, motion, proposal, commitment, clear, ready = true, onlyPrepare = false,
}) {
  const change = (more) => { Object.assign(motion, more); app.redraw(); };
  const id = subject?.commitment ?? subject?.item ?? "free";
  const {method} = motion;
  const secret = motion.openness === "secret";
  const sheet = commitment ? undefined : proposedSheet(motion, app.state.commitments);
  const rule = inSecret(fitting(motion.rule ?? app.state.rules.rule, method), secret || sheet);
  const electorate = electorateNow(app.state, rule, motion.rollCall);
  const asked = {...motionOf(motion, {subject, commitment, rule}), sheet};
  const possible = ready && (method !== "yesNo" || !commitment || proposal()) &&
    (asked.options === undefined || asked.options.length > 1 ||
      (method === "election" && asked.options.length === 1)) &&
    (!secret || new Set(electorate.map(casterOf)).size >= LEAST_VOTERS) &&
    (!sheet || (sheet.lines.length > 0 && motion.openness !== "running")) &&
    roomProblem(app.state, motion, electorate, Boolean(sheet)) === undefined;
  const whole = () => ({
    ...asked, proposal: sheet ? decidedBySheet(motion)
      : method === "yesNo" ? proposal?.() : undefined,
  });
  const make = () => command.openBallot({
    ...whole(), deadline: deadlineIn(app, motion.seconds),
  });
  const prepare = command.prepareBallot(asked);
  return h("div", {class: "ballot-form", key: `ballot ${id}`},
    staleWarning(app, commitment),
    radios({
      name: `method ${id}`, legend: app.say("motion.method"), value: method,
      onpick: (method) => change({method, besides: undefined, limits: {}}),
      className: "stacked methods",
      choices: METHODS.filter((one) => !commitment || one !== "election").map((value) => ({
        value, label: app.say(`method.${value}`), hint: app.say(`method.${value}.hint`),
      })),
    }),
    methodFields(app, id, motion, change, commitment),
    !commitment && sheetFields(app, id, motion, change),
    rulePart(app, id, {rule, motion, asked, secret}, change),
    opennessFields(app, id, {...motion, subject, text: asked.text}, electorate, change),
    !onlyPrepare && timeFields(app, id, motion.seconds, (seconds) => change({seconds})),
    roomFields(app, id, motion, electorate, {change, isSheet: Boolean(sheet)}),
    moreSettings(app, id, motion, change),
    !onlyPrepare && act(app, {command: command.openBallot(asked), make, kind: "primary", disabled: !possible,
      label: app.say(motion.rehearsal ? "ballot.doRehearse" : "ballot.doOpen"), after: clear,
      key: "open ballot"}),
    act(app, {command: prepare, make: () => command.prepareBallot(whole()), key: "prepare",
      kind: onlyPrepare ? "primary" : "", disabled: !possible, label: app.say("ballot.doPrepare"),
      after: clear}),
    problem(app, command.openBallot(asked), prepare));
}


/** The motion as it goes to the room, but for what a yes decides and the time. */
function motionOf(motion, {subject, commitment, rule}) {
  const {method} = motion;
  const options = method === "yesNo" || method === "graded" ? undefined
    : method === "choice" && commitment
      ? motion.among.map((kind) => proposalFor(kind, motion)).filter(Boolean)
        .map((proposal) => ({proposal}))
      : proposedOptions(motion);
  return {
    subject, method, rule, options,
    levels: method === "graded" ? ownLevels(motion) : undefined,
    besides: motion.besides && besidesOf(motion),
    limits: completeLimits(motion, options?.length ?? 0),
    openness: motion.openness,
    secrecy: motion.openness === "secret" ? motion.secrecy ?? usualSecrecy() : undefined,
    text: commitment ? undefined : motion.text.trim() || undefined,
    closesWhenAllHaveVoted: motion.closesWhenAllHaveVoted || undefined,
    withheld: motion.withheld || undefined, rollCall: motion.rollCall || undefined,
    rehearsal: motion.rehearsal || undefined,
    repeats: motion.repeats || undefined,
  };
}

/** The rule in one sentence; the settings are behind it. */
function rulePart(app, id, {rule, motion, asked, secret}, change) {
  const stated = withQuorum(rule, app.state.rules.quorum);
  return h("div", {class: "rule-part"},
    h("p", {class: "rule"}, ruleSentence(app.words, stated, motion.method, asked.limits)),
    fold(app, `rule ${id}`, app.say("rule.change"), () => [
      ruleFields(app, `rule ${id} ${motion.method}`, rule,
        (next) => change({rule: next}), motion.method, secret),
      motion.rule && h("button", {type: "button", class: "button quiet small",
        onclick: () => change({rule: undefined})}, app.say("rule.ofMeeting")),
    ]));
}

function moreSettings(app, id, motion, change) {
  const closed = app.state.ballots.filter(({state, rehearsal}) =>
    state.name === "closed" && rehearsal === motion.rehearsal);
  const besides = besidesOf(motion);
  const toggle = (one) => change({besides: ["abstain", "blank"].filter((other) =>
    (other === one) !== besides.includes(other))});
  return fold(app, `more ${id}`, app.say("motion.more"), () => h("div", {class: "ballot-settings"},
    motion.method !== "graded" && h("fieldset", {class: "lines"},
      h("legend", null, app.say("motion.besides")),
      ["abstain", "blank"].map((one) => h("div", {key: one},
        tick(app.say(`option.${one}`), besides.includes(one), () => toggle(one))))),
    tick(app.say("motion.closesWhenAll"), motion.closesWhenAllHaveVoted,
      (closesWhenAllHaveVoted) => change({closesWhenAllHaveVoted})),
    tick(app.say("motion.withheld"), motion.withheld, (withheld) => change({withheld}),
      app.say("motion.withheld.hint")),
    tick(app.say("motion.rehearsal"), motion.rehearsal,
      (rehearsal) => change({rehearsal, repeats: ""}), app.say("motion.rehearsal.hint")),
    closed.length > 0 && field(app.say("motion.repeats"), h("select", {
      liveValue: motion.repeats, onchange: (event) => change({repeats: event.target.value}),
    }, h("option", {value: ""}, app.say("motion.repeats.none")), closed.map((ballot) =>
      h("option", {key: ballot.id, value: ballot.id}, app.say("motion.repeats.ballot",
        {number: ballot.number, text: ballot.text})))), app.say("motion.repeats.hint")),
  ));
}
