/** Who takes part: the same results as `Attendance.swift` and `Quorum.swift`. Pure. */

import {remembered} from "./remembered.js";

/** Whether a seat is a person's. */
export const isParticipant = (seat) => seat.id !== "observers" && seat.id !== "screen";

export const participants = remembered((state) => state.seats.filter(isParticipant));

export const seatsById = remembered(
  (state) => new Map(state.seats.map((seat) => [seat.id, seat])));

/** The participants with a right to vote. */
export const voters = remembered((state) => participants(state).filter((seat) => seat.votes));

/** How a seat takes part now: "room", "remote" or `undefined`. */
export function modeOf(state, seat) {
  const last = state.attendance.presences[seat]?.at(-1);
  return last && last.until === undefined ? last.mode : undefined;
}

/** Whether a seat was here at any time. */
export const attended = (state, seat) => Boolean(state.attendance.presences[seat]?.length);

/** The least whole number that satisfies a threshold of `base`. */
export function least(threshold, base) {
  const {numerator, denominator} = threshold.fraction;
  const product = base * numerator;
  return threshold.exceeding
    ? Math.floor(product / denominator) + 1
    : Math.floor((product + denominator - 1) / denominator);
}

/** By head, not by weight: how many are here, are required, exist. */
export const quorum = remembered((state) => {
  const all = voters(state);
  const present = all.filter((seat) => modeOf(state, seat.id)).length;
  const required = state.rules.quorum ? least(state.rules.quorum, all.length) : 0;
  return {present, required, members: all.length, isReached: present >= required};
});
