/**
 * Motions from the floor and amendments: what was proposed, how it differs, who seconds it, what
 * the chair does with it.
 */

import {
  admittedMotions, amends, commitmentsById, isMotionOpen, isOutdated, isSeconded, motionText,
  openBallot, pendingAmendments,
} from "../derived.js";
import {command} from "../protocol.js";
import {h} from "../render.js";
import {personName} from "../sentences.js";
import {motionName, wording} from "./amendText.js";
import {
  act, badge, confirmed, fold, icon, inline, own, partOf, press, problem,
} from "./parts.js";

/** @typedef {import("./parts.js").App} App */

const STATE_ICONS = {
  proposed: "circle", admitted: "clock", refused: "cross", withdrawn: "back", setAside: "cross",
  adopted: "check", rejected: "cross",
};

/** What was proposed, and the way to propose something. @param {App} app */
export function motionsPart(app) {
  const {state} = app;
  const goesOn = state.phase === "inSession" || state.phase === "suspended";
  const {current} = state.agenda;
  const about = state.floor.motions.filter((motion) => isMotionOpen(motion) || isOn(motion, current));
  if (!goesOn || (!about.length && !app.isSeated)) return null;
  const open = about.filter(isMotionOpen);
  const settled = about.filter((motion) => !isMotionOpen(motion));
  return h("section", {class: "motions", key: "motions", "aria-labelledby": "motions-title"},
    about.length > 0 && h("h2", {id: "motions-title", class: "floor-title"},
      icon("list"), app.say("moved")),
    about.length === 0 && h("h2", {id: "motions-title", class: "unseen"}, app.say("moved")),
    waitNotice(app, current?.commitment),
    open.length > 0 && h("ol", {class: "motion-cards"}, open.map((motion) =>
      h("li", {key: motion.id}, motionCard(app, motion)))),
    settled.length > 0 && fold(app, `settled ${current?.commitment ?? current?.item ?? ""}`,
      app.say("moved.settled"), () => h("ul", {class: "motion-cards"}, settled.map((motion) =>
        h("li", {key: motion.id}, motionCard(app, motion))))),
    app.isSeated && proposing(app, current));
}

const isOn = (motion, current) => (motion.content.amendment
  ? motion.content.amendment.commitment === current?.commitment
  : JSON.stringify(motion.content.motion.subject ?? {}) === JSON.stringify(current ?? {}));

/** Why the main vote cannot be opened yet. */
function waitNotice(app, commitment) {
  const pending = commitment ? pendingAmendments(app.state, commitment) : [];
  if (!pending.length) return null;
  return h("div", {class: "notice"}, icon("warning"), h("div", null, app.say("moved.first", {
    motions: pending.map(({number}) => app.words.number(number)).join(", "),
  })));
}

/** @param {App} app */
function motionCard(app, motion) {
  const {state} = app;
  const {content: {amendment}, number, author, seconders, secondersNeeded} = motion;
  const {name, reason} = motion.state;
  const target = commitmentsById(state).get(amends(motion));
  const names = seconders.map((seat) => personName(state, seat)).join(", ");
  return h("article", {class: `motion-card motion-${name}`,
    "aria-label": motionName(app, motion)},
    h("header", {class: "motion-head"},
      h("p", null, h("strong", null, motionName(app, motion)), " ",
        inline("span", {class: "muted"}, app.say("moved.by", {name: personName(state, author)})),
        target && target.id !== state.agenda.current?.commitment &&
          h("span", {class: "muted"}, " ", app.say("moved.to", {number: target.number}))),
      h("span", {class: "motion-state"}, icon(STATE_ICONS[name]), badge(app.say(`moved.state.${name}`)))),
    amendment ? wording(app, amendment.base, amendment.title)
      : own("blockquote", {class: "frozen"}, motionText(motion)),
    reason && own("p", {class: "reason"}, app.say("reason.is", {reason})),
    secondersNeeded > 0 && isMotionOpen(motion) && h("p", {class: "muted small"},
      app.say("moved.seconders", {count: seconders.length, needed: secondersNeeded})),
    names && inline("p", {class: "muted small"}, app.say("moved.secondedBy", {names})),
    isOutdated(state, motion) && h("div", {class: "notice"}, icon("warning"),
      h("div", null, app.say("moved.outdated"))),
    app.isSeated && isMotionOpen(motion) && memberActs(app, motion),
    app.store.me.role === "chair" && isMotionOpen(motion) && chairActs(app, motion),
    isMotionOpen(motion) && opened(app, motion),
    problem(app, command.secondMotion(motion.id), command.withdrawMotion(motion.id),
      command.admitMotion(motion.id), command.orderMotions()));
}

function memberActs(app, motion) {
  const {seat} = app.store.me;
  const {id, author, seconders, secondersNeeded} = motion;
  const isMine = author === seat;
  const mayRestate = isOutdated(app.state, motion) && (isMine || app.isOfficer);
  const seconds = !isMine && secondersNeeded > 0 && motion.state.name === "proposed" &&
    !seconders.includes(seat);
  if (!isMine && !mayRestate && !seconds) return null;
  return h("div", {class: "row", key: "member"},
    seconds && act(app, {command: command.secondMotion(id), label: app.say("moved.second"),
      icon: "plus", name: app.say("moved.second.name", {text: motionText(motion)})}),
    mayRestate && opener(app, motion, "restate"),
    isMine && confirmed(app, {command: command.withdrawMotion(id), label: app.say("moved.withdraw"),
      kind: "quiet", question: app.say("moved.withdraw.question")}));
}

function chairActs(app, motion) {
  const {id} = motion;
  if (motion.state.name === "proposed") {
    return h("div", {class: "row", key: "chair"},
      act(app, {command: command.admitMotion(id), label: app.say("moved.admit"),
        kind: isSeconded(motion) ? "primary" : "", disabled: !isSeconded(motion)}),
      opener(app, motion, "refuse"));
  }
  const order = admittedMotions(app.state).map((one) => one.id);
  const place = order.indexOf(id);
  const blocked = Boolean(openBallot(app.state)) || app.state.phase !== "inSession" ||
    isOutdated(app.state, motion);
  return h("div", {class: "row", key: "chair"},
    opener(app, motion, "vote", place === 0 ? "primary" : "", blocked),
    opener(app, motion, "setAside"),
    mover(app, motion, order, place, -1), mover(app, motion, order, place, 1));
}

/** A place up or down in the order in which motions come to the vote. */
function mover(app, motion, order, place, step) {
  const other = place + step;
  if (order.length < 2) return null;
  const next = [...order];
  if (other >= 0 && other < order.length) [next[place], next[other]] = [next[other], next[place]];
  const key = step < 0 ? "moved.earlier" : "moved.later";
  return press({
    class: "small quiet", key, disabled: other < 0 || other >= order.length || !app.canAct,
    "aria-label": app.say(`${key}.name`, {what: motionName(app, motion)}),
    onclick: () => app.send(command.orderMotions(next)),
  }, app.say(key));
}

const FORMS = {
  refuse: "reasonForm", setAside: "reasonForm", restate: "restateForm", vote: "voteForm",
};

/** A form comes with the other pages. */
const form = (app, name, ...what) => partOf(app, "pages", (pages) => pages[name](app, ...what));

/** A button that opens the form of an act below the card. */
function opener(app, motion, name, kind = "", disabled = false) {
  const key = `${motion.id} ${name}`;
  const isOpen = app.ui.motionForm === key;
  return press({
    class: isOpen ? "pressed" : kind || "quiet", key: name, "aria-expanded": String(isOpen),
    disabled: disabled || !app.canAct,
    onclick: () => { app.ui.motionForm = isOpen ? undefined : key; app.redraw(); },
  }, app.say(`moved.${name}`));
}

function opened(app, motion) {
  const [id, name] = (app.ui.motionForm ?? "").split(" ");
  const close = () => { app.ui.motionForm = undefined; app.redraw(); };
  return id === motion.id && FORMS[name] && form(app, FORMS[name], motion, name, close);
}

/** What everybody at the table may do. */
function proposing(app, current) {
  const commitment = commitmentsById(app.state).get(current?.commitment);
  return h("div", {class: "proposing", key: "proposing"},
    commitment && fold(app, `amend ${commitment.id}`, app.say("moved.proposeAmendment"),
      () => form(app, "amendmentForm", commitment)),
    fold(app, "move", app.say("moved.proposeMotion"), () => form(app, "motionForm")));
}
