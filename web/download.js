/** Takes a document home. The token goes in a header, so that it is in no address and no log. */

import {address} from "./protocol.js";

/**
 * @param {{meeting: string, token: string, format: "docx" | "html" | "json",
 *   language: string}} what
 * @returns {Promise<void>} rejects with the status as its message when there is none
 */
export async function download({meeting, token, format, language}) {
  const response = await fetch(address.minutes(meeting, format, language), {
    headers: {Authorization: `Bearer ${token}`},
  });
  if (!response.ok) throw new Error(String(response.status));
  const disposition = response.headers.get("Content-Disposition") ?? "";
  const name = /filename="([^"]+)"/.exec(disposition)?.[1] ?? `minutes.${format}`;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
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
