/** After the meeting: the minutes are frozen, put to everyone, and sealed; then addenda. */

import {
  adoptedAddenda, adoptedMinutes, approvers, ballotsOnAdoption, beingAdopted, lastBrokenOff,
  missingApprovers, openBallot, openFindings, openPassages, openProposals,
} from "../derived.js";
import {command} from "../protocol.js";
import {h} from "../render.js";
import {findingSentence, personName} from "../sentences.js";
import {ballotCard} from "./ballot.js";
import {ballotControls, closeStep} from "./ballotControls.js";
import {openPassagesPart} from "./openPassages.js";
import {
  act, confirmed, field, fingerprintText, fold, icon, own, press, problem, typed,
} from "./parts.js";
import {opener, textForm} from "./passageForms.js";
import {resultCard} from "./result.js";

/** @typedef {import("./parts.js").App} App */
/** @typedef {import("../derived/agreement.js").Adoption} Adoption */

/** @param {App} app */
export function adoptionPart(app) {
  const pending = beingAdopted(app.state);
  return h("section", {class: "adoption", key: "adoption"},
    h("h2", null, app.say("adoption.title")),
    adopted(app),
    pending ? pendingPart(app, pending) : app.state.phase === "closed" && preparing(app),
    app.state.phase === "adopted" && !pending && app.isOfficer && addendumForm(app));
}

// Before

function preparing(app) {
  const {state} = app;
  const isChair = app.store.me.role === "chair";
  const broken = lastBrokenOff(state);
  const findings = openFindings(state);
  const proposals = openProposals(state).length;
  const objections = openPassages(state, app.minutesBlocks())
    .filter(({open}) => open.includes("objected")).length;
  const start = command.startAdoption();
  const isReady = findings.length === 0 && proposals === 0;
  return [
    broken && h("p", {class: "notice", key: "broken"},
      app.say("adoption.brokenOff", {reason: broken.outcome.reason})),
    h("p", {class: "muted"}, app.say(isChair ? "adoption.explain" : "adoption.awaited")),
    app.isOfficer && (isReady
      ? h("p", {class: "all-well", key: "ready"}, icon("check"), app.say("adoption.ready"))
      : unfinished(app, findings, proposals)),
    app.isOfficer && objections > 0 && h("p", {class: "notice", key: "objections"},
      app.say("adoption.objections", {count: objections})),
    isChair && confirmed(app, {command: start, label: app.say("adoption.start"), kind: "primary",
      disabled: !isReady, question: app.say("adoption.start.question")}),
    problem(app, start),
    app.isSeated && fold(app, "open", app.say("open.title"), () => openPassagesPart(app),
      app.isOfficer),
  ];
}

function unfinished(app, findings, proposals) {
  const accept = (reason) => command.acceptOpenFindings(reason);
  return h("div", {class: "unfinished", key: "unfinished"},
    h("p", null, app.say("adoption.unfinished")),
    h("ul", {class: "warnings"},
      openBallot(app.state) && h("li", {key: "ballot"}, icon("warning"),
        app.say("adoption.ballotOpen")),
      findings.map((finding) => h("li", {key: JSON.stringify(finding)}, icon("warning"),
        h("span", null, findingSentence(app.words, app.state, finding)))),
      proposals > 0 && h("li", {key: "proposals"}, icon("warning"),
        app.say("adoption.proposals", {count: proposals}))),
    findings.length > 0 && h("form", {class: "form", onsubmit: (event) => {
      event.preventDefault();
      app.send(accept(typed(event.target, "reason")));
    }},
      field(app.say("adoption.acceptAll.reason"), h("textarea", {
        name: "reason", rows: 2, dir: "auto", required: true, maxlength: 4_000,
      }), app.say("checks.accept.hint")),
      h("button", {type: "submit", class: "button", disabled: !app.canAct},
        app.say("adoption.acceptAll"))),
    problem(app, accept("")));
}

// While it goes on

/**
 * @param {App} app
 * @param {{adoption: Adoption, addendum?: import("../derived/agreement.js").Addendum}} pending
 */
function pendingPart(app, {adoption, addendum}) {
  const ballot = openBallot(app.state);
  const isChair = app.store.me.role === "chair";
  const last = ballotsOnAdoption(app.state).at(-1);
  return [
    h("p", {class: "adoption-state", key: "state"}, addendum
      ? app.say("addendum.pending", {number: addendum.number}) : app.say("adoption.frozen")),
    addendum && own("blockquote", {class: "passage-text", key: "text"}, addendum.text),
    h("p", {class: "muted small", key: "name"}, app.say("adoption.fingerprintName")),
    h("p", {key: "fingerprint"}, fingerprintText(adoption.fingerprint)),
    ballot && h("div", {key: "ballot"}, ballotCard(app, ballot),
      isChair && h("div", {class: "row"}, closeStep(app, ballot)),
      isChair && ballotControls(app, ballot)),
    !ballot && last?.state.result && resultCard(app, last),
    app.isSeated && ownAnswer(app, adoption),
    answers(app, adoption),
    isChair && !ballot && h("div", {class: "adoption-acts", key: "acts"}, ending(app, adoption)),
  ];
}

function ownAnswer(app, adoption) {
  const {fingerprint} = adoption;
  const mine = adoption.responses.find(({seat}) => seat === app.store.me.seat);
  const [approve, withdraw] = [command.approve(fingerprint), command.withdrawResponse(fingerprint)];
  const reserve = (text) => command.reserve(fingerprint, text);
  const approves = mine && mine.reservation === undefined;
  return h("div", {class: "own-answer", key: "own"},
    mine && h("p", {class: "all-well"}, icon("check"),
      app.say(approves ? "adoption.own.approved" : "adoption.own.reserved")),
    h("div", {class: "row"},
      !approves && act(app, {command: approve, label: app.say("adoption.approve"),
        kind: mine ? "" : "primary", icon: "check", key: "approve"}),
      opener(app, "reserve", "adoption.reserve"),
      mine && act(app, {command: withdraw, label: app.say("adoption.withdraw"), kind: "quiet",
        key: "withdraw"})),
    textForm(app, "reserve", {
      label: "adoption.reserve.text", submit: "adoption.reserve.do", make: reserve,
    }),
    problem(app, approve, reserve(""), withdraw));
}

/** Who approved, who made which reservation, who is missing. */
function answers(app, adoption) {
  const {state} = app;
  const missing = missingApprovers(state);
  const all = approvers(state).length;
  return h("div", {class: "answers", key: "answers"},
    h("p", null, app.say("adoption.answers", {count: all - missing.length, all})),
    h("ul", {class: "passage-views"}, adoption.responses.map((one) => answer(app, one))),
    missing.length > 0 && h("p", {class: "muted"}, app.say("adoption.waiting", {
      names: missing.map(({id}) => personName(state, id)).join(" · "),
    })));
}

/** @param {App} app @param {Adoption["responses"][number]} response */
function answer(app, {seat, reservation}) {
  const name = personName(app.state, seat);
  return h("li", {key: seat}, icon(reservation === undefined ? "check" : "warning"),
    h("span", null, reservation === undefined ? app.say("adoption.answer.approved", {name})
      : app.say("adoption.reservation", {name, text: reservation})));
}

function ending(app, {fingerprint}) {
  const {state} = app;
  const complete = command.completeAdoption(fingerprint);
  const breakOff = (reason) => command.breakOffAdoption(fingerprint, reason);
  const vote = command.openBallot({
    text: app.say("adoption.title"), method: "yesNo",
  });
  const adopting = ballotsOnAdoption(state)
    .findLast(({state: {result}}) => result?.verdict.outcome === "adopted");
  const isMissing = missingApprovers(state).length > 0;
  const question = app.say("adoption.complete.question");
  const byBallot = adopting && command.completeAdoption(fingerprint, adopting.id);
  return [
    h("div", {class: "row", key: "row"},
      adopting ? confirmed(app, {command: byBallot, kind: "primary", question,
        label: app.say("adoption.byBallot", {number: adopting.number})})
        : isMissing ? opener(app, "tacit", "adoption.tacit")
          : confirmed(app, {command: complete, kind: "primary", question,
            label: app.say("adoption.complete")}),
      !adopting && act(app, {command: vote, label: app.say("adoption.vote"), key: "vote"}),
      opener(app, "breakOff", "adoption.breakOff")),
    textForm(app, "tacit", {
      label: "adoption.tacit.reason", submit: "adoption.complete",
      make: (reason) => command.completeAdoption(fingerprint, undefined, reason),
    }),
    textForm(app, "breakOff", {
      label: "adoption.breakOff.reason", submit: "adoption.breakOff.do", make: breakOff,
    }),
    problem(app, complete, breakOff(""), vote),
  ];
}

// Afterwards

function adopted(app) {
  const adoption = adoptedMinutes(app.state);
  if (!adoption) return null;
  return [
    h("p", {class: "adoption-state", key: "sealed"}, icon("check"), app.say("adoption.sealed")),
    sealedPart(app, adoption),
    adoptedAddenda(app.state).map((addendum) => h("section", {key: addendum.id},
      h("h3", null, app.say("addendum.title", {
        number: addendum.number, date: app.words.dateOf(addendum.adoption.at),
      })),
      own("blockquote", {class: "passage-text"}, addendum.text),
      sealedPart(app, addendum.adoption))),
  ];
}

/** @param {App} app @param {Adoption} adoption */
function sealedPart(app, {fingerprint, outcome, responses}) {
  const reserved = responses.filter(({reservation}) => reservation !== undefined);
  return [
    h("p", {class: "muted"}, app.say("adoption.at", {
      date: app.words.dateOf(outcome.at), time: app.words.time(outcome.at),
    })),
    h("p", {class: "muted small"}, app.say("adoption.fingerprintName")),
    h("p", null, fingerprintText(fingerprint)),
    reserved.length > 0 && [
      h("h3", {key: "title"}, app.say("adoption.reservations")),
      h("ul", {class: "passage-views", key: "list"}, reserved.map((one) => answer(app, one))),
    ],
  ];
}

function addendumForm(app) {
  const asked = (text) => command.proposeAddendum(text);
  return h("div", {class: "addendum", key: "addendum"},
    h("div", {class: "row"}, opener(app, "addendum", "addendum.propose")),
    textForm(app, "addendum", {
      label: "addendum.text", submit: "addendum.submit", hint: "addendum.hint", rows: 5,
      limit: 20_000, make: asked,
    }),
    problem(app, asked("")));
}
