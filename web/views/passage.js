/** One passage of the minutes: what people say to it, other wordings, comments, its lock. */

import {
  isFrozen, isLocked, lockedBlocks, proposalsOn, settledProposalsOn, threadsOn, viewsOn,
} from "../derived.js";
import {kindOf} from "../minutes/kinds.js";
import {command} from "../protocol.js";
import {h} from "../render.js";
import {personName} from "../sentences.js";
import {difference} from "./difference.js";
import {act, badge, icon, own, press, problem} from "./parts.js";
import {maySpeak, opener, textForm} from "./passageForms.js";
import {threadsPart} from "./threads.js";

/** @typedef {import("./parts.js").App} App */

/** The dialog of the passage that was opened, if one was. @param {App} app */
export function passageDialog(app) {
  const block = app.ui.passage && app.minutesBlocks().find(({id}) => id === app.ui.passage);
  if (!block) return null;
  const close = () => app.openPassage(null);
  return h("dialog", {
    class: "passage", key: `passage ${block.id}`, "aria-labelledby": "passage-title",
    ref: (element) => element.showModal(),
    oncancel: (event) => { event.preventDefault(); close(); },
    // A tap beside it closes it.
    onclick: (event) => { if (event.target === event.currentTarget) close(); },
  },
    h("div", {class: "passage-body"},
      h("header", {class: "passage-head"},
        h("h2", {id: "passage-title"}, app.say("passage.title")),
        press({class: "quiet", onclick: close}, app.say("passage.close"))),
      own("blockquote", {class: "passage-text"}, block.text),
      lockPart(app, block),
      viewsPart(app, block),
      proposalsPart(app, block),
      threadsPart(app, threadsOn(app.state, block.id), block)));
}

function lockPart(app, block) {
  const {state} = app;
  const locked = lockedBlocks(state, app.minutesBlocks()).get(block.id);
  const isChair = app.store.me.role === "chair" && !isFrozen(state);
  const [lock, unlock] = [command.lockSection(block.id), command.unlockSection(locked ?? block.id)];
  return [
    locked && h("p", {class: "notice", key: "locked"}, icon("warning"), app.say("passage.locked")),
    isChair && (locked || kindOf(block) === "heading") && h("div", {class: "row", key: "lock"},
      locked || isLocked(state, block.id)
        ? act(app, {command: unlock, label: app.say("passage.unlock"), key: "unlock"})
        : act(app, {command: lock, label: app.say("passage.lock"), key: "lock"})),
    problem(app, lock, unlock),
  ];
}

// Agreement

function viewsPart(app, block) {
  const views = viewsOn(app.state, block.id);
  const mine = views.find(({seat}) => seat === app.store.me.seat);
  const base = app.minutesSequence();
  const asked = {
    agree: command.agreeTo(block.id, base), takeBack: command.takeBack(block.id),
    object: (text) => command.objectTo(block.id, base, text),
  };
  const agrees = mine && mine.objection === undefined && mine.voidedAt === undefined;
  return h("section", {class: "passage-part", key: "views"},
    h("h3", null, app.say("passage.views")),
    views.length === 0 && h("p", {class: "muted"}, app.say("passage.noViews")),
    h("ul", {class: "passage-views"}, views.map((view) => viewLine(app, view))),
    maySpeak(app) && block.text !== "" && [
      h("div", {class: "row", key: "acts"},
        !agrees && act(app, {command: asked.agree, label: app.say("passage.agree"),
          icon: "check", kind: "primary", key: "agree"}),
        opener(app, "object", "passage.object"),
        mine && act(app, {command: asked.takeBack, label: app.say("passage.takeBack"),
          kind: "quiet", key: "back"})),
      textForm(app, "object", {
        label: "passage.objection", submit: "passage.objection.do", make: asked.object,
      }),
      problem(app, asked.agree, asked.object(""), asked.takeBack),
    ]);
}

/** @param {App} app @param {import("../derived/agreement.js").View} view */
function viewLine(app, {seat, objection, voidedAt}) {
  const name = personName(app.state, seat);
  return h("li", {key: seat, class: voidedAt === undefined ? "" : "is-void"},
    icon(objection === undefined ? "check" : "warning"),
    h("span", null, objection === undefined ? app.say("passage.agrees", {name})
      : app.say("passage.objects", {name, text: objection})),
    voidedAt !== undefined && badge(app.say("passage.void"), "alert"));
}

// Other wordings

function proposalsPart(app, block) {
  const open = proposalsOn(app.state, block.id);
  const settled = settledProposalsOn(app.state, block.id);
  const base = app.minutesSequence();
  return h("section", {class: "passage-part", key: "proposals"},
    (open.length > 0 || maySpeak(app)) && h("h3", null, app.say("passage.proposals")),
    h("ul", {class: "passage-proposals"}, open.map((one) => proposalItem(app, block, one))),
    maySpeak(app) && [
      h("div", {class: "row", key: "propose"}, opener(app, "propose", "passage.propose")),
      textForm(app, "propose", {
        label: "passage.wording", submit: "passage.propose.do", value: block.text, rows: 5,
        reason: true, limit: 20_000,
        make: (text, reason) => command.proposeWording(block.id, base, text, reason),
      }),
      problem(app, command.proposeWording(block.id, base, "")),
    ],
    settled.length > 0 && h("details", {class: "fold", key: "settled"},
      h("summary", null, app.say("passage.settled")),
      h("ul", {class: "fold-body"}, settled.map((one) => settledItem(app, one)))));
}

function proposalItem(app, block, proposal) {
  const {state, words} = app;
  const accept = command.acceptProposal(proposal.id, app.minutesSequence());
  const reject = command.rejectProposal(proposal.id);
  const withdraw = command.withdrawProposal(proposal.id);
  const name = personName(state, proposal.by);
  return h("li", {key: proposal.id},
    h("p", {class: "muted small"}, app.say("passage.proposedBy", {
      name, time: words.time(proposal.at),
    })),
    difference(app, block.text, proposal.text),
    h("p", {class: "muted small"}, app.say("passage.legend")),
    proposal.reason && own("p", null, proposal.reason),
    proposal.before !== block.text &&
      h("p", {class: "notice"}, app.say("passage.changedSince")),
    maySpeak(app) && h("div", {class: "row"},
      app.isOfficer && [
        act(app, {command: accept, label: app.say("passage.accept"), kind: "primary",
          name: app.say("passage.of", {act: app.say("passage.accept"), name}), key: "accept"}),
        act(app, {command: reject, label: app.say("passage.reject"),
          name: app.say("passage.of", {act: app.say("passage.reject"), name}), key: "reject"}),
      ],
      proposal.by === app.store.me.seat && act(app, {command: withdraw, kind: "quiet",
        label: app.say("passage.withdraw"), key: "withdraw"})),
    problem(app, accept, reject, withdraw));
}

const settledItem = (app, {id, by, text, settlement}) => h("li", {key: id},
  h("p", {class: "muted small"},
    app.say("passage.of", {
      act: app.say(`passage.settled.${settlement.kind}`), name: personName(app.state, by),
    })),
  own("p", null, text),
  settlement.reason && own("p", {class: "muted"}, settlement.reason));
