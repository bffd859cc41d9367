/**
 * Sheets: many questions on one ballot, answered alike and handed in once. As `Sheet.swift` and
 * `SheetResult.swift`. Pure.
 *
 * @typedef {Object} Sheet
 * @property {{label: string, commitment?: string}[]} lines
 * @property {string[]} criteria what each line is judged by; empty: it is judged as a whole
 *
 * @typedef {{lines: {label?: string, commitment?: string}[], criteria?: string[]}} ProposedSheet
 *
 * @typedef {Object} CellResult what came of one question
 * @property {import("./ballots.js").Outcome} outcome
 * @property {number[]} counts the weight of each answer, in the order of the options
 * @property {number[]} [voters] how many gave each, where that is another number
 * @property {string} [chosen]
 * @property {string[]} [tied]
 * @property {string} [median]
 * @property {{step: number, kind: "inFavour" | "votersInFavour", constituency?: string,
 *   of: number, needed: number, reached: number}} [decisive]
 */

const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
const NONE = "-";

/** How many answers stand in a line. @param {Sheet} sheet */
export const widthOf = ({criteria}) => Math.max(1, criteria.length);

/** How many answers a sheet has room for. @param {Sheet} sheet */
export const cellCount = (sheet) => sheet.lines.length * widthOf(sheet);

/** A sheet without answers, as a text with one character for each. @param {Sheet} sheet */
export const emptyAnswers = (sheet) => NONE.repeat(cellCount(sheet));

/** The character of the option at a place among the ballot's; without a place: no answer. */
export const characterOf = (place) => (place === undefined ? NONE : DIGITS[place]);

/** The place of the option that was answered, or `undefined`. @param {string} answers */
export const placeAt = (answers, index) => {
  const place = DIGITS.indexOf(answers[index] ?? NONE);
  return place < 0 ? undefined : place;
};

/** @param {string} answers @param {number} index @param {string} character */
export const withAnswer = (answers, index, character) =>
  answers.slice(0, index) + character + answers.slice(index + 1);

/** How many answers there are. @param {string} answers */
export function answerCount(answers) {
  let count = 0;
  for (const character of answers) if (character !== NONE) count += 1;
  return count;
}

/** Whether every question of a line is answered. @param {Sheet} sheet @param {string} answers */
export function isLineAnswered(sheet, answers, line) {
  const width = widthOf(sheet);
  return !answers.slice(line * width, (line + 1) * width).includes(NONE);
}

/** Cells on one page: a page is as much as a slow phone draws without a stutter. */
const CELLS_SHOWN = 30;

/** How many lines make a page. @param {Sheet} sheet */
export const pageLength = (sheet) => Math.max(4, Math.floor(CELLS_SHOWN / widthOf(sheet)));

/**
 * The lines that hold all words of `search`, by their place.
 * @param {Sheet} sheet
 * @param {string} search
 * @param {(line: number) => boolean} [wanted]
 * @returns {number[]}
 */
export function linesFound({lines}, search, wanted = () => true) {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return lines.flatMap(({label}, line) => {
    const text = `${line + 1} ${label.toLowerCase()}`;
    return words.every((word) => text.includes(word)) && wanted(line) ? [line] : [];
  });
}

/**
 * One question of a sheet as a ballot of its own, as `Ballot.question` in Swift: with its votes
 * and its result as far as they are known.
 * @param {import("./ballots.js").Ballot} ballot
 * @param {number} index
 * @returns {import("./ballots.js").Ballot}
 */
export function questionOf(ballot, index) {
  const {sheet, ...rest} = ballot;
  const line = sheet.lines[Math.floor(index / widthOf(sheet))];
  /** @type {Object<string, import("./ballots.js").Choice>} */
  const votes = {};
  for (const [seat, choice] of Object.entries(ballot.votes)) {
    const option = "sheet" in choice && ballot.options[placeAt(choice.sheet, index)];
    if (option) votes[seat] = {option: option.id};
  }
  const {result} = ballot.state;
  const cell = result?.cells?.[index];
  return {
    ...rest, votes, text: line.label,
    subject: line.commitment === undefined ? undefined : {commitment: line.commitment},
    state: cell ? {name: "closed", result: resultOf(ballot, cell, result)} : ballot.state,
  };
}

/** The result that an ordinary ballot on the question would have, as far as it is told. */
function resultOf(ballot, cell, {tally, verdict}) {
  const none = () => ({voters: 0, weight: 0});
  const whole = {...tally.whole, voted: none(), abstained: none(), blank: none(), counts: []};
  ballot.options.forEach(({id}, place) => {
    const weight = cell.counts[place];
    if (weight === undefined) return;
    const amount = {voters: cell.voters?.[place] ?? weight, weight};
    whole.voted.voters += amount.voters;
    whole.voted.weight += amount.weight;
    if (id === "abstain") whole.abstained = amount;
    else if (id === "blank") whole.blank = amount;
    else whole.counts.push({option: id, ...amount});
  });
  return {
    tally: {
      whole, constituencies: [], standings: [],
      ...(ballot.method === "graded" && whole.counts.length > 0 && {grades: {
        median: cell.median, highest: whole.counts[0].weight, base: shareBase(ballot.rule, whole),
      }}),
    },
    verdict: {
      outcome: cell.outcome, quorums: verdict.quorums, steps: stepsOf(ballot.rule, cell.decisive),
      winners: cell.chosen === undefined ? [] : [cell.chosen], tied: cell.tied ?? [],
      openSeats: 0, castingVote: [],
    },
  };
}

/** What the share of the highest level is counted of, by weight. */
function shareBase({share, abstention, blank}, figures) {
  if (share !== "cast") return figures[share].weight;
  return figures.voted.weight - (abstention === "apart" ? figures.abstained.weight : 0) -
    (blank === "apart" ? figures.blank.weight : 0);
}

function stepsOf({majorities}, decisive) {
  if (!decisive || !majorities[decisive.step]) return [];
  const {step, ...needed} = decisive;
  const majority = majorities[step];
  const isCount = needed.kind === "votersInFavour";
  const {fraction: {numerator, denominator}, exceeding} = majority.threshold;
  const [reached, of] = [needed.reached * denominator, needed.of * numerator];
  const isMet = isCount ? needed.reached >= needed.needed
    : needed.of > 0 && (exceeding ? reached > of : reached >= of);
  return [
    ...majorities.slice(0, step).map((earlier) => ({majority: earlier, requirements: []})),
    {majority, requirements: [{
      ...needed, ...(!isCount && {base: majority.base, threshold: majority.threshold}), isMet,
    }]},
  ];
}
