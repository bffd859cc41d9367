/** A commitment in a follow-up: how far it has come, what was said of it, what comes next. */

import {
  isFrozen, partsOf, participants, progressLevels, progressOf, statementKinds, statementsOn,
} from "../derived.js";
import {command} from "../protocol.js";
import {h} from "../render.js";
import {personName} from "../sentences.js";
import {nextSteps} from "./actions.js";
import {act, badge, bar, empty, field, own, press, problem, typed} from "./parts.js";

/** @typedef {import("./parts.js").App} App */

/** @param {App} app */
export function followUpPart(app, commitment) {
  const {state} = app;
  if (!state.followUp) return null;
  const {id} = commitment;
  const said = statementsOn(state, id);
  return h("div", {class: "follow-up", key: `follow-up ${id}`},
    h("section", {class: "progress-part"},
      h("h2", null, app.say("progress")),
      [undefined, ...partsOf(state, id)].map((part) => progressLine(app, id, part)),
      app.isOfficer && progressForm(app, id)),
    h("section", {class: "statements-part"},
      h("h2", null, app.say("statements.title")),
      said.length === 0 && empty(app.say("statements.none")),
      h("ol", {class: "statements"}, said.map((one) => statementLine(app, one))),
      app.isSeated && !isFrozen(state) && (app.ui.editedStatement === `new ${id}`
        ? statementForm(app, {commitment: id})
        : press({class: "quiet", key: "add", onclick: () => edit(app, `new ${id}`)},
          app.say("statement.add")))),
    h("section", {class: "next-part"},
      h("h2", null, app.say("progress.next")), nextSteps(app, commitment)));
}

/** In a line: percent, level, and the meeting when it was an earlier one. @param {App} app */
export function progressMark(app, commitment, part = undefined) {
  const now = progressOf(app.state, commitment, part);
  if (!now) return h("span", {class: "muted"}, app.say("progress.none"));
  return h("span", {class: "progress-mark"},
    now.percent !== undefined && [bar(now.percent, 100),
      h("span", {class: "figure"}, app.words.wholePercent(now.percent))],
    now.level && badge(app.say(`progressLevel.${now.level}`), `level-${now.level}`));
}

function progressLine(app, commitment, part) {
  const now = progressOf(app.state, commitment, part?.id);
  if (!now && part === undefined && partsOf(app.state, commitment).length > 0) return null;
  const isEarlier = now && now.meeting !== app.state.id;
  return h("div", {class: "progress-line", key: part?.id ?? "whole"},
    part && own("p", {class: "small"}, part.title),
    progressMark(app, commitment, part?.id),
    isEarlier && h("p", {class: "muted small"}, app.say("progress.before", {
      date: app.words.date(now.date),
    })),
    now?.evidence && own("p", {class: "small"}, app.say("progress.evidence.is", {
      evidence: now.evidence,
    })));
}

function progressForm(app, commitment) {
  const {ui, state} = app;
  if (ui.editedProgress !== commitment) {
    return press({class: "small quiet", key: "state", onclick: () => {
      ui.editedProgress = commitment;
      app.redraw();
    }}, app.say("progress.state"));
  }
  const parts = partsOf(state, commitment);
  const now = progressOf(state, commitment, ui.progressPart);
  const close = () => { ui.editedProgress = null; app.redraw(); };
  const asked = (values) => command.stateProgress({commitment, part: ui.progressPart, ...values});
  return h("form", {class: "form", key: `progress ${commitment} ${ui.progressPart ?? ""}`,
    onsubmit: (event) => {
      event.preventDefault();
      const percent = typed(event.target, "percent");
      const what = asked({
        percent: percent === "" ? undefined : Number(percent),
        level: typed(event.target, "level") || undefined,
        evidence: typed(event.target, "evidence"),
      });
      app.send(what);
      app.whenSettled(what, close);
    }},
    parts.length > 0 && field(app.say("statement.part"), h("select", {
      liveValue: ui.progressPart ?? "",
      onchange: (event) => { ui.progressPart = event.target.value || undefined; app.redraw(); },
    }, partOptions(app, parts))),
    h("div", {class: "columns"},
      field(app.say("progress.percent"), h("input", {name: "percent", type: "number", min: 0,
        max: 100, step: 1, inputmode: "numeric", value: now?.percent ?? ""})),
      field(app.say("progress.level"), h("select", {name: "level"},
        h("option", {value: "", key: "none"}, app.say("progress.level.none")),
        progressLevels.map((level) => h("option", {key: level, value: level,
          selected: level === now?.level}, app.say(`progressLevel.${level}`)))))),
    field(app.say("progress.evidence"), h("input", {name: "evidence", dir: "auto",
      maxlength: 4000, autocomplete: "off", value: now?.evidence ?? ""}),
    app.say("progress.evidence.hint")),
    h("div", {class: "row"},
      press({class: "quiet", onclick: close}, app.say("cancel")),
      h("button", {type: "submit", class: "button primary", disabled: !app.canAct},
        app.say("save"))),
    problem(app, asked({})));
}

const partOptions = (app, parts) => [
  h("option", {value: "", key: "whole"}, app.say("statement.part.whole")),
  parts.map(({id, title}) => h("option", {key: id, value: id}, title)),
];

// Statements

function edit(app, which) {
  app.ui.editedStatement = which;
  app.redraw();
}

function statementLine(app, statement) {
  const {state} = app;
  const {id, commitment, part, speaker, kind, text} = statement;
  if (app.ui.editedStatement === id) {
    return h("li", {key: id}, statementForm(app, statement));
  }
  const title = partsOf(state, commitment).find((one) => one.id === part)?.title;
  const mayChange = !isFrozen(state)
    && (app.isOfficer || (app.isSeated && speaker === app.store.me.seat));
  return h("li", {key: id, class: "statement"},
    h("p", {class: "small"},
      speaker === undefined
        ? badge(app.say("statement.nobody"), "alert")
        : h("bdi", null, h("strong", null, personName(state, speaker))),
      " ", badge(app.say(`statement.kind.${kind}`), kind === "report" ? "quiet" : ""),
      title && [" ", h("bdi", {class: "muted"}, title)]),
    own("p", null, text),
    mayChange && h("div", {class: "row"},
      press({class: "small quiet", onclick: () => edit(app, id)}, app.say("edit")),
      act(app, {command: command.removeStatement(id), label: app.say("remove"),
        kind: "small quiet"})),
    problem(app, command.removeStatement(id)));
}

/** Whoever has the floor is who speaks, most likely. */
const likelySpeaker = ({store, state, isOfficer}) =>
  isOfficer ? state.floor.speaker?.seat : store.me.seat;

function statementForm(app, statement) {
  const {state} = app;
  const {id, commitment, part, kind = "report", text = ""} = statement;
  const speaker = id ? statement.speaker : likelySpeaker(app);
  const parts = partsOf(state, commitment);
  const close = () => edit(app, null);
  const asked = (values) => (id ? command.changeStatement(id, {commitment, ...values})
    : command.addStatement({commitment, ...values}));
  return h("form", {class: "form", key: `statement ${id ?? "new"}`, onsubmit: (event) => {
    event.preventDefault();
    const what = asked({
      part: parts.length ? typed(event.target, "part") || undefined : undefined,
      speaker: app.isOfficer ? typed(event.target, "speaker") || undefined : app.store.me.seat,
      kind: typed(event.target, "kind"), text: typed(event.target, "text"),
    });
    app.send(what);
    app.whenSettled(what, close);
  }},
    h("div", {class: "columns"},
      app.isOfficer && field(app.say("statement.speaker"), h("select", {name: "speaker"},
        h("option", {value: "", key: "nobody"}, app.say("statement.nobody")),
        participants(state).map((seat) => h("option", {key: seat.id, value: seat.id,
          selected: seat.id === speaker}, personName(state, seat.id))))),
      field(app.say("statement.kind"), h("select", {name: "kind"}, statementKinds.map((one) =>
        h("option", {key: one, value: one, selected: one === kind},
          app.say(`statement.kind.${one}`))))),
      parts.length > 0 && field(app.say("statement.part"), h("select", {name: "part"},
        h("option", {value: "", key: "whole"}, app.say("statement.part.whole")),
        parts.map((one) => h("option", {key: one.id, value: one.id,
          selected: one.id === part}, one.title))))),
    field(app.say("statement.text"), h("textarea", {name: "text", rows: 4, dir: "auto",
      required: true, maxlength: 4000, value: text, ref: (element) => element.focus()})),
    h("div", {class: "row"},
      press({class: "quiet", onclick: close}, app.say("cancel")),
      h("button", {type: "submit", class: "button primary", disabled: !app.canAct},
        app.say("save"))),
    problem(app, asked({})));
}
