/** Votes by hand in the room: how far the tellers have come, and what they enter. */

import {byHandIn, handCounts, headsOf} from "../othersVotes.js";
import {command} from "../protocol.js";
import {h} from "../render.js";
import {handGroupName, optionName, personName} from "../sentences.js";
import {act, badge, eyebrow, icon, inline, own, problem} from "./parts.js";

/** @typedef {import("./parts.js").App} App */

/** Who votes by hand, among the people. @param {App} app */
export const roomBadges = (app, seat) => [
  app.state.attendance.withoutDevice.includes(seat.id) &&
    badge(app.say("device.without"), "quiet"),
  app.state.attendance.tellers.includes(seat.id) && badge(app.say("teller"), "quiet"),
];

// While a ballot is open

/** How far the tellers have come, in one sentence. @param {App} app */
export const handState = (app, ballot) => app.say(
  ballot.hand.agreement === "waiting" && ballot.hand.entered.length > 0
    ? "hand.single" : `hand.${ballot.hand.agreement}`,
  {name: personName(app.state, ballot.hand.entered[0])});

/** For everybody how far the count is; for a teller the fields. @param {App} app */
export function tellerPart(app, ballot) {
  const {hand} = ballot;
  if (!hand) return null;
  const {agreement} = hand;
  const sign = {agreed: "check", differ: "warning", waiting: "clock"}[agreement];
  return h("section", {class: `hand hand-${agreement}`, key: "hand",
    "aria-label": app.say("hand.title")},
  h("p", {class: "hand-state", role: "status"}, icon(/** @type {any} */ (sign)),
    h("span", null, handState(app, ballot))),
  hand.tellers.includes(app.store.me.seat) && countForm(app, ballot));
}

function countForm(app, ballot) {
  const {hand} = ballot;
  const typed = (app.ui.hands ??= {})[ballot.id] ??= hand.groups.map(() => ({}));
  const counts = handCounts(ballot, typed);
  const asked = command.enterHandCount(ballot.id, counts);
  const fits = counts?.every((count, index) => headsOf(count) === hand.groups[index].heads);
  return h("div", {class: "form hand-form"},
    h("p", {class: "muted small"}, app.say("hand.hint")),
    hand.groups.map((group, index) => countGroup(app, ballot, group, typed[index], index)),
    h("div", {class: "row"}, act(app, {
      command: asked, kind: "primary", disabled: !fits,
      label: app.say(hand.entered.includes(app.store.me.seat) ? "hand.again" : "hand.enter"),
    })),
    problem(app, asked));
}

function countGroup(app, ballot, group, typed, index) {
  const change = (option, value) => { typed[option] = value; app.redraw(); };
  const [count] = handCounts({...ballot, hand: {...ballot.hand, groups: [group]}}, [typed]) ?? [];
  const sum = count && headsOf(count);
  const several = ballot.hand.groups.length > 1;
  return h("fieldset", {class: "hand-group", key: String(index)},
    h("legend", null, several ? handGroupName(app.words, group) : app.say("hand.title")),
    h("div", {class: "hand-fields"},
      [...ballot.options.map(({id}) => id), "silent"].map((id) => h("label", {
        class: "field", key: id,
      },
      inline("span", {class: "field-name"}, id === "silent" ? app.say("hand.silent")
        : optionName(app.words, app.state, ballot, ballot.options.find((one) => one.id === id))),
      h("input", {
        type: "number", inputmode: "numeric", min: 0, max: group.heads, step: 1,
        id: `hand-${index}-${id}`, liveValue: typed[id] ?? "",
        oninput: (event) => change(id, event.target.value),
      })))),
    h("p", {class: sum === group.heads ? "hand-sum fits" : "hand-sum", role: "status"},
      sum === group.heads && icon("check"),
      h("span", null, app.say("hand.sum", {sum: sum ?? "–", heads: group.heads}))));
}

// Afterwards

/** What was counted by hand, under the roll call. @param {App} app */
export function handResult(app, ballot) {
  const {hand} = ballot;
  if (!hand?.votes) return null;
  return h("div", {class: "hand-result", key: "hand"},
    eyebrow(app.say("hand.title")),
    h("table", {class: "roll"},
      h("tbody", null, hand.votes.flatMap(({answers, silent}, index) => [
        hand.groups.length > 1 && h("tr", {key: `${index}`},
          h("th", {scope: "colgroup", colspan: "2"},
            handGroupName(app.words, hand.groups[index]))),
        ...ballot.options.filter(({id}) => answers[id]).map((option) =>
          h("tr", {key: `${index} ${option.id}`},
            inline("th", {scope: "row"}, optionName(app.words, app.state, ballot, option)),
            h("td", null, app.words.number(answers[option.id])))),
        silent > 0 && h("tr", {key: `${index} silent`},
          h("th", {scope: "row"}, app.say("hand.silent")),
          h("td", null, app.words.number(silent))),
      ]))),
    own("p", {class: "muted small"}, app.say("hand.counted", {
      names: hand.tellers.map((seat) => personName(app.state, seat)).join(app.say("comma")),
      heads: byHandIn(ballot).length,
    })));
}
