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

/** @typedef {keyof typeof PARTS} Part */

/**
 * @param {() => void} arrived called when a part that was asked for by `get` is there
 * @param {(path: string) => Promise<any>} load
 * @param {number[]} [waits] as of `patiently`
 */
export function createLoading(arrived, load = (path) => import(path), waits = undefined) {
  /** @type {Map<Part, any>} */
  const here = new Map();
  /** @type {Map<Part, Promise<any>>} */
  const awaited = new Map();

  /** Browsers remember that a module could not be had, so it is asked for by another address. */
  const fetchPart = async (part) => {
    const path = PARTS[part];
    try {
      const module = await patiently((tries) => load(tries ? `${path}?${tries}` : path), waits);
      here.set(part, module);
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
        loading.when(part).then(arrived, () => {});
      }
      return here.get(part);
    },
  };
  return loading;
}
