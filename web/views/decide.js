/**
 * What becomes of a commitment: a disposition by menu, its lead by list, reason and conditions;
 * then "no objection?" or a ballot. The draft stays in the page until it was sent.
 */

import {leadOf, membersOf, ranking} from "../derived.js";
import {command} from "../protocol.js";
import {h} from "../render.js";
import {commitmentLabel, numberedTitle} from "../sentences.js";
import {freshMotion} from "../motions.js";
import {ballotForm} from "./motion.js";
import {act, field, icon, inline, press, problem, radios} from "./parts.js";
import {seatOptions} from "./peopleParts.js";

/** @typedef {import("./parts.js").App} App */

const KINDS = ["retained", "merged", "supplementary", "dropped", "undecided"];
const CONDITIONS = ["verify", "coordinate", "reword"];

/** A draft as it begins. */
const fresh = () => ({
  kind: undefined, into: undefined, search: "", reason: "", options: ["", ""], related: [], conditions: [],
  asBallot: false, motion: freshMotion(), next: 0,
});

/** The draft for a commitment. @param {App} app */
export function draftOf(app, commitment) {
  app.ui.drafts[commitment.id] ??= fresh();
  return app.ui.drafts[commitment.id];
}

/** The proposal that a draft stands for, or `undefined` while something is missing. */
export function proposalOf(draft) {
  const disposition = dispositionOf(draft);
  return disposition && {
    disposition, reason: draft.reason.trim(),
    related: draft.kind === "undecided" && draft.related.length ? draft.related : undefined,
    conditions: draft.conditions.map(({kind, text, owner, due}) =>
      ({kind, text: text.trim(), owner: owner || undefined, due: due || undefined})),
  };
}

function dispositionOf({kind, into, options}) {
  if (kind === "merged") return into && {kind, into};
  if (kind === "undecided") {
    return {kind, options: options.map((option) => option.trim()).filter(Boolean)};
  }
  return kind && {kind};
}

/** @param {App} app */
export function decidePart(app, commitment) {
  const draft = draftOf(app, commitment);
  const change = (more) => { Object.assign(draft, more); app.redraw(); };
  return h("div", {class: "form decide", key: commitment.id},
    !draft.kind && h("p", {class: "muted"}, app.say("step.decide")),
    radios({
      name: `kind ${commitment.id}`, legend: app.say("decide.what"), value: draft.kind,
      onpick: (kind) => change({kind}),
      choices: KINDS.map((kind) => ({value: kind, label: app.say(`become.${kind}`)})),
    }),
    draft.kind === "merged" && leadPicker(app, commitment, draft, change),
    draft.kind === "undecided" && [
      optionsPart(app, draft), relatedPart(app, commitment, draft, change),
    ],
    draft.kind && field(app.say("decide.reason"), h("textarea", {
      rows: 2, dir: "auto", maxlength: 4000, key: `reason ${commitment.id}`, value: draft.reason,
      oninput: (event) => { draft.reason = event.target.value; },
    }), ["dropped", "supplementary"].includes(draft.kind) ? app.say("decide.reason.needed") : ""),
    draft.kind && conditionsPart(app, draft),
    draft.kind && finish(app, commitment, draft, change));
}

/** Who can be a lead: not oneself, nothing that is merged. @param {App} app */
export function leadPicker(app, commitment, draft, change) {
  const {state, words} = app;
  if (membersOf(state, commitment.id).length) {
    return h("p", {class: "problem"}, icon("warning"), app.say("decide.isLead"));
  }
  const wanted = fold(draft.search);
  const leads = ranking(state).map((ranked) => ranked.commitment).filter((lead) =>
    lead.id !== commitment.id && leadOf(lead) === undefined);
  const shown = leads.filter((lead) => lead.id === draft.into || !wanted ||
    fold(lead.title).includes(wanted) || String(lead.number) === wanted);
  return h("div", {class: "picker"},
    field(app.say("decide.lead"), h("input", {
      type: "search", dir: "auto", key: `search ${commitment.id}`, value: draft.search,
      placeholder: app.say("decide.lead.search"),
      oninput: (event) => change({search: event.target.value}),
    })),
    h("ul", {class: "picker-list", role: "radiogroup", "aria-label": app.say("decide.lead")},
      shown.map((lead) => h("li", {key: lead.id}, h("label", {class: "pick"},
        h("input", {type: "radio", name: `lead ${commitment.id}`,
          liveChecked: draft.into === lead.id, onchange: () => change({into: lead.id})}),
        h("span", null, h("span", {class: "muted"}, commitmentLabel(words, lead)), " ",
          inline("span", null, lead.title)))))),
    shown.length === 0 && h("p", {class: "muted"}, app.say("search.nothing")));
}

/** Letters alone: without case, vowel signs, hamza and the shapes of alif. */
const fold = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}|\u0640/gu, "")
  .replace(/[\u0622\u0623\u0625\u0671]/g, "\u0627").trim();

function optionsPart(app, draft) {
  return h("fieldset", {class: "lines"},
    h("legend", null, app.say("decide.options")),
    draft.options.map((option, index) => h("input", {
      key: `option ${index}`, dir: "auto", value: option, maxlength: 1000,
      "aria-label": app.say("decide.option", {number: index + 1}),
      placeholder: app.say("decide.option", {number: index + 1}),
      oninput: (event) => { draft.options[index] = event.target.value; },
    })),
    draft.options.length < 12 && press({class: "small quiet", onclick: () => {
      draft.options.push("");
      app.redraw();
    }}, icon("plus"), app.say("decide.option.add")));
}

/** The commitments that an open choice depends on, or that depend on it. */
function relatedPart(app, commitment, draft, change) {
  const {words} = app;
  const others = ranking(app.state).map((ranked) => ranked.commitment)
    .filter(({id}) => id !== commitment.id);
  const remove = (id) => change({related: draft.related.filter((one) => one !== id)});
  return h("fieldset", {class: "lines", key: "related"},
    h("legend", null, app.say("decide.related")),
    others.filter(({id}) => draft.related.includes(id)).map((other) =>
      h("div", {class: "related-line", key: other.id},
        inline("span", {class: "one-line"}, numberedTitle(words, other)),
        press({class: "small quiet", onclick: () => remove(other.id), "aria-label":
          `${app.say("remove")}: ${numberedTitle(words, other)}`}, icon("cross")))),
    h("select", {"aria-label": app.say("decide.related.add"), liveValue: "",
      onchange: (event) => change({related: [...draft.related, event.target.value]})},
      h("option", {value: ""}, app.say("decide.related.add")),
      others.filter(({id}) => !draft.related.includes(id)).map((other) =>
        h("option", {key: other.id, value: other.id}, numberedTitle(words, other)))));
}

function conditionsPart(app, draft) {
  const add = (kind) => {
    draft.next += 1;
    draft.conditions.push({key: draft.next, kind, text: "", owner: "", due: ""});
    app.redraw();
  };
  return h("fieldset", {class: "lines"},
    h("legend", null, app.say("decide.conditions")),
    draft.conditions.map((condition) => h("div", {class: "condition-line",
      key: `condition ${condition.key}`},
      h("span", {class: "condition-kind"}, app.say(`conditionKind.${condition.kind}`)),
      h("input", {dir: "auto", maxlength: 1000, "aria-label": app.say("conditionKind.text"),
        placeholder: app.say(`conditionKind.${condition.kind}.hint`),
        ref: (element) => element.focus(), value: condition.text,
        oninput: (event) => { condition.text = event.target.value; }}),
      press({class: "small quiet", "aria-label": app.say("remove"), onclick: () => {
        draft.conditions = draft.conditions.filter((one) => one !== condition);
        app.redraw();
      }}, icon("cross")),
      h("select", {"aria-label": app.say("owner"),
        onchange: (event) => { condition.owner = event.target.value; }},
        seatOptions(app, condition.owner)),
      h("input", {type: "date", "aria-label": app.say("due"), value: condition.due,
        onchange: (event) => { condition.due = event.target.value; }}))),
    h("div", {class: "row"}, CONDITIONS.map((kind) => press({
      class: "small quiet", key: kind, onclick: () => add(kind),
    }, icon("plus"), app.say(`conditionKind.${kind}`)))));
}

function finish(app, commitment, draft, change) {
  const proposal = proposalOf(draft);
  const consensus = command.declareConsensus(commitment.id, proposal);
  const clear = () => app.whenSettled(consensus, () => {
    delete app.ui.drafts[commitment.id];
  });
  const opened = () => app.whenSettled(command.openBallot(), () => {
    delete app.ui.drafts[commitment.id];
  });
  return [
    h("div", {class: "row finish"},
      act(app, {
        command: consensus, label: app.say("consensus.declare"), kind: "primary", icon: "check",
        disabled: !proposal, key: "consensus", after: clear,
        // What was typed since this was drawn counts too.
        make: () => command.declareConsensus(commitment.id, proposalOf(draft)),
      }),
      press({
        class: draft.asBallot ? "pressed" : "", "aria-expanded": String(draft.asBallot),
        onclick: () => change({asBallot: !draft.asBallot}),
      }, app.say("decide.vote"))),
    h("p", {class: "muted small"}, app.say(proposal ? "consensus.hint" : "decide.lead.missing")),
    problem(app, consensus),
    draft.asBallot && ballotForm(app, {
      subject: {commitment: commitment.id}, motion: draft.motion, commitment, clear: opened,
      proposal: () => proposalOf(draft),
    }),
  ];
}
