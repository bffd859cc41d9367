/** Who else can read along, and what proves what was recorded. No DOM. */

/**
 * Whether nobody between this browser and the server reads along: encrypted, or on one machine.
 * Over anything else a secret vote is not secret on this network.
 *
 * @param {{protocol: string, hostname: string}} place as `location`
 */
export function isPrivateLine({protocol, hostname}) {
  if (protocol === "https:") return true;
  return hostname === "localhost" || hostname.endsWith(".localhost") || hostname === "[::1]" ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/**
 * The fingerprint of the server's certificate, or `null` if nothing is encrypted or it is not told.
 * @returns {Promise<string | null>}
 */
export async function fetchFingerprint() {
  try {
    const response = await fetch("/certificate");
    return response.ok ? (await response.json()).fingerprint ?? null : null;
  } catch {
    return null;
  }
}

/** A hash in groups of four, to be read aloud and compared. @param {string} hash */
export const grouped = (hash) => hash.replace(/(.{4})(?=.)/g, "$1 ");
