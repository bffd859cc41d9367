/** Merges several commitments into a lead in one act, and takes members out again. */

import {leadOf, membersOf, ranking} from "../derived.js";
import {command} from "../protocol.js";
import {h} from "../render.js";
import {commitmentLabel, numberedTitle} from "../sentences.js";
import {act, field, inline, press, problem, typed} from "./parts.js";

/** @typedef {import("./parts.js").App} App */

/** @param {App} app */
export function groupsPart(app) {
  const all = ranking(app.state).map(({commitment}) => commitment);
  const leads = all.filter(({id}) => membersOf(app.state, id).length);
  return [
    leads.map((lead) => group(app, lead)),
    app.ui.group ? groupForm(app, all, app.ui.group)
      : press({class: "quiet", key: "new group", onclick: () => {
        app.ui.group = {lead: "", members: [], kind: "retained", reason: ""};
        app.redraw();
      }}, app.say("groups.new")),
  ];
}

function group(app, lead) {
  return h("div", {class: "check-merge", key: lead.id},
    h("p", null, h("strong", null, commitmentLabel(app.words, lead)), " ",
      inline("span", null, lead.title)),
    h("ul", null, membersOf(app.state, lead.id).map((member) => memberLine(app, member))));
}

function memberLine(app, member) {
  const asked = (reason) => command.unmerge([member.id], reason);
  return h("li", {key: member.id},
    h("p", null, h("span", {class: "muted"}, commitmentLabel(app.words, member)), " ",
      inline("span", null, member.title)),
    app.ui.unmerging === member.id
      ? h("form", {class: "inline-form", onsubmit: (event) => {
        event.preventDefault();
        app.send(asked(typed(event.target, "reason")));
        app.ui.unmerging = null;
        app.redraw();
      }},
        field(app.say("groups.unmerge.reason"), h("input", {name: "reason", required: true,
          dir: "auto", maxlength: 4000, autocomplete: "off", ref: (element) => element.focus()})),
        h("button", {type: "submit", class: "button small primary", disabled: !app.canAct},
          app.say("groups.unmerge")))
      : press({class: "small quiet", onclick: () => {
        app.ui.unmerging = member.id;
        app.redraw();
      }}, app.say("groups.unmerge")),
    problem(app, asked()));
}

function groupForm(app, all, draft) {
  const change = (more) => { Object.assign(draft, more); app.redraw(); };
  const reason = draft.reason.trim();
  const asked = command.mergeGroup(draft.lead, draft.members, {
    disposition: {kind: draft.kind}, reason, conditions: []});
  const candidates = all.filter(({id}) => id !== draft.lead);
  const isWhole = draft.lead && draft.members.length > 0;
  const toggle = (id) => change({members: draft.members.includes(id)
    ? draft.members.filter((one) => one !== id) : [...draft.members, id]});
  return h("div", {class: "form", key: "group form"},
    field(app.say("decide.lead"), h("select", {
      onchange: (event) => change({lead: event.target.value,
        members: draft.members.filter((id) => id !== event.target.value)}),
    },
      h("option", {value: "", selected: !draft.lead}, app.say("decide.lead.choose")),
      all.map((one) => h("option", {key: one.id, value: one.id, selected: one.id === draft.lead},
        numberedTitle(app.words, one))))),
    field(app.say("groups.kind"), h("select", {
      onchange: (event) => change({kind: event.target.value}),
    }, ["retained", "supplementary"].map((kind) => h("option", {
      key: kind, value: kind, selected: kind === draft.kind}, app.say(`become.${kind}`))))),
    h("fieldset", {class: "lines"},
      h("legend", null, app.say("groups.members")),
      h("ul", {class: "picker-list"}, candidates.map((one) => h("li", {key: one.id},
        h("label", {class: "pick"},
          h("input", {type: "checkbox", liveChecked: draft.members.includes(one.id),
            onchange: () => toggle(one.id)}),
          h("span", null, h("span", {class: "muted"}, commitmentLabel(app.words, one), " ",
            leadOf(one) ? app.say("groups.isMerged") : ""), " ",
            inline("span", null, one.title))))))),
    field(app.say("reason"), h("textarea", {rows: 2, dir: "auto", maxlength: 4000,
      value: draft.reason, oninput: (event) => { draft.reason = event.target.value; },
      onchange: () => app.redraw()})),
    h("div", {class: "row"},
      press({class: "quiet", onclick: () => { app.ui.group = null; app.redraw(); }},
        app.say("cancel")),
      act(app, {command: asked, label: app.say("consensus.declare"), kind: "primary",
        icon: "check", disabled: !isWhole,
        after: () => app.whenSettled(asked, () => { app.ui.group = null; app.redraw(); })})),
    h("p", {class: "muted small"}, app.say("groups.hint")),
    problem(app, asked));
}
