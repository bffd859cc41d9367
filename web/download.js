/** Takes a document home. The token goes in a header, so that it is in no address and no log. */

import {address} from "./protocol.js";

/** What can be taken home, and the formats of each; `json` is the complete record. */
export const documents = ["minutes", "lists", "roll-call", "responses", "attendance"];

/** What a meeting hands out: one that follows a plan up has no lists. @param {Object} state */
export const documentsOf = (state) => (state.followUp
  ? ["minutes", "progress", "roll-call", "attendance"] : documents);
export const formats = ["docx", "html", "md", "csv"];

/**
 * @param {{meeting: string, token: string, document: string, format: string,
 *   language: string}} what a document in one of its formats
 * @returns {Promise<void>} rejects with the status as its message when there is none
 */
export async function download({meeting, token, document: name, format, language}) {
  const response = await fetch(address.document(meeting, name, format, language), {
    headers: {Authorization: `Bearer ${token}`},
  });
  if (!response.ok) throw new Error(String(response.status));
  const disposition = response.headers.get("Content-Disposition") ?? "";
  const file = /filename="([^"]+)"/.exec(disposition)?.[1] ?? `${name}.${format}`;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = file;
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers read the address only after the click was handled.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/**
 * Copies a text; by the old way where the page is not served securely, as in a room of its own.
 * @param {string} text
 * @returns {Promise<boolean>}
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "unseen";
    const focused = /** @type {HTMLElement | null} */ (document.activeElement);
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    focused?.focus();
    return done;
  }
}
