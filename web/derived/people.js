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

/** The voters who are here now. */
export const presentVoters = remembered(
  (state) => voters(state).filter((seat) => modeOf(state, seat.id)));

/** The proxies in force, in the order in which they were given. */
export const proxiesInForce = remembered(
  (state) => state.attendance.proxies.filter(({until}) => until === undefined));

/** The proxy that somebody has given, or `undefined`. */
export const proxyOf = (state, giver) =>
  proxiesInForce(state).find((proxy) => proxy.giver === giver);

export const proxiesHeldBy = (state, holder) =>
  proxiesInForce(state).filter((proxy) => proxy.holder === holder);

/** The voters who are not here and for whom somebody here votes. */
export const representedVoters = remembered((state) => {
  if (!state.rules.rule.proxies) return [];
  const here = new Set(presentVoters(state).map(({id}) => id));
  return voters(state).filter(({id}) =>
    !here.has(id) && here.has(proxyOf(state, id)?.holder));
});

/**
 * Who would vote if a ballot opened now, and how, as in `Proxies.swift` and `HybridCommands.swift`.
 * @param {Object} state
 * @param {import("../ballots.js").Rule} rule
 * @param {boolean} [rollCall]
 * @returns {import("../ballots.js").Elector[]}
 */
export function electorateNow(state, rule, rollCall = false) {
  const here = new Set(presentVoters(state).map(({id}) => id));
  return voters(state).flatMap(({id: seat, weight}) => {
    const holder = here.has(seat) || !rule.proxies ? undefined : proxyOf(state, seat)?.holder;
    if (!here.has(holder ?? seat)) return [];
    const isInRoom = modeOf(state, holder ?? seat) === "room";
    const byHand = state.attendance.withoutDevice.includes(holder ?? seat);
    /** @type {"hand" | "rollCall" | undefined} */
    const means = !isInRoom ? undefined : rollCall ? "rollCall" : byHand ? "hand" : undefined;
    return [{seat, weight, holder, means}];
  });
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

/** By head, not by weight: how many are here or represented, are required, exist. */
export const quorum = remembered((state) => {
  const all = voters(state);
  const represented = representedVoters(state).length;
  const present = presentVoters(state).length + represented;
  const required = state.rules.quorum ? least(state.rules.quorum, all.length) : 0;
  return {present, represented, required, members: all.length, isReached: present >= required};
});
