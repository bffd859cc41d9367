// What is said of a sheet as a whole. Of each of its questions the same is said as of a ballot.

import { seatsById } from "../../derived.js";
import { answerCount, cellCount } from "../../sheets.js";
import { RuleSentences } from "./rules.js";

export class SheetSentences extends RuleSentences {
  /** How a sheet is counted, stated before the vote and printed beside the result. */
  sheet({ lines, criteria }) {
    const text = this.count("sheet.lines", lines.length, { count: lines.length });
    if (criteria.length === 0) return this.say("sheet.rule", { lines: text });
    return this.say("sheet.rule.criteria", {
      lines: text, criteria: this.joined(criteria.map((criterion) => this.quoted(criterion))),
    });
  }

  /** How many lines were adopted or decided, or that they were counted. */
  counted({ cells = [] }, { method }) {
    const all = cells.length;
    const count = (outcome) => cells.filter((cell) => cell.outcome === outcome).length;
    if (method === "yesNo") {
      return this.say("outcome.sheet.adopted", { count: count("adopted"), all });
    }
    if (method === "choice") {
      return this.say("outcome.sheet.chosen", { count: count("chosen"), all });
    }
    return this.say("outcome.sheet", { all });
  }

  /** How much of a sheet somebody filled in. */
  handedIn(answers, { sheet }) {
    return this.say("sheet.answers", { count: answerCount(answers), all: cellCount(sheet) });
  }

  /** Who handed in a sheet, and who did not. Of very many answers only the exports know.
   * @returns {string[]} */
  rollCallOfSheet({ electorate, votes, state }, meeting) {
    const has = ({ seat }) => votes[seat] !== undefined;
    if (!electorate.some(has) && state.result.tally.whole.voted.voters > 0) return [];
    return [
      [this.say("sheet.handedIn"), electorate.filter(has)],
      [this.say("tally.notVoted"), electorate.filter((elector) => !has(elector))],
    ].filter(([, electors]) => electors.length > 0).map(([option, electors]) =>
      this.say("rollCall.line", {
        option, count: electors.length, names: this.joined(electors.map(({ seat }) => {
          const person = seatsById(meeting).get(seat)?.person;
          return person ? this.name(person) : "?";
        })),
      }));
  }
}
