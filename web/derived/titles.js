/** The wordings of a commitment: the same results as `Titles.swift`. Pure. */

/** What a title that is complete does not end with. */
const LOOSE_END = /[\s:\u2026,\u060c;\u061b([\u2013-]+$/u;

/** A title without what it must not end with. @param {string} title */
export const withoutEnd = (title) => title.trim().replace(LOOSE_END, "");

/** How often the original title was replaced. */
const revisionOf = ({earlierTitles}) => earlierTitles.length;

const isStale = (commitment, translation) => translation.revision !== revisionOf(commitment);

/** The languages whose translation says what the original no longer says. @returns {string[]} */
export const staleLanguages = (commitment) => ["ar", "fr", "en"].filter((language) => {
  const translation = commitment.translations?.[language];
  return translation && isStale(commitment, translation);
});

/**
 * The title in a language: its translation unless that is missing or stale, else the original.
 * @param {Object} commitment
 * @param {string} language
 * @returns {string}
 */
export function titleIn(commitment, language) {
  const translation = commitment.translations?.[language];
  return translation && !isStale(commitment, translation) ? translation.title : commitment.title;
}
