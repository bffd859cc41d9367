/** What follows from the state of a committee. Pure. */

/** @typedef {import("./line.js").Seen} Seen */

/** The members who sit now, or those who left. @param {Seen} seen */
export const membersOf = ({committee}, former = false) =>
  committee.members.filter(({isFormer}) => isFormer === former);

/** Whether as many of one side may vote as of the other. @param {Seen} seen */
export const isEven = ({parity}) => parity.government === parity.civilSociety;

/**
 * The meetings, the newest first, with what has become of each.
 * @param {Seen} seen
 * @returns {{called: any, held: import("./line.js").Held | undefined, number: number}[]}
 */
export function meetingsOf({committee, meetings}) {
  const held = new Map(meetings.map((one) => [one.id, one]));
  return committee.meetings
    .map((called, index) => ({called, held: held.get(called.id), number: index + 1}))
    .reverse();
}

/** Whether the next meeting can be called: the last one is over. @param {Seen} seen */
export function mayCall(seen) {
  const last = meetingsOf(seen)[0];
  return !last || ["closed", "adopted"].includes(last.held?.phase ?? "");
}

/**
 * Over the meetings that were opened: how many a member was invited to, came to, and missed
 * without apologies, and the last so many in a row.
 * @param {Seen} seen
 * @param {string} member
 */
export function attendanceOf({meetings}, member) {
  const held = meetings.filter(({phase, participants}) =>
    phase !== "prepared" && participants.includes(member));
  const came = held.filter(({attended}) => attended.includes(member));
  const missed = held.filter(({attended, excused}) =>
    !attended.includes(member) && !excused.includes(member));
  const afterLast = [...held].reverse().findIndex(({attended}) => attended.includes(member));
  return {
    invited: held.length, came: came.length, missed: missed.length,
    inARow: afterLast < 0 ? held.length : afterLast,
  };
}

/** Those whom somebody can stand in for. @param {Seen} seen */
export function replaceable(seen) {
  const sitting = membersOf(seen);
  return sitting.flatMap((alternate) => {
    const principal = sitting.find(({seat}) => seat.id === alternate.alternateOf);
    return principal ? [{principal, alternate}] : [];
  });
}
