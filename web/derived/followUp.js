/** What follows from a follow-up: the same results as `Sources/Meeting/FollowUp`. Pure. */

import {attended, participants} from "./people.js";
import {remembered} from "./remembered.js";

/** The kinds of a statement, and the levels of progress, from none to all. */
export const statementKinds = ["report", "question", "answer", "difficulty", "suggestion"];
export const progressLevels = ["noEvidence", "notStarted", "limited", "substantial", "complete"];

/** The commitments of an axis in the order of their numbers. */
export const commitmentsOf = (state, axis) => state.commitments
  .filter(({id}) => state.followUp.places[id]?.axis === axis)
  .sort((a, b) => a.number - b.number);

/** @param {Object} state @param {string} commitment @param {string} [part] */
export const progressOf = ({followUp}, commitment, part) => followUp.progress
  .filter((one) => one.commitment === commitment && one.part === part).at(-1);

export const partsOf = ({followUp}, commitment) => followUp?.places[commitment]?.parts ?? [];

export const statementsOn = ({followUp}, commitment) =>
  followUp.statements.filter((one) => one.commitment === commitment);

/** Whether an action of a meeting before should be done by the date of this one. */
export const isOverdue = ({followUp, header}, {id, due, done}) =>
  due !== undefined && !done && followUp?.carried[id] !== undefined && due < header.date;

/** Those that are open from before, the overdue first among them, then those of this meeting. */
export function actionsInOrder(state) {
  const {actions, followUp} = state;
  if (!followUp) return actions;
  const isCarried = ({id}) => followUp.carried[id] !== undefined;
  const carried = actions.filter(isCarried);
  return [
    ...carried.filter((one) => isOverdue(state, one)),
    ...carried.filter((one) => !isOverdue(state, one)),
    ...actions.filter((one) => !isCarried(one)),
  ];
}

/**
 * Those who are not here, counted over the meetings before, most missed first.
 * @type {(state: Object) => {seat: string, missed: number, excused: number, meetings: number,
 *   inARow: number}[]}
 */
export const absences = remembered((state) => participants(state).flatMap(({id}) => {
  const stays = (state.followUp?.past ?? [])
    .map((past) => ["attended", "excused", "absent"].find((kind) => past[kind].includes(id)))
    .filter(Boolean);
  if (state.phase !== "prepared") {
    stays.push(attended(state, id) ? "attended"
      : state.attendance.excused.includes(id) ? "excused" : "absent");
  }
  const missed = stays.filter((kind) => kind === "absent").length;
  const excused = stays.filter((kind) => kind === "excused").length;
  if (missed + excused === 0) return [];
  const afterLast = [...stays].reverse().indexOf("attended");
  return [{seat: id, missed, excused, meetings: stays.length,
    inARow: afterLast < 0 ? stays.length : afterLast}];
}).sort((a, b) => b.missed - a.missed));

/** What a follow-up leaves out or contradicts. @returns {Object[]} */
export function followUpFindings(state) {
  if (state.phase === "prepared") return [];
  const {followUp, actions, header} = state;
  const late = actions.filter(({id, due}) =>
    due !== undefined && followUp.carried[id] === undefined && due < header.date);
  return [
    ...late.map(({id}) => ({dueBeforeMeeting: {action: id}})),
    ...followUp.plan.axes.flatMap(({number}) => commitmentsOf(state, number))
      .flatMap(({id}) => findingsOn(state, id)),
  ];
}

function findingsOn(state, commitment) {
  const statements = statementsOn(state, commitment);
  const stated = state.followUp.progress
    .filter((one) => one.commitment === commitment && one.meeting === state.id);
  if (!statements.length && !stated.length) return [{notReported: {commitment}}];
  const lacksEvidence = stated.some(({part}) => {
    const {level, evidence} = progressOf(state, commitment, part);
    return ["substantial", "complete"].includes(level) && !evidence;
  });
  const count = statements.filter(({speaker}) => speaker === undefined).length;
  return [
    !stated.length && {progressNotStated: {commitment}},
    lacksEvidence && {evidenceMissing: {commitment}},
    count > 0 && {speakerMissing: {commitment, count}},
  ].filter(Boolean);
}
