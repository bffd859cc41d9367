/** What a secret ballot says about itself, before, while it is open and when it is closed. */

import {casterOf, voteKey} from "../othersVotes.js";
import {h} from "../render.js";
import {
  codeWords, isCode, isSecret, isUnanimous, LEAST_VOTERS, usualSecrecy, warnings,
} from "../secrecy.js";
import {answerText, personName} from "../sentences.js";
import {isPrivateLine} from "../security.js";
import {fold, icon, inline, radios} from "./parts.js";

/** @typedef {import("./parts.js").App} App */

/** What is promised and what is not; to be read before the first vote. @param {App} app */
export function secrecyNotice(app, ballot) {
  if (!isSecret(ballot)) return null;
  const {secrecy} = ballot.secret;
  const lines = [
    app.say("secret.notice"),
    secrecy.outcomeOnly && app.say("secret.outcomeOnly.is"),
    secrecy.participants && app.say("secret.participants.is"),
    secrecy.check && app.say("secret.check.is"),
    secrecy.key === "officers" && app.say("secret.officers.is", {
      one: personName(app.state, ballot.secret.holders[0]),
      other: personName(app.state, ballot.secret.holders[1]),
    }),
  ].filter(Boolean);
  return h("div", {class: "secrecy", key: "secrecy"},
    h("div", {class: "secrecy-lines"}, lines.map((line, index) =>
      h("p", {key: String(index)}, line))),
    warningLines(app, ballot),
    fold(app, "secrecy", app.say("secret.more"), () => promises(app)));
}

function promises(app) {
  const list = (key, count) => h("ul", {key}, Array.from({length: count}, (_, index) =>
    h("li", {key: String(index)}, app.say(`${key}.${index + 1}`))));
  return h("div", {class: "secrecy-promises"},
    h("h3", null, app.say("secret.promised")), list("secret.promise", 3),
    h("h3", null, app.say("secret.notPromised")), list("secret.limit", 6),
    !isPrivateLine(location) && h("p", {class: "notice warning"}, icon("warning"),
      h("span", null, app.say("secret.http"))));
}

/** What could give answers away in this ballot. @param {App} app */
function warningLines(app, ballot) {
  return warnings(app.state, {...ballot, weighted: ballot.rule?.weighted}).map(({key, count}) =>
    h("p", {class: "notice warning", key: `warning ${key}`}, icon("warning"),
      h("span", null, app.say(`secret.warn.${key}`, {count, n: count}))));
}

/** The answer is never sent back; so a page that forgot it says that there is one. */
export function votedAlready(app, ballot, seat) {
  if (!isSecret(ballot)) return null;
  const voted = (app.store.live.turnout[ballot.id] ?? []).includes(seat ?? app.store.me.seat);
  const code = app.store.codes[voteKey(ballot.id, seat)];
  return h("div", {class: "secret-state", key: "secret state"},
    h("p", {class: "muted small"}, app.say(voted ? "secret.voted" : "ballot.change")),
    code && codeLine(app, code));
}

const codeLine = (app, code) => h("p", {class: "code-line", key: code}, app.say("secret.code"), " ",
  inline("strong", {class: "code"}, codeWords(code, app.say("secret.words"))));

/** Why the box cannot be opened, in the place of the answers. @param {App} app */
export function boxProblem(app, ballot) {
  const problem = app.store.live.boxes[ballot.id];
  if (!problem) return null;
  const [one, other] = (ballot.secret?.holders ?? []).map((seat) => personName(app.state, seat));
  return h("p", {class: "problem", role: "alert"}, icon("warning"),
    h("span", null, app.say(`secret.box.${problem}`, {one, other})));
}

/** What is added to the result of a secret ballot. @param {App} app */
export function afterSecret(app, ballot) {
  const {secret, state: {result}} = ballot;
  if (!isSecret(ballot) || !secret || !result) return null;
  return h("div", {class: "after-secret", key: "after secret"},
    h("p", {class: "muted small"}, app.say("secret.closed")),
    isUnanimous(result) && h("p", {class: "notice warning"}, icon("warning"),
      h("span", null, app.say("secret.unanimous"))),
    secret.tookPart && fold(app, `part ${ballot.id}`,
      app.say("secret.tookPart", {count: secret.tookPart.length, n: secret.tookPart.length}),
      () => h("ul", {class: "names"}, secret.tookPart.map((seat) =>
        inline("li", {key: seat}, personName(app.state, seat))))),
    secret.codes && checkTable(app, ballot));
}

function checkTable(app, ballot) {
  const all = [undefined, ...ballot.electorate.map(({seat}) => seat)]
    .map((seat) => app.store.codes[voteKey(ballot.id, seat)]).filter(Boolean);
  const isOwn = (code) => all.some((own) => isCode(code, own));
  const words = app.say("secret.words");
  return h("div", {class: "check-table", key: "codes"},
    all.map((code) => codeLine(app, code)),
    fold(app, `codes ${ballot.id}`, app.say("secret.table"), () => h("div", null,
      h("p", {class: "muted small"}, app.say("secret.table.limit")),
      h("table", null,
        h("thead", null, h("tr", null,
          h("th", {scope: "col"}, app.say("secret.table.code")),
          h("th", {scope: "col"}, app.say("secret.table.answer")))),
        h("tbody", null, ballot.secret.codes.map(({code, choice}) =>
          h("tr", {key: `${code.device}-${code.server}`, class: isOwn(code) ? "own" : ""},
            inline("th", {scope: "row"}, codeWords(code, words)),
            inline("td", null, answerText(app.words, app.state, ballot, choice),
              isOwn(code) && [" ", app.say("secret.table.own")])))))), all.length > 0));
}

/**
 * Openness in the form of a motion, with what a secret ballot lets one choose.
 * @param {App} app
 * @param {string} id
 * @param {Object} motion the draft
 * @param {Object} electorate
 * @param {(more: Object) => void} change
 */
export function opennessFields(app, id, motion, electorate, change) {
  const secrecy = motion.secrecy ?? usualSecrecy();
  const set = (more) => change({secrecy: {...secrecy, ...more}});
  const secret = motion.openness === "secret";
  return h("div", {class: "openness", key: `openness ${id}`},
    radios({
      name: `openness ${id}`, legend: app.say("motion.openness"),
      value: motion.openness ?? "named", className: "stacked",
      onpick: (openness) => change({openness}),
      choices: ["named", "running", "secret"].map((value) => ({
        value, label: app.say(`openness.${value}`), hint: app.say(`openness.${value}.hint`),
      })),
    }),
    secret && h("div", {class: "secrecy-fields", key: "secrecy fields"},
      new Set(electorate.map(casterOf)).size < LEAST_VOTERS
        ? h("p", {class: "notice warning"}, icon("warning"), h("span", null,
          app.say("secret.tooFew", {least: LEAST_VOTERS})))
        : warningLines(app, {...motion, electorate, id: undefined}),
      radios({
        name: `key ${id}`, legend: app.say("secret.key"), value: secrecy.key,
        className: "stacked", onpick: (key) => set({key}),
        choices: ["file", "officers"].map((value) => ({
          value, label: app.say(`secret.key.${value}`), hint: app.say(`secret.key.${value}.hint`),
        })),
      }),
      h("fieldset", {class: "lines"},
        h("legend", null, app.say("secret.also")),
        option(app, "outcomeOnly", secrecy, set, secrecy.check),
        option(app, "check", secrecy, set, secrecy.outcomeOnly),
        option(app, "participants", secrecy, set))));
}

function option(app, key, secrecy, set, disabled = false) {
  return h("label", {class: "radio", key},
    h("input", {type: "checkbox", liveChecked: secrecy[key], disabled,
      onchange: () => set({[key]: !secrecy[key]})}),
    h("span", null, app.say(`secret.${key}`), h("small", null, app.say(`secret.${key}.hint`))));
}
