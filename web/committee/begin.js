/** Begins the page of a committee: who one is, in which language. */

import {STYLE, addStyle} from "../loading.js";
import {keep, kept, patiently} from "../page.js";
import {createWords, fetchTable, languages} from "../words.js";
import {createCommittee} from "./page.js";

/** @param {Element} root */
export async function begin(root) {
  const committee = decodeURIComponent(location.pathname.split("/")[2] ?? "");
  const key = `mahdar:${committee}`;
  const fragment = location.hash.slice(1);
  if (fragment) keepToken(fragment);
  // Not for the eyes of those who look at a shared screen.
  history.replaceState(null, "", location.pathname);
  addEventListener("hashchange", () => location.reload());

  await patiently(() => addStyle(STYLE));
  let words = await wordsOf(languages.find((one) => one === kept("language")) ?? "ar");
  const app = createCommittee({
    root, committee, token: fragment || keptToken(), words: () => words,
    setLanguage: async (language) => {
      try {
        words = await wordsOf(language);
      } catch {
        return;
      }
      keep("language", language);
      app.redraw();
    },
    keepToken,
    announce: (text) => { document.getElementById("polite").textContent = text; },
  });
  app.redraw();
  await app.look();

  function keepToken(token) {
    try {
      sessionStorage.setItem(key, token);
    } catch {
      // Then the link is needed again after a reload.
    }
  }

  function keptToken() {
    try {
      return sessionStorage.getItem(key) ?? undefined;
    } catch {
      return undefined;
    }
  }
}

/** Fetches the words of a language and sets the page in it. */
async function wordsOf(language) {
  const table = await patiently(() => fetchTable(language));
  const words = createWords(language, table);
  document.documentElement.lang = language;
  document.documentElement.dir = words.direction;
  return words;
}
