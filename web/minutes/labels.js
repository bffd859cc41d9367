// Who said what a note says, and about which commitment.

import { commitmentsById, seatsById } from "../derived.js";
import { h, render } from "../render.js";
import { kindOf } from "./kinds.js";

/**
 * @param {import("./kinds.js").Block} block
 * @param {HTMLElement} frame
 * @param {Object} context
 * @param {Object} context.state the meeting
 * @param {import("./sentences.js").Sentences} context.sentences
 * @param {boolean} context.writable
 * @param {(key: string, values?: Object) => string} context.say
 * @param {(attribute: "speaker" | "commitment") => void} context.pick
 */
export function renderLabels(block, frame, { state, sentences, writable, say, pick }) {
  /** @type {HTMLElement} */
  const host = frame.querySelector(".minutes-text");
  setPlaceholder(block, host, writable, say);
  /** @type {HTMLElement | null} */
  let labels = frame.querySelector(".minutes-labels");
  if (kindOf(block) !== "note") return labels?.remove();
  if (!labels) {
    labels = document.createElement("div");
    labels.className = "minutes-labels";
    labels.contentEditable = "false";
    frame.prepend(labels);
  }
  const seat = seatsById(state).get(block.attributes.speaker);
  const commitment = commitmentsById(state).get(block.attributes.commitment);
  const name = seat && sentences.name(seat.person) + sentences.say("colon").trimEnd();
  const about = commitment &&
    sentences.say("note.commitment", { number: sentences.reference(commitment.id, state) });
  labels.dir = sentences.say("direction");
  render(labels, writable
    ? [choice("speaker", name, h("b", { dir: "auto" }, name)),
      choice("commitment", about, h("span", { class: "minutes-about" }, about))]
    : [name && h("b", { dir: "auto" }, name), about && h("span", { class: "minutes-about" }, about)]);

  function choice(attribute, text, content) {
    const key = attribute === "speaker" ? "note.speaker" : "note.commitment";
    const pickKey = attribute === "speaker" ? "note.pickSpeaker" : "note.pickCommitment";
    return h("button", {
      key: attribute, type: "button", tabindex: "-1",
      class: text ? "minutes-plain" : "minutes-plain is-unset",
      "aria-label": text ? `${say(pickKey)}: ${text}` : say(pickKey), "aria-haspopup": "listbox",
      onclick: () => pick(attribute),
    }, text ? content : `+ ${say(key)}`);
  }
}

/** An empty note says what belongs in it; only where one can write. */
function setPlaceholder(block, host, writable, say) {
  const isEmptyNote = writable && kindOf(block) === "note" && block.text === "";
  if (isEmptyNote) host.dataset.placeholder = say("placeholder.note");
  else delete host.dataset.placeholder;
}
