/**
 * A motion in the making: what the chair chooses before a ballot opens. Pure.
 *
 * @typedef {import("./ballots.js").Method} Method
 * @typedef {import("./ballots.js").Rule} Rule
 *
 * @typedef {Object} SheetDraft
 * @property {"lines" | "all" | "undecided"} from where its lines come from
 * @property {string} lines of the committee's own, one per line
 * @property {string} criteria one per line
 * @property {"" | "retained" | "supplementary" | "dropped"} decides what a yes decides
 *
 * @typedef {Object} MotionDraft
 * @property {Method} method
 * @property {string} text
 * @property {string[]} among the dispositions to choose among, for `choice` on a commitment
 * @property {string} into the lead of a merge among them
 * @property {string} lines options in words, one per line
 * @property {string[]} seats of candidates
 * @property {string} levels of the scale, one per line, the highest first
 * @property {("abstain" | "blank")[]} [besides]
 * @property {import("./ballots.js").Limits} limits
 * @property {SheetDraft} [sheet] many questions in place of one
 * @property {Rule} [rule] another than the meeting's
 * @property {import("./ballots.js").Openness} [openness]
 * @property {import("./secrecy.js").Secrecy} [secrecy]
 * @property {number} seconds until it closes by itself; 0: the chair closes it
 * @property {boolean} closesWhenAllHaveVoted
 * @property {boolean} withheld
 * @property {boolean} [rollCall] whether those in the room are called by name
 * @property {boolean} rehearsal
 * @property {string} repeats the ballot that is voted again, or ""
 */

/** @type {Method[]} */
export const METHODS =
  ["yesNo", "choice", "graded", "approval", "points", "ranking", "election"];

/** Points that one may give unless the chair says another number. */
const BUDGET = 10;

/** A motion as it begins. @returns {MotionDraft} */
export const freshMotion = () => ({
  method: "yesNo", text: "", among: ["retained", "supplementary", "dropped"], into: "",
  lines: "", seats: [], levels: "", limits: {}, rule: undefined, seconds: 60,
  closesWhenAllHaveVoted: false, withheld: false, rehearsal: false, repeats: "",
});

/** A sheet as it begins. @returns {SheetDraft} */
export const freshSheet = () => ({from: "all", lines: "", criteria: "", decides: ""});

/** The methods by which the lines of a sheet can be answered. @param {Method} method */
export const fitsSheet = (method) => ["yesNo", "choice", "graded"].includes(method);

/**
 * What is put on the sheet, or `undefined` for one question.
 * @param {MotionDraft} draft
 * @param {{id: string, decisions: Object[]}[]} commitments
 * @returns {import("./sheets.js").ProposedSheet | undefined}
 */
export function proposedSheet(draft, commitments) {
  const {method, sheet} = draft;
  if (!sheet || !fitsSheet(method)) return undefined;
  const criteria = linesOf(sheet.criteria);
  const lines = sheet.from === "lines" ? linesOf(sheet.lines).map((label) => ({label}))
    : commitments.filter(({decisions}) => sheet.from === "all" || decisions.length === 0)
      .map(({id}) => ({commitment: id}));
  return {lines, ...(criteria.length > 0 && {criteria})};
}

/** What a yes on each line of a sheet decides, or `undefined`. */
export const decidedBySheet = (/** @type {MotionDraft} */ {method, sheet}) =>
  (method === "yesNo" && sheet?.decides && sheet.from !== "lines" && !sheet.criteria.trim()
    ? {disposition: {kind: sheet.decides}, reason: "", conditions: []} : undefined);

const linesOf = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);

/** What is chosen among besides dispositions. @param {MotionDraft} draft */
export const proposedOptions = ({method, lines, seats}) => [
  ...(method === "election" ? seats.map((seat) => ({seat})) : []),
  ...linesOf(lines).map((label) => ({label})),
];

/** The scale of one's own, or `undefined` for the usual one. @param {MotionDraft} draft */
export function ownLevels({levels}) {
  const labels = linesOf(levels);
  return labels.length > 0
    ? labels.map((label, index) => ({id: `level${index + 1}`, label})) : undefined;
}

/**
 * The limits with what the chair left as it was.
 * @param {MotionDraft} draft
 * @param {number} count of options
 * @returns {import("./ballots.js").Limits}
 */
export function completeLimits({method, limits}, count) {
  const {least, most, mostEach, seats, sharedPlaces} = limits;
  switch (method) {
    case "approval": return {least: least ?? 1, most: most ?? Math.max(count, 1)};
    case "points": return {least: least ?? 0, most: most ?? BUDGET,
      mostEach: mostEach ?? most ?? BUDGET};
    case "ranking": return {sharedPlaces: sharedPlaces ?? true};
    case "election": return {seats: seats ?? 1, least: least ?? 1, most: most ?? seats ?? 1};
    case "yesNo":
    case "graded":
    case "choice": return {};
  }
}

/** What is offered besides the sides. @param {MotionDraft} draft */
export const besidesOf = ({method, besides}) =>
  besides ?? (method === "yesNo" ? ["abstain"] : ["blank"]);

/** The methods in which something reaches a majority or not. @param {Method} method */
export const decides = (method) => ["yesNo", "choice", "approval", "election"].includes(method);

/**
 * The rule as far as it fits the method, as `Rule.fitting` in Swift.
 * @param {Rule} rule
 * @param {Method} method
 * @returns {Rule}
 */
export function fitting(rule, method) {
  if (method === "yesNo") return rule;
  const majorities = decides(method) ? rule.majorities.slice(-1) : [];
  const treats = method === "graded" || majorities.length > 0;
  const fit = (treatment) => (treats && treatment !== "inFavour" ? treatment : "apart");
  return {...rule, majorities, abstention: fit(rule.abstention), blank: fit(rule.blank)};
}

/** Nobody gives a casting vote in secret: a tie fails there. @param {Rule} rule */
export const inSecret = (rule, secret) =>
  (secret && rule.tie === "castingVote" ? {...rule, tie: /** @type {const} */ ("fails")} : rule);

/**
 * The rule with the meeting's quorum among its own, as the ballot will print it.
 * @param {Rule} rule
 * @param {import("./ballots.js").Threshold} [quorum]
 * @returns {Rule}
 */
export function withQuorum(rule, quorum) {
  if (!quorum) return rule;
  const same = ({base, threshold}) => base === "members" &&
    JSON.stringify(threshold) === JSON.stringify(quorum);
  if (rule.quorums.some(same)) return rule;
  return {...rule,
    quorums: [{base: "members", threshold: quorum, measured: "opening"}, ...rule.quorums]};
}

const over = (numerator, denominator) =>
  ({fraction: {numerator, denominator}, exceeding: true});
const atLeast = (numerator, denominator) =>
  ({fraction: {numerator, denominator}, exceeding: false});

/** @param {import("./ballots.js").Threshold} threshold
 * @param {import("./ballots.js").MajorityBase} [base]
 * @returns {import("./ballots.js").Majority} */
export const majority = (threshold, base = "cast", leastPerConstituency = 0) =>
  ({base, threshold, inEachConstituency: false, leastPerConstituency});

/**
 * Majorities that committees use, to begin from.
 * @type {Object<string, import("./ballots.js").Majority[]>}
 */
export const PRESETS = {
  simple: [majority(over(1, 2))],
  absolute: [majority(over(1, 2), "members")],
  twoThirds: [majority(atLeast(2, 3))],
  consensus: [majority(atLeast(1, 1))],
  ladder: [majority(atLeast(1, 1)), majority(atLeast(2, 3), "cast", 2), majority(over(1, 2))],
};

/** Which preset the majorities are, or `undefined`. @param {Rule} rule */
export const presetOf = ({majorities}) => Object.keys(PRESETS).find((name) =>
  JSON.stringify(PRESETS[name].map(ordered)) === JSON.stringify(majorities.map(ordered)));

const ordered = ({base, threshold: {fraction, exceeding}, ...rest}) => [
  base, fraction.numerator, fraction.denominator, exceeding, rest.inEachConstituency,
  rest.leastPerConstituency];
