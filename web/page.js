/** Small dealings with the browser. */

/** On a phone the page scrolls, on a wide screen its column. */
export function scrollPage(top) {
  requestAnimationFrame(() => requestAnimationFrame(() => {
    scrollTo({top});
    document.getElementById("page")?.scrollTo({top});
  }));
}

/** When the page has nothing more urgent to do. */
export const idle = () => new Promise((resolve) => {
  if (window.requestIdleCallback) requestIdleCallback(resolve, {timeout: 3_000});
  else setTimeout(resolve, 500);
});

/** The meeting of a room code, or the key of the sentence that says why there is none.
 * @param {string} code @returns {Promise<{meeting?: string, problem?: string}>} */
export async function findMeeting(code) {
  try {
    const response = await fetch(`/rooms/${encodeURIComponent(code)}`);
    if (response.ok) return await response.json();
    return {problem: response.status === 429 ? "join.tooMany" : "join.unknown"};
  } catch {
    return {problem: "join.offline"};
  }
}

/** What this browser remembers of a person's choices, if it may. */
export function kept(name) {
  try {
    return localStorage.getItem(`mahdar-${name}`);
  } catch {
    return null;
  }
}

export function keep(name, value) {
  try {
    localStorage.setItem(`mahdar-${name}`, value);
  } catch {
    // Then it holds until the page is left.
  }
}

/** How long one waits before a file is asked for again, in milliseconds. */
const PATIENCE = [500, 2_000, 5_000];

/**
 * Asks for something again when the line was just lost.
 * @template T
 * @param {(tries: number) => Promise<T>} ask is told how often it failed
 * @param {number[]} waits
 * @returns {Promise<T>}
 */
export async function patiently(ask, waits = PATIENCE) {
  for (const [tries, wait] of waits.entries()) {
    try {
      return await ask(tries);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  return ask(waits.length);
}
