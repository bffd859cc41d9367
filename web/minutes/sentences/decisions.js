// What was decided about a commitment, the lists that follow, and what must still be done.

import {
  commitmentsById, decisionOf, isOverdue, membersOf, seatsById, share,
} from "../../derived.js";
import { twoDigits } from "./formats.js";
import { PeopleSentences } from "./people.js";

export class DecisionSentences extends PeopleSentences {
  /** The number of a commitment as a reference to it: two digits. */
  reference(id, meeting) {
    const commitment = commitmentsById(meeting).get(id);
    return commitment ? twoDigits(commitment.number) : "?";
  }

  disposition(disposition, meeting) {
    switch (disposition.kind) {
      case "merged":
        return this.say("decision.merged", { number: this.reference(disposition.into, meeting) });
      case "undecided": {
        const options = disposition.options ?? [];
        if (options.length === 0) return this.say("decision.undecided");
        return this.say("decision.options", {
          options: this.joined(options.map((option) => this.quoted(option)), "or"),
        });
      }
      default: return this.say(`decision.${disposition.kind}`);
    }
  }

  /**
   * A condition as it follows a disposition; when it is met, with the note.
   * @param {{kind: string, text: string, met?: string}} condition
   */
  condition({ kind, text, met }) {
    const key = kind === "reword" && text ? "condition.rewordAs" : `condition.${kind}`;
    const condition = this.say(key, { text: this.quoted(text) });
    if (met === undefined) return condition;
    return met
      ? this.say("condition.metNote", { condition, note: this.quoted(met) })
      : this.say("condition.met", { condition });
  }

  act(act, meeting) {
    if (act === "consensus") return this.say("act.consensus");
    const ballot = meeting.ballots.findLast(({ id }) => id === act.ballot);
    if (!ballot) {
      for (const { date, ballots } of meeting.earlier ?? []) {
        const found = ballots.find(({ id }) => id === act.ballot);
        if (found) {
          return this.say("act.earlierBallot", { number: found.number, date: this.date(date) });
        }
      }
    }
    return this.say("act.ballot", { number: ballot ? ballot.number : "?" });
  }

  /** Disposition, conditions and reason. */
  proposal(proposal, meeting) {
    const conditions = proposal.conditions.map(
      ({ kind, text }) => this.condition({ kind, text }));
    const text = this.#withConditions(conditions, this.disposition(proposal.disposition, meeting));
    return this.#withReason(proposal.reason, text, conditions.length === 0);
  }

  /** By which act a decision was taken, and since when it is in force again. */
  actOf({ act, revivedBy }, meeting) {
    const name = this.act(act, meeting);
    const ballot = meeting.ballots?.find(({ id }) => id === revivedBy);
    return ballot ? this.say("act.revived", { act: name, number: ballot.number }) : name;
  }

  /** The decision in force on a commitment, whole, or that there is none yet. */
  decision(commitment, meeting) {
    const decision = decisionOf(commitment);
    if (!decision) return this.say("decision.notYet");
    let text = this.#withConditions(
      decision.conditions.map((condition) => this.condition(condition)),
      this.disposition(decision.disposition, meeting));
    const members = membersOf(meeting, commitment.id).map(({ number }) => number)
      .sort((a, b) => a - b).map(twoDigits);
    if (members.length > 0) {
      const numbers = this.enumeration(members);
      const merged = this.count("decision.members", members.length, { numbers });
      text = this.say("decision.withMembers", { decision: text, members: merged });
    }
    const isShort = members.length === 0 && decision.conditions.length === 0;
    return this.say("decision.act", {
      decision: this.#withReason(decision.reason, text, isShort),
      act: this.actOf(decision, meeting),
    });
  }

  #withConditions(conditions, decision) {
    return conditions.reduce((text, condition, index) => this.say(
      index === 0 ? "decision.condition" : "decision.condition.next",
      { decision: text, condition }), decision);
  }

  /** @param {boolean} isShort whether the reason can follow at once and be understood */
  #withReason(reason, decision, isShort) {
    if (!reason) return decision;
    const key = isShort ? "decision.reason" : "decision.reasonAfter";
    return this.say(key, { decision, reason: this.quoted(reason) });
  }

  // Lists

  /** The title in the language: its translation unless that is missing or stale. */
  titleOf({ title, translations, earlierTitles }) {
    const translation = translations?.[this.language];
    return translation && translation.revision === earlierTitles.length
      ? translation.title : title;
  }

  /** A title with its number in the consultation. */
  title(commitment) {
    return this.say("list.title", {
      title: this.quoted(this.titleOf(commitment)), number: twoDigits(commitment.number),
    });
  }

  finalEntry(entry) { return this.#listEntry("list.final.entry", entry); }

  supplementaryEntry(entry) {
    return this.#withListReason(entry.lead, this.#listEntry("list.supplementary.entry", entry));
  }

  droppedEntry(commitment) { return this.#withListReason(commitment, this.title(commitment)); }

  #listEntry(key, { number, lead, members }) {
    const titles = [lead, ...members].map((one) => this.title(one)).join(this.say("plus"));
    const entry = this.say(key, { number, titles });
    const conditions = (decisionOf(lead)?.conditions ?? []).map((one) => this.condition(one));
    if (conditions.length === 0) return entry;
    return this.say("list.conditions", { entry, conditions: this.joined(conditions) });
  }

  #withListReason(commitment, entry) {
    const reason = decisionOf(commitment)?.reason;
    return reason ? this.say("list.reason", { entry, reason: this.quoted(reason) }) : entry;
  }

  /** @param {"list.undecided" | "list.notYet"} key */
  numbers(key, commitments) {
    const numbers = commitments.map(
      ({ number }) => this.say("list.number", { number: twoDigits(number) }));
    return this.say(key, { count: commitments.length, numbers: this.joined(numbers) });
  }

  // Actions

  /** Something to be done, with who follows it up, until when and what came of it. */
  action(agreed, meeting) {
    if (agreed.action) {
      const { action } = agreed;
      const text = this.#withOwner(action, meeting, this.quoted(action.text));
      return this.#marked(action, meeting,
        action.done ? this.say("action.done", { action: text }) : text);
    }
    const { condition, commitment } = agreed;
    const key = condition.kind === "reword" && condition.text ? "rewordAs" : condition.kind;
    const task = this.say(
      `action.${key}`, {
        text: this.quoted(condition.text), number: twoDigits(commitment.number),
      });
    const action = this.#withOwner(condition, meeting, task);
    if (condition.met === undefined) return action;
    return condition.met
      ? this.say("action.doneNote", { action, note: this.quoted(condition.met) })
      : this.say("action.done", { action });
  }

  /** In a follow-up: since when it is open, and whether it is overdue. */
  #marked(action, meeting, text) {
    const since = meeting.followUp?.carried[action.id];
    if (since === undefined) return text;
    const marked = this.say("action.since", { action: text, date: this.date(since) });
    return isOverdue(meeting, action) ? this.say("action.overdue", { action: marked }) : marked;
  }

  #withOwner({ owner, due }, meeting, text) {
    let action = text;
    const seat = owner === undefined ? undefined : seatsById(meeting).get(owner);
    if (seat) action = this.say("action.owner", { action, owner: this.name(seat.person) });
    if (due !== undefined) action = this.say("action.due", { action, date: this.date(due) });
    return action;
  }

  // Findings

  /** What does not fit together or is missing, in one sentence. */
  finding(finding, meeting) {
    const [name, body] = Object.entries(finding)[0];
    const hasSuggestion = name === "emptyCount" && body.suggestion !== undefined;
    return this.say(hasSuggestion ? "finding.emptyCountSuggestion" : `finding.${name}`, {
      number: this.reference(body.commitment, meeting), ...this.#findingValues(body, meeting),
    });
  }

  /** What the sentence of a finding speaks of, apart from its commitment. */
  #findingValues(body, meeting) {
    const commitment = commitmentsById(meeting).get(body.commitment);
    const level = meeting.consultation?.scale.find(({ id }) => id === body.level);
    const condition = commitment && decisionOf(commitment)?.conditions
      .find(({ id }) => id === body.condition);
    const numbers = (ids) => this.enumeration(ids.map((id) =>
      this.say("list.number", { number: this.reference(id, meeting) })));
    const { suggestion = "", total = "", expected = "", derived = "", count = "" } = body;
    const action = meeting.actions.find(({ id }) => id === body.action);
    return {
      suggestion, total, expected, derived, count,
      action: action ? this.quoted(action.text) : "?", date: this.date(action?.due ?? ""),
      level: level ? this.level(level) : body.level ?? "",
      condition: condition ? this.condition(condition) : "?",
      sign: commitment?.title.trim().at(-1) ?? "",
      groups: body.groups?.map(numbers).join(this.say("semicolon")) ?? "",
      numbers: body.commitments ? numbers(body.commitments) : "",
      other: body.on === undefined
        ? twoDigits(body.number ?? "") : this.reference(body.on, meeting),
      list: body.list ? this.say(`list.${body.list}`) : "",
      language: body.language ? this.say(`languageName.${body.language}`) : "",
    };
  }

  /** The label of a level of the consultation's scale. */
  level({ id, label }) {
    return label === undefined ? this.ifPresent(`level.${id}`) ?? id : this.quoted(label);
  }

  /** The share of a commitment's highest level, or `undefined`. */
  shareCell(commitment, meeting) {
    const value = share(meeting, commitment);
    return value === undefined ? undefined : this.percentCell(value);
  }
}
