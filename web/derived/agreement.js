/**
 * What people say about the minutes and how far their adoption has come: the same results as in
 * Swift. Pure. What needs the text of the minutes gets the blocks that are in them.
 *
 * @typedef {{block: string, seat: string, objection?: string, at: number, voidedAt?: number}} View
 * @typedef {{kind: "adopted" | "brokenOff", by?: string, at: number, ballot?: string,
 *   reason: string}} Outcome
 * @typedef {{fingerprint: string, at: number, by?: string, ballots: number,
 *   responses: {seat: string, reservation?: string, at: number}[], outcome?: Outcome}} Adoption
 * @typedef {{id: string, number: number, text: string, adoption: Adoption}} Addendum
 * @typedef {import("../minutes/kinds.js").Block} Block
 */

import {isLive, kindOf, levelOf} from "../minutes/kinds.js";
import {attended, voters} from "./people.js";
import {remembered} from "./remembered.js";

const nothing = {views: [], locks: [], proposals: [], threads: []};
const never = {minutes: [], addenda: []};

const agreementOf = (state) => state.agreement ?? nothing;
const adoptionsOf = (state) => state.adoptions ?? never;

/** Whether the meeting is over: its minutes are set in order, adopted, or sealed. */
export const isOver = ({phase}) => phase === "closed" || phase === "adopted";

// On a block

/** What people say to a block, in the order in which they said it.
 * @returns {View[]} */
export const viewsOn = (state, block) =>
  agreementOf(state).views.filter((view) => view.block === block);

/** The open proposals of another wording for a block. */
export const proposalsOn = (state, block) =>
  openProposals(state).filter((proposal) => proposal.block === block);

export const settledProposalsOn = (state, block) => agreementOf(state).proposals
  .filter((proposal) => proposal.block === block && proposal.settlement);

export const openProposals = (state) =>
  agreementOf(state).proposals.filter(({settlement}) => !settlement);

export const threadsOn = (state, block) =>
  agreementOf(state).threads.filter((thread) => thread.block === block);

/** How a block stands, in figures. `objected` and `agreed` hold, `voided` did before a change. */
export function standing(state, block) {
  const views = viewsOn(state, block);
  const valid = views.filter(({voidedAt}) => voidedAt === undefined);
  const objected = valid.filter(({objection}) => objection !== undefined).length;
  return {
    agreed: valid.length - objected, objected, voided: views.length - valid.length,
    proposals: proposalsOn(state, block).length,
    threads: threadsOn(state, block).filter(({resolution}) => !resolution).length,
  };
}

// Sections

/**
 * The heading whose section is locked for each block in it.
 * @param {Object} state
 * @param {Block[]} blocks those in the minutes, in order
 * @returns {Map<string, string>}
 */
export function lockedBlocks(state, blocks) {
  const locked = new Map();
  for (const {heading} of agreementOf(state).locks) {
    const start = blocks.findIndex(({id}) => id === heading);
    if (start < 0 || kindOf(blocks[start]) !== "heading") continue;
    const level = levelOf(blocks[start]);
    for (let index = start; index < blocks.length; index += 1) {
      const block = blocks[index];
      if (index > start && kindOf(block) === "heading" && levelOf(block) <= level) break;
      locked.set(block.id, heading);
    }
  }
  return locked;
}

export const isLocked = (state, heading) =>
  agreementOf(state).locks.some((lock) => lock.heading === heading);

// What is open

/** @typedef {"objected" | "proposals" | "threads" | "voided" | "unsaid"} Openness */

/**
 * The passages on which something is open, in the order of the minutes, each with what is.
 * @param {Object} state
 * @param {Block[]} blocks those in the minutes, in order
 * @returns {{block: Block, open: Openness[]}[]}
 */
export function openPassages(state, blocks) {
  return blocks.filter((block) => !isLive(block) && block.text !== "").flatMap((block) => {
    const figures = standing(state, block.id);
    /** @type {Openness[]} */
    const open = /** @type {Openness[]} */ (["objected", "proposals", "threads", "voided"])
      .filter((name) => figures[name] > 0);
    if (figures.agreed === 0 && open.length === 0) open.push("unsaid");
    return open.length ? [{block, open}] : [];
  });
}

// Adoption

/** What is being adopted: the minutes, or an addendum to them.
 * @type {(state: Object) => {adoption: Adoption, addendum?: Addendum} | undefined} */
export const beingAdopted = remembered((state) => {
  const {minutes, addenda} = adoptionsOf(state);
  const adoption = minutes.at(-1);
  if (adoption && !adoption.outcome) return {adoption};
  const addendum = addenda.at(-1);
  return addendum && !addendum.adoption.outcome
    ? {adoption: addendum.adoption, addendum} : undefined;
});

/** The adoption that sealed the minutes, or `undefined`.
 * @type {(state: Object) => Adoption | undefined} */
export const adoptedMinutes = (state) =>
  adoptionsOf(state).minutes.find(({outcome}) => outcome?.kind === "adopted");

/** The last time that the minutes were let go again, if they were not adopted since.
 * @type {(state: Object) => Adoption | undefined} */
export function lastBrokenOff(state) {
  const last = adoptionsOf(state).minutes.at(-1);
  return last?.outcome?.kind === "brokenOff" ? last : undefined;
}

/** @type {(state: Object) => Addendum[]} */
export const adoptedAddenda = (state) =>
  adoptionsOf(state).addenda.filter(({adoption}) => adoption.outcome?.kind === "adopted");

/** Those who are asked to approve. */
export const approvers = remembered((state) => {
  const here = voters(state).filter(({id}) => attended(state, id));
  return here.length ? here : voters(state);
});

/** Those of them who have not answered. */
export const missingApprovers = remembered((state) => {
  const answered = new Set(beingAdopted(state)?.adoption.responses.map(({seat}) => seat));
  return approvers(state).filter(({id}) => !answered.has(id));
});

/** The ballots on what is being adopted, oldest first. */
export const ballotsOnAdoption = (state) =>
  state.ballots.slice(beingAdopted(state)?.adoption.ballots ?? state.ballots.length);

/** Whether the text may still be changed. */
export const isFrozen = (state) => state.phase === "adopted" || Boolean(beingAdopted(state));
