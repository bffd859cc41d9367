/** One commitment whole: figures, what was decided and voted, earlier titles; and its repair. */

import {ballotsOn, decisionOf, findingsOn, isOver, leadOf, membersOf} from "../derived.js";
import {command} from "../protocol.js";
import {h} from "../render.js";
import {
  commitmentLabel, findingSentence, levelName, personName, stateName,
} from "../sentences.js";
import {conditionControls} from "./actions.js";
import {followUpPart} from "./followUp.js";
import {
  act, empty, eyebrow, field, fold, icon, inline, own, press, problem, typed,
} from "./parts.js";
import {resultCard} from "./result.js";
import {commitmentSubject, decisionCard} from "./subject.js";
import {titleForm, translationsPart} from "./wording.js";

/** @typedef {import("./parts.js").App} App */

/** @param {App} app */
export function commitmentView(app, commitment) {
  const {state, words} = app;
  const ballots = ballotsOn(state, commitment.id).filter(({state: {name}}) => name !== "open");
  const earlier = commitment.decisions.slice(0, -1).reverse();
  const isCurrent = state.agenda.current?.commitment === commitment.id;
  const turn = command.turnTo({commitment: commitment.id});
  return h("article", {class: "commitment", key: `commitment ${commitment.id}`},
    h("div", {class: "row"},
      press({class: "quiet", onclick: () => app.show(null)}, icon("back"), app.say("back")),
      app.isOfficer && !isCurrent && !isOver(state) && [
        act(app, {command: turn, label: app.say("turn"), kind: "quiet"}), problem(app, turn),
      ]),
    commitmentSubject(app, commitment),
    !state.followUp && h("p", {class: "place-line"}, stateName(words, state, commitment)),
    followUpPart(app, commitment),
    mergeLinks(app, commitment),
    (!state.followUp || decisionOf(commitment)) && decisionCardOrNone(app, commitment),
    app.isOfficer && repairs(app, commitment),
    earlier.length > 0 && h("section", {class: "history"},
      h("h2", null, app.say("history.decisions")),
      earlier.map((decision) => decisionCard(app, decision))),
    ballots.length > 0 && h("section", {class: "history"},
      h("h2", null, app.say("history.ballots")),
      ballots.reverse().map((ballot) => resultCard(app, ballot))),
    earlierTitles(app, commitment));
}

function decisionCardOrNone(app, commitment) {
  const decision = decisionOf(commitment);
  return decision ? decisionCard(app, decision, {heading: app.say("decision")})
    : empty(app.say("decision.none"));
}

function mergeLinks(app, commitment) {
  const {state} = app;
  const members = membersOf(state, commitment.id);
  const lead = state.commitments.find(({id}) => id === leadOf(commitment));
  const others = lead ? [lead] : members;
  if (!others.length) return null;
  return h("div", {class: "merge-links"},
    eyebrow(app.say(lead ? "merged.lead" : "merged.members")),
    h("ul", null, others.map((one) => h("li", {key: one.id},
      h("button", {type: "button", class: "plain-link", onclick: () => app.show(one.id)},
        h("span", {class: "muted"}, commitmentLabel(app.words, one)), " ",
        inline("span", null, one.title))))));
}

function earlierTitles(app, {earlierTitles: titles}) {
  if (!titles.length) return null;
  return h("section", {class: "history"},
    h("h2", null, app.say("history.titles")),
    h("ul", null, titles.map((earlier) => h("li", {key: earlier.replacedAt},
      own("p", null, earlier.title),
      h("p", {class: "muted small"}, app.say("title.replaced", {
        time: app.words.time(earlier.replacedAt),
        name: personName(app.state, earlier.replacedBy),
      })),
      earlier.reason && own("p", {class: "reason"}, app.say("reason.is", {
        reason: earlier.reason,
      }))))));
}

/** What the chair and the secretary can put right, opened where something is found. */
function repairs(app, commitment) {
  const found = findingsOn(app.state, commitment.id);
  const {id} = commitment;
  /** What was opened for a finding stays open when the finding is settled. */
  const repair = (name, title, content, ...findings) => {
    const key = `${name} ${id}`;
    if (found.some((finding) => findings.some((one) => finding[one]))) app.ui.folds[key] ??= true;
    return fold(app, key, app.say(title), content);
  };
  const decision = decisionOf(commitment);
  const isClosed = isOver(app.state);
  return h("section", {class: "repairs"},
    found.length > 0 && h("ul", {class: "warnings"}, found.map((finding) =>
      h("li", null, icon("warning"),
        h("span", null, findingSentence(app.words, app.state, finding))))),
    !isClosed && repair("title", "reword", () => titleForm(app, commitment), "titleCutOff"),
    !isClosed && repair("translations", "translations",
      () => translationsPart(app, commitment), "translationStale"),
    !isClosed && app.state.consultation && repair("counts", "counts.set",
      () => countsForm(app, commitment), "emptyCount", "totalDiffers"),
    decision && repair("reason", "reason.give",
      () => reasonForm(app, commitment), "reasonMissing"),
    decision?.conditions.length > 0 && repair("conditions", "conditions.tick",
      () => decision.conditions.map((condition) => h("div", {key: condition.id},
        own("p", null, app.say(`conditionKind.${condition.kind}`), " ", condition.text),
        conditionControls(app, commitment, condition))), "conditionOpen"));
}

function countsForm(app, commitment) {
  return h("div", {class: "form counts-form"},
    app.state.consultation.scale.map((level) => countField(app, commitment, level)));
}

function countField(app, commitment, level) {
  const count = commitment.counts[level.id];
  const asked = (value) => command.setCount(commitment.id, level.id, value);
  const suggested = findingsOn(app.state, commitment.id).some((finding) =>
    finding.emptyCount?.level === level.id && finding.emptyCount.suggestion === 0);
  return h("form", {class: "inline-form", key: `${level.id} ${count}`, onsubmit: (event) => {
    event.preventDefault();
    const text = typed(event.target, "count");
    app.send(asked(text === "" ? undefined : Number(text)));
  }},
    field(levelName(app.words, level), h("input", {name: "count", type: "number", min: 0,
      max: 100_000_000, step: 1, inputmode: "numeric", value: count ?? (suggested ? 0 : "")}),
    count === undefined ? app.say(suggested ? "counts.suggested" : "counts.empty") : ""),
    submit(app, asked()), problem(app, asked()));
}

function reasonForm(app, commitment) {
  const asked = (reason) => command.giveReason(commitment.id, reason);
  return h("form", {class: "form", onsubmit: (event) => {
    event.preventDefault();
    app.send(asked(typed(event.target, "reason")));
  }},
    field(app.say("reason"), h("textarea", {name: "reason", rows: 2, dir: "auto", required: true,
      maxlength: 4000, value: decisionOf(commitment).reason})),
    submit(app, asked()), problem(app, asked()));
}

function submit(app, asked) {
  const handle = app.acts.of(asked);
  const state = {sending: "act.sending", waiting: "act.waiting", recorded: "act.recorded"};
  return h("button", {type: "submit", class: "button small primary", disabled: !app.canAct},
    app.say("save"),
    h("span", {class: "act-state"}, state[handle?.state] && app.say(state[handle.state])));
}
