/** What is under discussion: its title, the consultation's answers, what was decided before. */

import {
  commitmentsById, decisionOf, findingsOn, placeOf, respondents, share, titleIn,
} from "../derived.js";
import {h} from "../render.js";
import {
  commitmentLabel, conditionText, dispositionName, findingSentence, levelName, minutesSentences,
} from "../sentences.js";
import {badge, bar, eyebrow, heading, icon, inline, own} from "./parts.js";
import {originalTitle} from "./wording.js";

/** @typedef {import("./parts.js").App} App */

/** "Commitment 9 · rank 1 [tied]". @param {App} app */
export function commitmentEyebrow(app, commitment) {
  const place = placeOf(app.state, commitment.id);
  return eyebrow(
    h("span", null, commitmentLabel(app.words, commitment)),
    app.state.consultation && h("span", null, app.say("rank", {rank: place.rank})),
    place.tied && badge(app.say("tied"), "tie"));
}

/** Title and figures of a commitment. @param {App} app */
export function commitmentSubject(app, commitment) {
  const title = titleIn(commitment, app.words.language);
  return h("div", {class: "subject", key: commitment.id},
    commitmentEyebrow(app, commitment),
    heading(title),
    originalTitle(app, commitment, title),
    consultation(app, commitment),
    rowWarnings(app, commitment));
}

/** The answers as a table whose cells are bars. @param {App} app */
export function consultation(app, commitment) {
  const {state, words} = app;
  if (!state.consultation || !Object.keys(commitment.counts).length) return null;
  const base = respondents(state) ?? 0;
  const {scale} = state.consultation;
  return h("figure", {class: "consultation"},
    h("table", null,
      h("caption", {class: "unseen"}, app.say("consultation.caption", {
        title: commitment.title, name: state.consultation.name,
      })),
      h("tbody", null, scale.map((level, index) => {
        const count = commitment.counts[level.id];
        return h("tr", {key: level.id, class: index === 0 ? "top" : ""},
          h("th", {scope: "row", dir: "auto"}, levelName(words, level)),
          h("td", {class: "bar-cell"}, bar(count ?? 0, base, `level-${index}`)),
          h("td", {class: "figure"},
            count === undefined ? app.say("count.empty") : words.number(count)));
      }))),
    h("figcaption", null, shareSentence(app, commitment)));
}

/** "29 of 42 answers, blanks included (69,05 %)". @param {App} app */
export function shareSentence(app, commitment) {
  const {state, words} = app;
  const hundredths = share(state, commitment);
  if (hundredths === undefined) return app.say("share.none");
  const [top] = state.consultation.scale;
  return app.say("share", {
    level: levelName(words, top), count: commitment.counts[top.id],
    base: respondents(state), percent: words.percent(hundredths),
  });
}

/** The warnings about the figures of this row alone. */
function rowWarnings(app, commitment) {
  const warnings = findingsOn(app.state, commitment.id)
    .filter((finding) => finding.emptyCount || finding.totalDiffers);
  if (!warnings.length) return null;
  return h("ul", {class: "warnings"}, warnings.map((finding) =>
    h("li", null, icon("warning"),
      h("span", null, findingSentence(app.words, app.state, finding)))));
}

/**
 * A decision: what, why, on which conditions, by which act.
 * @param {App} app
 * @param {Object} decision
 * @param {{heading?: string}} options
 */
export function decisionCard(app, decision, {heading} = {}) {
  const {state, words} = app;
  return h("div", {class: "decision"},
    heading && eyebrow(heading),
    h("p", {class: "decision-kind"}, kindIcon(decision.disposition.kind),
      inline("strong", null, dispositionName(words, state, decision.disposition))),
    decision.disposition.options?.length > 0 && h("ul", {class: "options"},
      decision.disposition.options.map((option) => own("li", null, option))),
    decision.related?.length > 0 && h("p", {class: "related"}, app.say("decide.related"), " ",
      decision.related.map((id) => commitmentLabel(words, commitmentsById(state).get(id)))
        .join(app.say("comma"))),
    decision.reason && own("p", {class: "reason"}, app.say("reason.is", {
      reason: decision.reason,
    })),
    decision.conditions.length > 0 && h("ul", {class: "conditions"},
      decision.conditions.map((condition) => h("li", {key: condition.id},
        icon(condition.met === undefined ? "circle" : "check"),
        inline("span", null, conditionText(words, condition), condition.met !== undefined &&
          h("span", {class: "muted"}, " ", condition.met
            ? app.say("met.with", {note: condition.met}) : app.say("met")))))),
    h("p", {class: "muted small"},
      minutesSentences(words).actOf(decision, state), " · ", words.time(decision.at)));
}

/** The decision in force, if any. @param {App} app */
export function earlierDecision(app, commitment) {
  const decision = decisionOf(commitment);
  return decision && decisionCard(app, decision, {
    heading: app.say(commitment.decisions.length > 1 ? "decision.last" : "decision"),
  });
}

/** Never colour alone: each disposition has its sign. */
export const kindIcon = (kind) => icon(
  {retained: "check", merged: "forward", supplementary: "plus", dropped: "cross",
    undecided: "circle"}[kind] ?? "circle", `kind kind-${kind}`);

