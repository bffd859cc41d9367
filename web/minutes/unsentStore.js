// Keeps in the browser what is unsent, so that it outlives a closed page.

const databaseName = "mahdar-minutes";
/** How often a page shows that it is alive, in milliseconds. */
export const beat = 4_000;
/** After this silence, in milliseconds, a page counts as closed. */
export const silence = 12_000;

/**
 * @typedef {Object} Kept
 * @property {string} key meeting, seat and page
 * @property {string} meeting
 * @property {string} seat
 * @property {string} client the name of the page
 * @property {number} at when the page was last alive
 * @property {import("./collaboration.js").Pending | null} pending
 * @property {import("./tray.js").Lost[]} tray
 */

/**
 * @param {IDBFactory | undefined} [factory]
 */
export function openUnsentStore(factory = globalThis.indexedDB) {
  let opening = null;

  function database() {
    opening ??= new Promise((resolve, reject) => {
      if (!factory) return reject(new Error("This browser keeps nothing."));
      const request = factory.open(databaseName, 1);
      request.onupgradeneeded = () => request.result.createObjectStore("kept", { keyPath: "key" });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    return opening;
  }

  async function run(mode, act) {
    const transaction = (await database()).transaction("kept", mode);
    const result = act(transaction.objectStore("kept"));
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(result?.result);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
  }

  return {
    /** @param {Kept} kept */
    put: (kept) => run("readwrite", (store) => store.put(kept)),
    /** @param {string} key */
    remove: (key) => run("readwrite", (store) => store.delete(key)),
    /** @returns {Promise<Kept[]>} of one person in one meeting */
    async of(meeting, seat) {
      const all = await run("readonly", (store) => store.getAll());
      return all.filter((kept) => kept.meeting === meeting && kept.seat === seat);
    },
  };
}
