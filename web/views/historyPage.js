/** The minutes, the votes and the lists as they stood, and what differs from another moment. */

import {isLive, isNumbered, kindOf, levelOf} from "../minutes/kinds.js";
import {formatsBetween} from "../minutes/difference.js";
import {differencesBetween} from "../minutes/historyDifference.js";
import {lookedPieces} from "../minutes/historyLook.js";
import {partOf} from "../minutes/live/live.js";
import {isSame} from "../minutes/operation.js";
import {createSentences} from "../minutes/sentences.js";
import {commitmentsById, openBallot, seatsById} from "../derived.js";
import {h} from "../render.js";
import {empty, press} from "./parts.js";

/**
 * @typedef {import("./history.js").History} History
 * @typedef {import("../minutes/document.js").Block} Block
 * @typedef {import("../minutes/historyDifference.js").BlockDifference} BlockDifference
 */

/** Neighbouring paragraphs without a difference from which only their number is shown. */
const MANY_SAME = 3;
const LISTS = ["resultTable", "finalList", "supplementaryList", "dropped", "actions"];

/** @param {History} history */
export function historyPage(history) {
  const {app, timeline, against, index, part} = history;
  const moment = timeline.at(index);
  const sentences = createSentences(app.words, {isolating: true});
  const page = {history, sentences, state: moment.state};
  const content = {
    minutes: () => (against === null ? minutesThen(page, moment)
      : difference(page, moment, timeline.at(against === "now" ? timeline.count - 1 : against))),
    votes: () => [
      openBallot(moment.state) && h("p", {class: "past-note", key: "open"},
        app.say("history.openBallot")),
      live("ballots", page)],
    lists: () => LISTS.map((kind) => live(kind, page)),
  }[part]();
  return h("div", {class: "past-scroll", key: `scroll ${part}`, tabindex: "0", role: "region",
    "aria-label": app.say(`history.part.${part}`)},
  h("article", {class: "minutes-page past-page", key: part, lang: moment.state.header.language,
    dir: moment.state.header.language === "ar" ? "rtl" : "ltr"},
  h("h2", {class: "unseen", lang: app.words.language}, app.say(`history.part.${part}`)), content));
}

/** A live part as it rendered then. It speaks the language of the interface, as in the minutes. */
const live = (kind, {state, sentences}, more) => h("section", {
  key: kind, class: "minutes-block minutes-live", dir: sentences.say("direction"),
}, more, partOf(kind, state, sentences));

// As it was

function minutesThen(page, {document}) {
  const {app} = page.history;
  const blocks = document.blocks.filter(({trashed}) => !trashed);
  if (blocks.length === 0) return empty(app.say("history.empty"));
  const now = new Map(app.minutesDocument?.blocks.map((block) => [block.id, block]));
  return inLists(blocks.map((block) => ({
    block, was: block, pieces: [{kind: /** @type {const} */ ("same"), text: block.text}],
    more: isAsNow(block, now.get(block.id)) ? null : restoreButton(page, block),
  })), page);
}

/** @param {Block} was @param {Block | undefined} is */
const isAsNow = (was, is) => Boolean(is) && !is.trashed && was.text === is.text &&
  isSame(was.attributes, is.attributes) && formatsBetween(is.authors, was.authors).length === 0;

function restoreButton({history}, block) {
  const {app} = history;
  if (!app.canRestore) return null;
  return press({
    class: "quiet past-restore", onclick: () => history.restore(block.id), lang: app.words.language,
    dir: app.words.direction,
    "aria-label": `${app.say("history.restore")}: ${block.text.slice(0, 60)}`,
  }, app.say("history.restore"));
}

// What differs

function difference(page, shown, other) {
  const {history} = page;
  const {app} = history;
  // The difference reads forward in time, whichever moment is on the slider.
  const [before, after] = shown.entry.sequence <= other.entry.sequence
    ? [shown, other] : [other, shown];
  const later = {...page, state: after.state};
  const found = differencesBetween(before.document, after.document).map((one) =>
    (one.kind === "same" && isLive(one.block) && isUpdated(one.block, before, after, page)
      ? {...one, kind: /** @type {const} */ ("changed"), isUpdated: true} : one));
  const summary = h("p", {class: "past-between", key: "between", lang: app.words.language,
    dir: app.words.direction}, app.say("history.between", {
    from: app.words.moment(before.entry.at), until: app.words.moment(after.entry.at),
  }));
  if (found.every(({kind}) => kind === "same")) {
    return [summary, empty(app.say("history.noDifference"))];
  }
  return [summary, gathered(found).map((group) => (group.hidden
    ? h("p", {class: "past-same", key: `same ${group.blocks[0].block.id}`,
      lang: app.words.language, dir: app.words.direction},
    app.say("history.unchanged", {n: group.blocks.length}))
    : inLists(group.blocks.map((one) => ({...one, more: labels(app, one)})), later)))];
}

/**
 * Whether a part that renders from the meeting shows something else.
 * @param {Block} block
 */
function isUpdated(block, before, after, {sentences}) {
  const kind = kindOf(block);
  return JSON.stringify(partOf(kind, before.state, sentences)) !==
    JSON.stringify(partOf(kind, after.state, sentences));
}

/** Differences in groups: what is shown, and what stayed and is only counted. */
function gathered(found) {
  const groups = [];
  for (const one of found) {
    const isSameKind = one.kind === "same";
    const last = groups[groups.length - 1];
    if (last && last.isSame === isSameKind) last.blocks.push(one);
    else groups.push({isSame: isSameKind, blocks: [one], hidden: false});
  }
  for (const group of groups) group.hidden = group.isSame && group.blocks.length >= MANY_SAME;
  return groups;
}

/** What became of a block, in words: nobody must tell it from colours. */
function labels(app, {kind, isMoved, isDressed, isFormatted, isUpdated: isNew, pieces}) {
  const hasText = pieces.some((piece) => piece.kind !== "same");
  const words = [
    kind === "added" && "added", kind === "removed" && "removed",
    kind === "changed" && hasText && "changed", isMoved && "moved", isDressed && "dressed",
    isFormatted && "formatted",
    isNew && "updated",
  ].filter(Boolean);
  return words.length > 0 && h("span", {
    class: `past-label is-${kind}`, lang: app.words.language, dir: app.words.direction,
  }, words.map((word) => app.say(`history.${word}`)).join(" · "));
}

// Blocks

/** Blocks with neighbouring items in lists. */
function inLists(items, page) {
  /** @type {{tag: string | null, nodes: import("../render.js").Node[]}[]} */
  const runs = [];
  for (const item of items) {
    const isItem = kindOf(item.block) === "listItem";
    const tag = isItem ? (isNumbered(item.block) ? "ol" : "ul") : null;
    const last = runs[runs.length - 1];
    const node = blockView(item, page);
    if (last?.tag === tag) last.nodes.push(node);
    else runs.push({tag, nodes: [node]});
  }
  return runs.map(({tag, nodes}) => (tag
    ? h(tag, {key: `list ${nodes[0].props.key}`}, nodes) : nodes));
}

const TAGS = {listItem: "li", note: "div"};

function blockView({block, was, pieces, more}, page) {
  const kind = kindOf(block);
  const place = more ? "has-more" : "";
  const key = block.id;
  if (isLive(block)) {
    return h("section", {key, class: `minutes-block past-block ${place}`}, more,
      live(kind, page));
  }
  const level = levelOf(block);
  const tag = kind === "heading" ? `h${level + 1}` : TAGS[kind] ?? "p";
  return h(tag, {
    key, dir: "auto", class: `minutes-block minutes-${kind} past-block ${place}`,
    style: kind === "listItem" ? {"--level": String(level)} : undefined,
    "aria-level": kind === "listItem" ? level + 1 : undefined,
  }, more, kind === "note" && noteLabels(block, page),
  h("span", {class: "minutes-text"}, lookedPieces(pieces, was, block).map(piece)));
}

function noteLabels({attributes}, {state, sentences}) {
  const seat = seatsById(state).get(attributes.speaker);
  const commitment = commitmentsById(state).get(attributes.commitment);
  return h("span", {class: "minutes-labels"},
    seat && h("b", {dir: "auto"}, sentences.name(seat.person), sentences.say("colon").trimEnd()),
    commitment && h("span", {dir: "auto", class: "minutes-about"},
      sentences.say("note.commitment", {number: sentences.reference(commitment.id, state)})));
}

/** @param {import("../minutes/historyLook.js").LookedPiece} piece @param {number} index */
const piece = ({kind, looks}, index) => h(
  {same: "span", added: "ins", removed: "del"}[kind], {key: `${kind} ${index}`}, looks.map(look));

/** @param {import("../minutes/historyLook.js").Look} look */
function look({text, isBold, isItalic, address}) {
  /** @type {import("../render.js").Node | string} */
  let node = text;
  if (isItalic) node = h("em", null, node);
  if (isBold) node = h("strong", null, node);
  return address ? h("a", {
    href: address, rel: "noopener noreferrer", target: "_blank", title: address,
  }, node) : node;
}
