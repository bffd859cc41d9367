/**
 * Who speaks next, who spoke how long, and which motions from the floor wait: the same results as
 * `Sources/Meeting/Floor` and `Sources/Meeting/Motions`. Pure.
 *
 * @typedef {{seat: string, kind: "pointOfOrder" | "continuation" | "speech", remaining?: number}}
 *   FloorRequest
 */

import {commitmentsById} from "./consultation.js";
import {seatsById} from "./people.js";
import {remembered} from "./remembered.js";

/** Those who asked for the floor, in the order in which they are to get it.
 * @type {(state: Object) => FloorRequest[]} */
export const speakingOrder = remembered((state) => {
  const {requests} = state.floor;
  const of = (wanted) => requests.filter(({kind}) => kind === wanted);
  return [
    ...of("pointOfOrder"), ...of("continuation"),
    ...(state.rules.floor.alternates ? alternated(state, of("speech")) : of("speech")),
  ];
});

/** Takes each next from the side heard longest ago, and within a side in the order of asking. */
function alternated(state, requests) {
  const side = (seat) => seatsById(state).get(seat)?.person.constituency ?? "";
  const {speeches, speaker} = state.floor;
  const heard = new Map();
  [...speeches, ...(speaker ? [speaker] : [])]
    .filter(({kind}) => kind !== "pointOfOrder")
    .forEach(({seat}, index) => heard.set(side(seat), index + 1));
  let turn = Math.max(0, ...heard.values());
  const waiting = [...requests];
  const order = [];
  while (waiting.length) {
    const turns = waiting.map(({seat}) => heard.get(side(seat)) ?? 0);
    const [request] = waiting.splice(turns.indexOf(Math.min(...turns)), 1);
    order.push(request);
    turn += 1;
    heard.set(side(request.seat), turn);
  }
  return order;
}

/** Who spoke and how long, in the order of the participants; times in milliseconds.
 * @type {(state: Object) => {seat: string, speeches: number, pointsOfOrder: number,
 *   time: number}[]} */
export const speakingTimes = remembered((state) => {
  const times = new Map();
  for (const {seat, kind, from, until} of state.floor.speeches) {
    if (!times.has(seat)) times.set(seat, {seat, speeches: 0, pointsOfOrder: 0, time: 0});
    const sum = times.get(seat);
    if (kind === "speech") sum.speeches += 1;
    if (kind === "pointOfOrder") sum.pointsOfOrder += 1;
    sum.time += until - from;
  }
  return state.seats.map(({id}) => times.get(id)).filter(Boolean);
});

/** How far a speech has come, in milliseconds; `over` beyond the time given.
 * @returns {{elapsed: number, remaining?: number, over: number}} */
export function speechClock(speaker, now) {
  const elapsed = Math.max(0, now - speaker.since);
  if (speaker.allowance === undefined) return {elapsed, over: 0};
  const rest = speaker.allowance - elapsed;
  return {elapsed, remaining: Math.max(0, rest), over: Math.max(0, -rest)};
}

export const motionById = (state, id) => state.floor.motions.find((motion) => motion.id === id);

/** What waits for its vote, in the order that the chair gave. */
export const admittedMotions = remembered((state) =>
  state.floor.motions.filter(({state: {name}}) => name === "admitted"));

/** Whether nothing has become of a motion yet. */
export const isMotionOpen = ({state: {name}}) => name === "proposed" || name === "admitted";

export const isSeconded = ({seconders, secondersNeeded}) => seconders.length >= secondersNeeded;

/** The commitment whose wording a motion would change. */
export const amends = ({content}) => content.amendment?.commitment;

/** What is to be decided, in the author's words. */
export const motionText = ({content}) => content.amendment?.title ?? content.motion.text;

/** The amendments that must be dealt with before the main vote on a commitment. */
export const pendingAmendments = (state, commitment) =>
  admittedMotions(state).filter((motion) => amends(motion) === commitment);

/** Whether the wording that an open amendment was made for has changed since. */
export function isOutdated(state, motion) {
  const amendment = motion.content.amendment;
  return Boolean(amendment) && isMotionOpen(motion) &&
    commitmentsById(state).get(amendment.commitment)?.title !== amendment.base;
}
