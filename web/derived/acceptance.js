/**
 * Which findings the committee lives with, in words: the same results as `Acceptance.swift`. Pure.
 */

import {commitmentsById} from "./consultation.js";
import {findings} from "./findings.js";
import {remembered} from "./remembered.js";

/** What a finding is called as long as it is the same. A new decision, rewording or figure makes
 * it another. @param {Object} finding @returns {string} */
export function findingID(state, finding) {
  const [name, body] = Object.entries(finding)[0];
  const {commitment: id, on} = body;
  const of = (one) => commitmentsById(state).get(one);
  const decisions = (one) => of(one)?.decisions.length ?? 0;
  const revision = () => of(id)?.earlierTitles.length ?? 0;
  const parts = {
    respondentsNotStated: () => [body.derived],
    tieBreakNotNamed: () => [body.groups.map((group) => group.join("+")).join(",")],
    emptyCount: () => [id, body.level],
    totalDiffers: () => [id, body.total, body.expected],
    orderNotDeclared: () => [body.list],
    orderIncomplete: () => [body.list, body.commitments.join(",")],
    titleCutOff: () => [id, revision()],
    rewordingReasonMissing: () => [id, revision()],
    translationStale: () => [id, body.language, revision()],
    notYetDecided: () => [id],
    optionsOpen: () => [id, decisions(id)],
    reasonMissing: () => [id, decisions(id)],
    leadInNoList: () => [id, decisions(id)],
    dependsOnOpen: () => [id, on, decisions(id), decisions(on)],
    dependencyNotReviewed: () => [id, on, decisions(id), decisions(on)],
    conditionOpen: () => [id, body.condition],
    notReported: () => [id],
    progressNotStated: () => [id],
    evidenceMissing: () =>
      [id, state.followUp.progress.filter(({commitment}) => commitment === id).length],
    speakerMissing: () => [id, body.count],
    dueBeforeMeeting: () =>
      [body.action, state.actions.find((one) => one.id === body.action)?.due ?? ""],
    typedReference: () => [id, body.number, decisions(id)],
  };
  return [name, ...(parts[name]?.() ?? [])].join("/");
}

const acceptancesByFinding = remembered((state) =>
  new Map((state.acceptances ?? []).map((acceptance) => [acceptance.finding, acceptance])));

/** The words that accept a finding, or `undefined`. */
export const acceptanceOf = (state, finding) =>
  acceptancesByFinding(state).get(findingID(state, finding));

/** The findings that nobody accepted. @type {(state: Object) => Object[]} */
export const openFindings = remembered((state) =>
  findings(state).filter((finding) => !acceptanceOf(state, finding)));

/** Those of them that can be settled now: all but that something is not decided yet.
 * @type {(state: Object) => Object[]} */
export const pressingFindings = remembered((state) =>
  openFindings(state).filter((finding) => !finding.notYetDecided));

/** The open findings without which the lists can be complete: the closing comes after.
 * @type {(state: Object) => Object[]} */
export const findingsAgainstCompletion = remembered((state) =>
  openFindings(state).filter((finding) => !finding.closingTimeMissing));

/** The findings that were accepted and still are there.
 * @type {(state: Object) => {finding: Object, acceptance: Object}[]} */
export const acceptedFindings = remembered((state) =>
  findings(state).map((finding) => ({finding, acceptance: acceptanceOf(state, finding)}))
    .filter(({acceptance}) => acceptance));
