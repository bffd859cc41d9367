/** The wording of a commitment: its title with a reason for changing it, and its translations. */

import {staleLanguages} from "../derived.js";
import {command} from "../protocol.js";
import {h} from "../render.js";
import {act, badge, eyebrow, field, icon, inline, press, problem, typed} from "./parts.js";

/** @typedef {import("./parts.js").App} App */

const LANGUAGES = ["ar", "fr", "en"];

/** The form for the title itself. @param {App} app */
export function titleForm(app, commitment) {
  const asked = (title, reason) =>
    command.rewordCommitment(commitment.id, title, reason || undefined);
  return h("form", {class: "form", onsubmit: (event) => {
    event.preventDefault();
    app.send(asked(typed(event.target, "title"), typed(event.target, "reason")));
  }},
    field(app.say("title"), h("textarea", {name: "title", rows: 3, dir: "auto", required: true,
      maxlength: 4000, key: `title ${commitment.title}`, value: commitment.title}),
    app.say("reword.hint")),
    field(app.say("rewording.reason"), h("input", {name: "reason", dir: "auto", maxlength: 4000,
      autocomplete: "off", key: `reason ${commitment.title}`}), app.say("rewording.reason.hint")),
    h("button", {type: "submit", class: "button small primary", disabled: !app.canAct},
      app.say("save")),
    problem(app, asked()));
}

/** The title in each language that is not the original's. @param {App} app */
export function translationsPart(app, commitment) {
  return h("div", {class: "form", key: `translations ${commitment.id}`},
    LANGUAGES.map((language) => translationForm(app, commitment, language)));
}

/** One translation, marked when it no longer follows the title. @param {App} app */
export function translationForm(app, commitment, language) {
  const {id, translations} = commitment;
  const before = translations?.[language];
  const isStale = staleLanguages(commitment).includes(language);
  const asked = (title) => command.translateCommitment(id, language, title);
  return h("form", {class: "form", key: `${language} ${before?.revision} ${before?.title}`,
    onsubmit: (event) => {
      event.preventDefault();
      app.send(asked(typed(event.target, "title")));
    }},
    field([app.say("translation", {language: app.say(`languageName.${language}`)}),
      isStale && [" ", badge(app.say("translation.stale"), "alert")]],
    h("textarea", {name: "title", rows: 2, required: true, dir: "auto", lang: language,
      maxlength: 4000, value: before?.title ?? ""})),
    h("div", {class: "row"},
      h("button", {type: "submit", class: "button small primary", disabled: !app.canAct},
        app.say("save")),
      before && act(app, {command: asked(), label: app.say("translation.remove"),
        kind: "small quiet", key: "remove"})),
    problem(app, asked()));
}

/** Says before a vote that not everybody may read the same. @param {App} app */
export function staleWarning(app, commitment) {
  const stale = commitment ? staleLanguages(commitment) : [];
  if (!stale.length) return null;
  const languages = stale.map((language) => app.say(`languageName.${language}`));
  return h("p", {class: "warning-line", role: "note", key: "stale"}, icon("warning"),
    inline("span", null, app.say("translation.staleBeforeVote", {
      languages: new Intl.ListFormat(app.words.language).format(languages),
    })), " ",
    press({class: "small quiet", onclick: () => {
      app.ui.folds[`translations ${commitment.id}`] = true;
      app.show(commitment.id);
    }}, app.say("translation.revise")));
}

/** The original under a translated title. @param {App} app */
export const originalTitle = (app, commitment, shown) => shown === commitment.title ? null
  : h("div", {class: "original-title", key: "original"},
    eyebrow(app.say("title.original")),
    inline("p", {class: "muted", dir: "auto"}, commitment.title));
