/**
 * What one browser tab keeps over a reload: its token, the name under which it numbers its
 * commands, the last number, and the commands whose fate it does not know. Kept in the
 * `sessionStorage` of the tab, so that nothing secret stays behind on a shared computer.
 *
 * @typedef {Object} Kept
 * @property {string} client the tab's name towards the server
 * @property {number} number the number of its last command
 * @property {{number: number, command: Object, edit: boolean, word?: number} | null} inFlight
 * @property {Object[]} queue commands that were not sent yet
 * @property {string} [token] the token of the personal link
 * @property {string} [code] the room code with which one knocks
 * @property {string} [name] the name with which one knocks
 */

/** How long other tabs have to answer, in milliseconds. */
const QUESTION_LASTS = 150;

const pause = () => new Promise((resolve) => setTimeout(resolve, QUESTION_LASTS));

/** @returns {string} a name that no other tab has */
export function newClient(random = (bytes) => crypto.getRandomValues(bytes)) {
  const bytes = random(new Uint8Array(8));
  return "c-" + Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @returns {Kept} */
function fresh() {
  return {client: newClient(), number: 0, inFlight: null, queue: []};
}

/**
 * Opens what the tab keeps for a meeting.
 * @param {Storage} storage
 * @param {string} meeting
 * @returns {{kept: Kept, save(): void, wasKept: boolean, renew(): void}}
 */
export function openIdentity(storage, meeting) {
  const key = `mahdar:${meeting}`;
  let kept = null;
  try {
    kept = JSON.parse(storage.getItem(key));
  } catch {
    // What cannot be read is as good as nothing.
  }
  const wasKept = typeof kept?.client === "string";
  const identity = {
    kept: wasKept ? {...fresh(), ...kept} : fresh(),
    wasKept,
    save() {
      try {
        storage.setItem(key, JSON.stringify(identity.kept));
      } catch {
        // A full or forbidden storage costs the memory over a reload, nothing else.
      }
    },
    /** Becomes a tab of its own: new name, nothing unsent; the seat stays. */
    renew() {
      const {token, code, name} = identity.kept;
      identity.kept = {...fresh(), token, code, name};
      identity.save();
    },
  };
  return identity;
}

/**
 * A duplicated tab starts with a copy of the storage. Asks the other tabs whether one of them has
 * this name already, and answers the same question from now on.
 * @param {{kept: Kept, wasKept: boolean, renew(): void}} identity
 * @param {typeof BroadcastChannel} Channel
 * @param {() => Promise<any>} answered resolves when the other tabs had time to answer
 * @returns {Promise<void>} when the name is surely this tab's
 */
export async function claimIdentity(
  identity, Channel = globalThis.BroadcastChannel, answered = pause) {
  if (!Channel) return;
  const channel = new Channel("mahdar-clients");
  let taken = false;
  let settled = false;
  channel.onmessage = ({data}) => {
    if (data?.asks === identity.kept.client && settled) {
      channel.postMessage({has: identity.kept.client});
    }
    if (data?.has === identity.kept.client && !settled) taken = true;
  };
  if (identity.wasKept) {
    channel.postMessage({asks: identity.kept.client});
    await answered();
    if (taken) identity.renew();
  }
  settled = true;
}
