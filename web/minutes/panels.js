// What opens below the toolbar: live blocks to insert, the trash, the keys.

import { h, render } from "../render.js";
import { kindOf, isLive } from "./kinds.js";
import { liveKindsFor } from "./live/live.js";

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
  [["Alt+F10"], "help.toolbar"],
];

/** How much of a trashed text is shown. */
const excerpt = 160;

/**
 * @param {HTMLElement} root
 * @param {"insert" | "trashed" | "help" | null} open
 * @param {Object} context
 * @param {Object | null} context.state the meeting
 * @param {import("./kinds.js").Block[]} context.trashed
 * @param {(key: string, values?: Object) => string} context.say
 * @param {{insert(kind: string): void, restore(id: string): void, close(): void}} context.act
 */
export function renderPanel(root, open, { state, trashed, say, act }) {
  root.hidden = !open;
  if (!open) return render(root);
  const title = { insert: "insert.label", trashed: "trashed.title", help: "help.title" }[open];
  render(root,
    h("div", { key: open, class: "minutes-panel-body" },
      h("div", { class: "minutes-panel-head" },
        h("h2", { tabindex: "-1" }, say(title)),
        h("button", { type: "button", class: "minutes-plain", onclick: act.close },
          say("button.close"))),
      bodies[open]({ state, trashed, say, act })));
}

const bodies = {
  insert: ({ state, say, act }) => h("ul", { class: "minutes-choices" },
    liveKindsFor(state).map((kind) => h("li", { key: kind },
      h("button", { type: "button", class: "minutes-plain", onclick: () => act.insert(kind) },
        say(`kind.${kind}`))))),

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
