// A meeting for the tests of the minutes: the example that the binary carries, on the way.

/**
 * @param {Object} example as in `Sources/CExampleMeeting/meeting.json`
 * @param {{text: string, kind?: string}[] | null} blocks null: the example's own
 */
export function meetingOf(example, blocks = null) {
  const opened = Date.UTC(2023, 6, 12, 9, 0);
  const seats = example.participants.map((participant, index) => ({
    id: `p${index + 1}`,
    person: {
      honorific: participant.honorific ?? "", name: participant.name,
      title: participant.title ?? "", organisation: participant.organisation ?? "",
      constituency: participant.constituency,
    },
    role: participant.role, votes: true, weight: 1, generation: 1,
  }));
  const commitments = example.commitments.map(({ number, title, counts }) => ({
    id: `n${number}`, number, title, counts: Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== null)),
    earlierTitles: [], decisions: [],
  }));
  const one = (number) => commitments.find((commitment) => commitment.number === number);
  const decide = (number, disposition, { reason = "", conditions = [], act = "consensus" } = {}) =>
    one(number).decisions.push({ disposition, reason, conditions, act, at: opened, by: "p1" });
  decide(9, { kind: "retained" }, {
    conditions: [{ id: "c1-1", kind: "coordinate", text: "الأطراف المتدخلة" }],
  });
  decide(2, { kind: "retained" }, { conditions: [{ id: "c2-1", kind: "reword", text: "" }] });
  decide(24, { kind: "merged", into: "n2" });
  decide(23, { kind: "merged", into: "n2" });
  decide(21, { kind: "supplementary" }, { act: { ballot: "b1" }, reason: "مدى قابلية التنفيذ" });
  decide(15, { kind: "dropped" }, { reason: "عدم وضوحه" });
  decide(14, { kind: "undecided", options: ["دمجه بمحور التكوين", "وضعه بالقائمة التكميلية"] });
  delete one(26).counts.low;
  const electorate = seats.slice(0, 9).map(({ id }) => ({ seat: id, weight: 1 }));
  const amount = (count) => ({ voters: count, weight: count });
  const majority = {
    base: "cast", threshold: { fraction: { numerator: 1, denominator: 2 }, exceeding: true },
    inEachConstituency: false, leastPerConstituency: 0,
  };
  const ballot = {
    id: "b1", number: 1, subject: { commitment: "n21" }, text: one(21).title, method: "yesNo",
    proposal: { disposition: { kind: "supplementary" }, reason: "", conditions: [] },
    options: [{ id: "yes" }, { id: "no" }, { id: "abstain" }],
    limits: {}, openness: "named", closesWhenAllHaveVoted: false, withheld: false,
    rehearsal: false,
    rule: {
      majorities: [majority], tie: "castingVote", abstention: "apart", blank: "apart",
      quorums: [], share: "voted", ranking: "schulze", elimination: "earlierRounds",
      weighted: true,
    },
    electorate, absent: [], openedAt: opened, deadline: undefined,
    state: { name: "closed", result: {
      tally: {
        whole: {
          members: amount(11), present: amount(9), presentAtClosing: amount(9), voted: amount(8),
          abstained: amount(1), blank: amount(0),
          counts: [{ option: "yes", ...amount(5) }, { option: "no", ...amount(2) }],
        },
        constituencies: [], standings: [],
      },
      verdict: {
        outcome: "adopted", quorums: [], winners: [], tied: [], openSeats: 0, castingVote: [],
        steps: [{ majority, requirements: [{
          kind: "inFavour", base: "cast", threshold: majority.threshold, of: 7, needed: 4,
          reached: 5, isMet: true,
        }] }],
      },
    } },
    votes: Object.fromEntries(electorate.slice(0, 8).map(({ seat }, index) =>
      [seat, { option: index < 5 ? "yes" : index < 7 ? "no" : "abstain" }])),
  };
  const presences = Object.fromEntries(seats.slice(0, 9).map(({ id }, index) => [id, [{
    mode: "remote", from: opened - 300_000 + (index === 4 ? 1_500_000 : 0), until: undefined,
  }]]));
  return {
    id: "m-test", sequence: 1,
    header: {
      letterhead: example.letterhead, subject: example.subject, body: "", date: example.date,
      time: example.time, place: "", remote: true, language: example.language,
      timeZone: example.timeZone,
    },
    rules: { rule: ballot.rule, quorum: majority.threshold },
    phase: "inSession", phaseChanges: [{ phase: "inSession", at: opened }],
    seats, attendance: { presences, excused: ["p11"], proxies: [], tellers: [], withoutDevice: [] },
    agenda: { items: example.agenda.map((item, index) => ({
      id: `i${index + 1}`, title: item.title ?? item,
    })) },
    consultation: { name: "الاستشارة الثانية", scale: ["high", "medium", "low", "none", "blank"]
      .map((id) => ({ id })) },
    commitments, ballots: [ballot], floor: { requests: [], speeches: [], motions: [] }, actions: [
      { id: "a1", text: "إرسال محضر الجلسة إلى أعضاء لجنة القيادة", owner: "p6", due: "2023-07-20",
        done: false },
    ],
    minutes: { document: documentOf(blocks ?? example.minutes), history: { start: 0, entries: [] } },
    clients: {},
  };
}

function documentOf(blocks) {
  return { aliases: {}, blocks: blocks.map(({ text = "", ...attributes }, index) => ({
    id: `k${index + 1}`,
    attributes: Object.fromEntries(
      Object.entries({ kind: "paragraph", ...attributes }).map(([name, value]) =>
        [name, String(value)])),
    text, authors: text ? [["p1", text.length]] : [], trashed: false,
  })) };
}
