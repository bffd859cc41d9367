// The sentences of the minutes, by the fixtures that the Swift side is tried with.

import { questionOf } from "../../web/sheets.js";
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { acceptedFindings, agreedActions, finalList, supplementaryList } from "../../web/derived.js";
import { createSentences } from "../../web/minutes/sentences.js";
import { createWords } from "../../web/words.js";

const read = (path) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url)));
const folder = "Tests/Fixtures/sentences";
const languages = ["ar", "fr", "en"];
const wordsIn = (language) => createWords(language, read(`web/words/minutes.${language}.json`));
const sentences = Object.fromEntries(
  languages.map((language) => [language, createSentences(wordsIn(language))]));

const bare = {
  header: { timeZone: "Africa/Tunis" }, phase: "prepared", phaseChanges: [], seats: [],
  attendance: { presences: {}, excused: [], proxies: [] }, commitments: [], ballots: [], actions: [],
  agenda: { items: [] }, lists: { completions: [] }, acceptances: [],
  rules: { rule: { base: "cast", tie: "fails" } },
};

/** What the words say of a case. */
function sentence(words, { of, input }, meeting) {
  const commitment = (id) => meeting.commitments.find((one) => one.id === id);
  const ballot = () => {
    const found = meeting.ballots.find(({ id }) => id === input.ballot);
    return input.question === undefined ? found : questionOf(found, input.question);
  };
  const seat = (id) => meeting.seats.find((one) => one.id === id);
  const led = (list) => list.find(({ lead }) => lead.id === input.commitment);
  switch (of) {
    case "percent": return words.percent(input.hundredths);
    case "percentCell": return words.percentCell(input.hundredths);
    case "date": return words.date(input.date);
    case "dateTime": return words.dateTime(input.date, input.time);
    case "time": return words.moment(input.at, input.timeZone);
    case "enumeration": return words.enumeration(input.items);
    case "person": return words.person(input.person);
    case "participant": return words.participant(seat(input.seat), meeting);
    case "sides": return words.sides(input.seats.map(seat)) ?? "";
    case "quorum": return words.quorum(
      input.present, input.members, input.quorum, input.represented);
    case "threshold": return words.threshold(input.threshold);
    case "rule": return words.rule(input.rule, input.method);
    case "ruleOfBallot": return words.ruleOf(ballot());
    case "remarks": return words.remarks(ballot(), meeting).join("\n");
    case "running": return words.running(input.running, ballot(), meeting);
    case "option": return words.option(input.option, input.method, meeting);
    case "heading": return words.heading(ballot(), meeting);
    case "tally": return words.tally(ballot(), meeting) ?? "";
    case "verdict": return words.verdict(ballot(), meeting);
    case "rollCall": return words.rollCall(ballot(), meeting).join("\n");
    case "disposition": return words.disposition(input.disposition, meeting);
    case "condition": return words.condition(input.condition);
    case "act": return words.act(input.act, meeting);
    case "proposal": return words.proposal(input.proposal, meeting);
    case "decision": return words.decision(commitment(input.commitment), meeting);
    case "finalEntry": return words.finalEntry(led(finalList(meeting)));
    case "supplementaryEntry": return words.supplementaryEntry(led(supplementaryList(meeting)));
    case "droppedEntry": return words.droppedEntry(commitment(input.commitment));
    case "numbers": return words.numbers(input.key, input.commitments.map(commitment));
    case "action": return words.action(agreedActions(meeting).find((one) => (one.action
      ? one.action.id === input.action
      : one.condition.id === input.conditionID && one.commitment.id === input.commitment)),
    meeting);
    case "level": return words.level(input.level);
    case "finding": return words.finding(input.finding, meeting);
    case "title": return words.title(commitment(input.commitment));
    case "order": return words.order(input.list, meeting) ?? "";
    case "tableOrder": return words.tableOrder(meeting) ?? "";
    case "listsState": return words.listsState(meeting);
    case "accepted": return words.accepted(
      acceptedFindings(meeting).find(({ acceptance }) => acceptance.finding === input.accepted),
      meeting);
    default: throw new Error(`no such sentence: ${of}`);
  }
}

const files = readdirSync(new URL(`../../${folder}`, import.meta.url))
  .filter((name) => name.endsWith(".json"));

test("there are fixtures", () => assert.ok(files.length >= 4));

for (const name of files) {
  const { meeting = {}, cases } = read(`${folder}/${name}`);
  const whole = { ...bare, ...meeting };
  for (const one of cases) {
    test(`${name}: ${one.of}, ${one.name}`, () => {
      for (const language of languages) {
        assert.equal(sentence(sentences[language], one, whole), one[language], language);
      }
    });
  }
}

test("what runs against the language is set apart where that is asked for", () => {
  const french = createSentences(wordsIn("fr"), { isolating: true });
  const arabic = createSentences(wordsIn("ar"), { isolating: true });
  assert.equal(french.name({ honorific: "", name: "منى" }), "\u2068منى\u2069");
  assert.equal(arabic.name({ honorific: "", name: "منى" }), "منى");
  assert.equal(arabic.quoted("12 NDI"), "\u206812 NDI\u2069");
  assert.equal(arabic.quoted("12"), "12");
});
