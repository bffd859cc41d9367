/**
 * Parts of the client that come when they are first needed, so that the first screen need not
 * wait for them. Each is one file with all that it imports (the server joins modules), and once
 * the first screen stands, those that a person may soon want are fetched before they ask.
 */

import {patiently} from "./page.js";

/** Where each part begins. */
const PARTS = {
  /** Writing the minutes. */
  minutes: "/minutes/minutes.js",
  /** The other tabs, what is opened from the first, and what the meeting leaves. */
  pages: "/views/pages.js",
  /** What only the chair and the secretary do. */
  officers: "/views/officers.js",
  /** How a ranking, an election or a budget was counted. */
  pictures: "/views/resultPictures.js",
  history: "/views/history.js",
  projector: "/views/projector.js",
};

/** The style of the parts. */
export const STYLE = "/later.css";

/** @typedef {keyof typeof PARTS} Part */

/** Puts the style of the parts into the page. @param {string} path */
export const addStyle = (path) => new Promise((resolve, reject) => {
  const link = document.createElement("link");
  Object.assign(link, {rel: "stylesheet", href: path, onload: resolve});
  link.onerror = () => {
    link.remove();
    reject(new Error(path));
  };
  document.head.append(link);
});

/**
 * @param {() => void} arrived called when a part has come
 * @param {(path: string) => Promise<any>} load
 * @param {(path: string) => Promise<any>} style
 * @param {number[]} [waits] as of `patiently`
 */
export function createLoading(
  arrived, load = (path) => import(path), style = addStyle, waits = undefined,
) {
  /** @type {Map<Part, any>} */
  const here = new Map();
  /** @type {Map<Part, Promise<any>>} */
  const awaited = new Map();

  let styled;
  const withStyle = () => (styled ??= patiently(() => style(STYLE), waits).catch((error) => {
    styled = undefined;
    throw error;
  }));

  /** Browsers remember that a module could not be had, so it is asked for by another address. */
  const fetchPart = async (part) => {
    const path = PARTS[part];
    try {
      const [module] = await Promise.all([
        patiently((tries) => load(tries ? `${path}?${tries}` : path), waits), withStyle(),
      ]);
      here.set(part, module);
      arrived();
      return module;
    } finally {
      awaited.delete(part);
    }
  };

  const loading = {
    /** The part, as soon as it is there. @param {Part} part @returns {Promise<any>} */
    async when(part) {
      if (here.has(part)) return here.get(part);
      if (!awaited.has(part)) awaited.set(part, fetchPart(part));
      return awaited.get(part);
    },

    /** The part, or undefined while it is on its way. @param {Part} part @returns {any} */
    get(part) {
      if (!here.has(part) && !awaited.has(part)) {
        // When it cannot be had, whoever draws next asks again.
        loading.when(part).catch(() => {});
      }
      return here.get(part);
    },
  };
  return loading;
}
