/**
 * The part of the key of a secret ballot that this device holds, if its person is one of the two
 * who hold one. Kept over a reload and a crash, until the ballot is closed or annulled.
 */

/** @param {Storage} storage @param {string} meeting */
export function createKeyParts(storage, meeting) {
  const keyOf = (ballot) => `mahdar-part:${meeting}:${ballot}`;
  const attempt = (act) => {
    try {
      return act();
    } catch {
      // A browser that may not keep anything cannot bring it back; the other way is a new round.
      return null;
    }
  };
  /** The ballot whose part was given back on this line, so that it is not given again and again. */
  let given;

  return {
    /** Takes a message of the room. */
    receive(name, {ballot, part}) {
      if (name === "welcome") given = undefined;
      if (name === "keyPart") attempt(() => storage.setItem(keyOf(ballot), part));
    },
    /** Forgets the parts of ballots that are no longer open. @param {Object} [state] */
    tidy(state) {
      for (const {id, state: {name}, secret} of state?.ballots ?? []) {
        if (secret?.holders.length && name !== "open") {
          attempt(() => storage.removeItem(keyOf(id)));
        }
      }
    },
    /**
     * The part that the room asks for, once.
     * @param {Object<string, string>} boxes as in `store.live`
     * @returns {{ballot: string, part: string} | null}
     */
    wanted(boxes) {
      const ballot = Object.keys(boxes).find((id) => boxes[id] === "partsNeeded");
      if (ballot === undefined || ballot === given) return null;
      const part = attempt(() => storage.getItem(keyOf(ballot)));
      if (!part) return null;
      given = ballot;
      return {ballot, part};
    },
  };
}
