// What is declared about the lists: their order, how far they have come, what was accepted.

import { completionOf, orderOf, seatsById } from "../../derived.js";
import { VerdictSentences } from "./verdicts.js";

export class ListSentences extends VerdictSentences {
  /**
   * What a list is ordered by; `undefined` when it stands in the order of the source.
   * @param {"final" | "supplementary"} list
   */
  order(list, meeting) {
    const order = orderOf(meeting, list);
    if (order?.key === "decision") return this.say("list.order.decision");
    if (order?.key === "byHand") {
      return this.say("list.order.byHand", { reason: this.quoted(order.reason) });
    }
    return this.#byConsultation("list.order", meeting);
  }

  /** What the rows of the table of results are ordered by; `undefined` without a consultation. */
  tableOrder(meeting) { return this.#byConsultation("table.note.order", meeting); }

  #byConsultation(key, { consultation }) {
    const [top] = consultation?.scale ?? [];
    if (!top) return undefined;
    return this.say(consultation.tieBreak === "nextLevels" ? `${key}.nextLevels` : key,
      { level: this.level(top) });
  }

  /** Whether the lists are in the making, proposed or adopted; since when and by which act. */
  listsState(meeting) {
    const completion = completionOf(meeting);
    if (!completion) return this.say("lists.state.open");
    const { at, adoption } = completion;
    const { timeZone } = meeting.header;
    if (adoption) {
      return this.say("lists.state.adopted", {
        act: this.act(adoption.act, meeting), time: this.moment(adoption.at, timeZone),
      });
    }
    // Lists that a meeting takes over were declared complete on another day.
    const time = this.moment(at, timeZone);
    const date = this.dateOf(at, timeZone);
    return date === this.date(meeting.header.date)
      ? this.say("lists.state.complete", { time })
      : this.say("lists.state.completeOn", { date, time });
  }

  /** A finding with the words that accept it, by whom and when. */
  accepted({ finding, acceptance }, meeting) {
    const values = {
      finding: this.finding(finding, meeting), reason: this.quoted(acceptance.reason),
      time: this.moment(acceptance.at, meeting.header.timeZone),
    };
    const seat = seatsById(meeting).get(acceptance.by);
    return seat ? this.say("finding.accepted", { ...values, name: this.name(seat.person) })
      : this.say("finding.acceptedBySystem", values);
  }
}
