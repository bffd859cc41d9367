// What opens below the toolbar: live blocks to insert, the trash, the keys.

import { h, render } from "../render.js";
import { blockOfLink, safeLink } from "./inline.js";
import { kindOf, isLive } from "./kinds.js";
import { liveKindsFor } from "./live/live.js";
import { nameOfWriter, stretchesOf, writersOf } from "./writers.js";

const isApple = typeof navigator !== "undefined" && /Mac|iP(hone|ad|od)/.test(navigator.platform);
const command = isApple ? "⌘" : "Ctrl";

/** The keys, and the words that say what they do.
 * @type {[string[], string][]} */
const keys = [
  [["Enter"], "help.enter"],
  [["Backspace"], "help.backspace"],
  [["Tab", "Shift+Tab"], "help.tab"],
  [["Alt+↑", "Alt+↓"], "help.move"],
  [["@"], "help.at"],
  [["#"], "help.hash"],
  [[`${command}+A`], "help.all"],
  [[`${command}+Z`], "help.undo"],
  [isApple ? ["⌘+⇧+Z"] : ["Ctrl+Y", "Ctrl+Shift+Z"], "help.redo"],
  [[`${command}+Alt+0 … 3, 7 … 9`], "help.kinds"],
  [[`${command}+B`, `${command}+I`], "help.look"],
  [[`${command}+K`], "help.link"],
  [[`${command}+F`], "help.find"],
  [["Alt+F10"], "help.toolbar"],
];

/** @typedef {"insert" | "trashed" | "help" | "link" | "writers"} Panel */

/** How much of a trashed text is shown. */
const excerpt = 160;

/**
 * @param {HTMLElement} root
 * @param {Panel | null} open
 * @param {Object} context
 * @param {Object | null} context.state the meeting
 * @param {import("./kinds.js").Block[]} context.trashed
 * @param {(key: string, values?: Object) => string} context.say
 * @param {() => import("./phrases.js").Phrase[]} context.phrases
 * @param {import("./kinds.js").Block[]} context.blocks
 * @param {string | null} context.link of what is selected
 * @param {{insert(kind: string): void, write(text: string): void, restore(id: string): void,
 *   link(address: string | null, name?: string): void, close(): void}} context.act
 */
export function renderPanel(root, open, context) {
  const { say, act } = context;
  root.hidden = !open;
  if (!open) return render(root);
  const title = { insert: "insert.label", trashed: "trashed.title", help: "help.title", link: "link.title",
    writers: "writers.title" }[open];
  render(root,
    h("div", { key: open, class: "minutes-panel-body" },
      h("div", { class: "minutes-panel-head" },
        h("h2", { tabindex: "-1" }, say(title)),
        h("button", { type: "button", class: "minutes-plain", onclick: act.close },
          say("button.close"))),
      bodies[open](context)));
}

const bodies = {
  insert: ({ state, phrases, say, act }) => [
    h("ul", { class: "minutes-choices" },
      liveKindsFor(state).map((kind) => h("li", { key: kind },
        h("button", { type: "button", class: "minutes-plain", onclick: () => act.insert(kind) },
          say(`kind.${kind}`))))),
    h("h3", { class: "minutes-panel-part" }, say("phrases.title")),
    h("ul", { class: "minutes-phrases" }, phrases().map(({ id, text }) => h("li", { key: id },
      h("button", { type: "button", class: "minutes-plain", dir: "auto",
        onclick: () => act.write(text) }, text)))),
  ],

  link: ({ blocks, link, say, act }) => {
    const parts = blocks.filter((block) =>
      isLive(block) || (kindOf(block) === "heading" && block.text.trim() !== ""));
    const name = (block) => (isLive(block) ? say(`kind.${kindOf(block)}`) : block.text);
    return [
      h("form", { class: "minutes-link", onsubmit: (event) => {
        event.preventDefault();
        const field = event.target.querySelector("input");
        const address = safeLink(field.value);
        if (address) return act.link(address);
        field.setAttribute("aria-invalid", "true");
        event.target.querySelector("[role=alert]").textContent = say("link.invalid");
      } },
      h("input", {
        type: "text", inputmode: "url", dir: "ltr", autocomplete: "off", spellcheck: "false",
        "aria-label": say("link.address"), placeholder: say("link.address"),
        value: blockOfLink(link) ? "" : link ?? "",
      }),
      h("button", { type: "submit", class: "minutes-plain" }, say("link.set")),
      link !== null && h("button", { key: "remove", type: "button", class: "minutes-plain",
        onclick: () => act.link(null) }, say("link.remove")),
      h("p", { role: "alert", class: "minutes-open" })),
      parts.length > 0 && h("h3", { class: "minutes-panel-part" }, say("link.parts")),
      h("ul", { class: "minutes-choices" }, parts.map((block) => h("li", { key: block.id },
        h("button", { type: "button", class: "minutes-plain", dir: "auto",
          onclick: () => act.link(`#${block.id}`, name(block)) }, name(block))))),
    ];
  },

  writers: ({ blocks, state, say }) => {
    const writers = writersOf(blocks);
    const units = writers.reduce((sum, writer) => sum + writer.units, 0);
    const name = (author) => nameOfWriter(author, state, say);
    if (writers.length === 0) return h("p", { class: "minutes-nothing" }, say("empty.readable"));
    return [
      h("ul", { class: "minutes-writers" }, writers.map(({ author, colour, units: own }) =>
        h("li", { key: author }, h("span", { data: { writer: colour }, dir: "auto" }, name(author)),
          " ", h("small", null, say("writers.share", { share: Math.round(100 * own / units) }))))),
      h("details", null, h("summary", null, say("writers.list")),
        h("ol", { class: "minutes-stretches" }, stretchesOf(blocks).map(({ id, stretches }) =>
          h("li", { key: id }, stretches.map(({ author, text }) =>
            h("p", null, h("b", { dir: "auto" }, name(author)), say("writers.colon"),
              h("span", { dir: "auto" }, text))))))),
    ];
  },

  trashed: ({ trashed, say, act }) => (trashed.length === 0
    ? h("p", { class: "minutes-nothing" }, say("trashed.none"))
    : h("ul", { class: "minutes-trashed" }, trashed.map((block) => {
      const text = textOf(block, say);
      return h("li", { key: block.id },
        h("p", { dir: "auto" }, text),
        h("button", {
          type: "button", class: "minutes-plain", onclick: () => act.restore(block.id),
          "aria-label": say("trashed.restoreNamed", { text }),
        }, say("trashed.restore")));
    }))),

  help: ({ say }) => h("dl", { class: "minutes-keys" }, keys.map(([combinations, key]) =>
    h("div", { key },
      h("dt", null, combinations.map((combination, index) => [
        index > 0 && " ", h("kbd", { dir: "ltr" }, combination)])),
      h("dd", null, say(key))))),
};

function textOf(block, say) {
  if (isLive(block)) return say(`kind.${kindOf(block)}`);
  if (!block.text) return say("trashed.empty");
  return block.text.length > excerpt ? `${block.text.slice(0, excerpt)}…` : block.text;
}
