// Text that could not get into the minutes: it is offered until the person says what to do with it.

import { h, render } from "../render.js";

/**
 * @typedef {{id: string, text: string, why: "rejected" | "closed"}} Lost
 */

/**
 * @param {HTMLElement} root
 * @param {Lost[]} lost
 * @param {Object} context
 * @param {(key: string, values?: Object) => string} context.say
 * @param {boolean} context.writable
 * @param {string | null} context.copied the one that was copied last
 * @param {Object<"insert" | "copy" | "discard", (id: string) => void>} context.act
 */
export function renderTray(root, lost, { say, writable, copied, act }) {
  root.hidden = lost.length === 0;
  if (lost.length === 0) return render(root);
  const button = (key, run) =>
    h("button", { key, type: "button", class: "minutes-plain", onclick: run }, say(key));
  render(root,
    h("h2", null, say("tray.title")),
    h("p", null, say("tray.explain")),
    h("ul", null, lost.map(({ id, text, why }) => h("li", { key: id },
      h("p", { class: "minutes-lost", dir: "auto" }, text),
      h("div", { class: "minutes-lost-foot" },
        h("span", null, say(`tray.${why}`)),
        writable && button("tray.insert", () => act.insert(id)),
        button("tray.copy", () => act.copy(id)),
        copied === id && h("span", { role: "status" }, say("tray.copied")),
        button("tray.discard", () => act.discard(id)))))));
}

/** @param {string} text @returns {Promise<boolean>} also where there is no secure connection */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "minutes-offscreen";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}
