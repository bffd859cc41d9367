// Stock phrases of the minutes, in the language that the minutes are written in: how they open, how
// an agreement is worded, how they close. What the meeting knows is filled in; the rest is dots.

/** @type {Object<string, Object<string, string>>} */
const phrases = {
  ar: {
    opening: "افتُتحت الجلسة يوم {date} على الساعة {time} {place} برئاسة {chair}، وذلك للنظر في: {subject}.",
    welcome: "بعد الترحيب بالحاضرين، ذكّر رئيس الجلسة بجدول الأعمال وعرضه على المصادقة.",
    discussion: "وإثر النقاش، أشار الحاضرون إلى ما يلي:",
    agreed: "تم الاتفاق على ما يلي:",
    deferred: "تم الاتفاق على تأجيل النظر في هذه النقطة إلى جلسة لاحقة.",
    closing: "وبذلك اختُتمت الجلسة على الساعة {closed}.",
  },
  fr: {
    opening: "La séance est ouverte le {date} à {time} {place}, sous la présidence de {chair}, pour examiner : {subject}.",
    welcome: "Après avoir souhaité la bienvenue aux présents, le président de séance rappelle l’ordre du jour et le soumet à l’approbation.",
    discussion: "À l’issue de la discussion, les présents ont relevé ce qui suit :",
    agreed: "Il a été convenu de ce qui suit :",
    deferred: "Il a été convenu de reporter l’examen de ce point à une séance ultérieure.",
    closing: "L’ordre du jour étant épuisé, la séance est levée à {closed}.",
  },
  en: {
    opening: "The meeting was called to order on {date} at {time} {place}, with {chair} in the chair, to consider: {subject}.",
    welcome: "Having welcomed those present, the chair recalled the agenda and put it to approval.",
    discussion: "Following the discussion, the members pointed out the following:",
    agreed: "It was agreed as follows:",
    deferred: "It was agreed to defer consideration of this item to a later meeting.",
    closing: "There being no further business, the meeting was adjourned at {closed}.",
  },
};

/** @typedef {{id: string, text: string}} Phrase */

/** What was not said yet. */
const gap = "…";

/**
 * The phrases in the language of the minutes, filled in.
 * @param {Object} state the meeting
 * @param {import("./sentences.js").Sentences | null} sentences in that language, where they are at
 *   hand: they write dates and names out
 * @returns {Phrase[]}
 */
export function phrasesFor(state, sentences) {
  const { header, phaseChanges = [] } = state;
  const language = phrases[header.language] ? header.language : "en";
  const at = (phase) => phaseChanges.filter((change) => change.phase === phase).at(-1)?.at;
  const clock = (moment) => (moment && sentences ? sentences.moment(moment, header.timeZone) : null);
  const chair = state.seats.find(({ role }) => role === "chair")?.person;
  const values = {
    date: header.date && sentences ? sentences.date(header.date) : header.date,
    time: clock(at("inSession")) ??
      (header.time && sentences ? sentences.time(header.time) : header.time),
    closed: clock(at("closed")),
    place: header.place || (header.remote ? remote[language] : null),
    chair: chair && sentences ? sentences.name(chair) : chair?.name,
    subject: header.subject,
  };
  return Object.entries(phrases[language])
    .map(([id, text]) => ({ id, text: filled(text, values) }));
}

const remote = { ar: "عن بعد", fr: "à distance", en: "by remote connection" };

/** What nobody has said yet is a gap to be filled; a place can be left out. */
const filled = (text, values) => text.replace(/ ?\{(\w+)\}/g, (whole, key) => {
  if (key === "place" && !values.place) return "";
  return (whole.startsWith(" ") ? " " : "") + (values[key] || gap);
});
