// One or two surfaces in one page, joined by a room in the page. What the tests need is on `test`.

import { createMinutes } from "/web/minutes/minutes.js";
import { pointAt } from "/web/minutes/hostText.js";
import { createWords } from "/web/words.js";
import { FakeRoom } from "./fakeRoom.js";
import { meetingOf } from "./meeting.js";

const parameters = new URLSearchParams(location.search);
const fetched = async (path) => (await fetch(path)).json();
const example = await fetched("/Sources/CExampleMeeting/meeting.json");
const tables = {};
for (const language of ["ar", "fr", "en"]) {
  tables[language] = await fetched(`/web/words/minutes.${language}.json`);
}
const blocks = parameters.get("blocks");
const room = new FakeRoom(meetingOf(example, blocks ? JSON.parse(blocks) : null));
room.delay = Number(parameters.get("delay") ?? 0);
const isPair = parameters.get("pair") === "1";
document.body.classList.toggle("pair", isPair);

const wordsIn = (language) => createWords(language, tables[language], "Africa/Tunis");

function speak(language) {
  document.documentElement.lang = language;
  document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
  for (const one of surfaces) one.minutes.update({ words: wordsIn(language) });
}

function join(root, client, seat, role = "secretary") {
  const { store, connection } = room.join(client, seat, role);
  const canWrite = parameters.get("readonly") !== "1" && role !== "observer";
  const minutes = createMinutes({
    root, store, words: wordsIn(parameters.get("language") ?? "ar"), connection, seat, canWrite,
  });
  connection.attach(minutes.source);
  return { root, store, connection, minutes };
}

const surfaces = [join(document.getElementById("one"), parameters.get("client") ?? "c-one", "p6")];
if (isPair) surfaces.push(join(document.getElementById("two"), "c-two", "p1"));
speak(parameters.get("language") ?? "ar");

globalThis.test = {
  room, surfaces, speak, join,
  /** The texts in the page of a surface. */
  texts: (index = 0) => [...surfaces[index].root.querySelectorAll(".minutes-text")]
    .map((host) => host.textContent),
  /** The texts in the room. */
  said: () => room.document.blocks.filter(({ trashed, attributes }) => !trashed &&
    ["paragraph", "heading", "listItem", "note"].includes(attributes.kind ?? "paragraph"))
    .map(({ text }) => text),
  kinds: () => room.document.blocks.filter(({ trashed }) => !trashed)
    .map(({ attributes }) => attributes),
  /** Puts the caret or a selection into texts, by their place. */
  select(index, text, offset, text2 = text, offset2 = offset) {
    const hosts = surfaces[index].root.querySelectorAll(".minutes-text");
    const block = (place) => hosts[place].closest("[data-block]").dataset.block;
    const end = (place, at) => ({ block: block(place), offset: at < 0
      ? hosts[place].textContent.length + 1 + at : at });
    hosts[text].focus();
    // As a person would: with the browser's own selection within a block.
    if (text === text2) {
      const [from, to] = [end(text, offset).offset, end(text, offset2).offset];
      getSelection().setBaseAndExtent(...pointAt(hosts[text], from), ...pointAt(hosts[text], to));
    }
  },
  /** Where the caret is: the place of its text, and the offset in it. */
  caret(index = 0) {
    const live = document.activeElement?.closest("section[data-block]");
    if (live) return [live.dataset.block, 0];
    const { focusNode, focusOffset } = getSelection();
    const hosts = [...surfaces[index].root.querySelectorAll(".minutes-text")];
    const place = hosts.findIndex((host) => host.contains(focusNode));
    if (place < 0) return [null, 0];
    const range = document.createRange();
    range.setStart(hosts[place], 0);
    range.setEnd(focusNode, focusOffset);
    return [place, range.toString().length];
  },
  /** Another person types into a text, by an operation. */
  type(text, offset, inserted, client = "c-other", seat = "p2") {
    const { id } = room.document.blocks.filter(({ trashed, attributes }) => !trashed &&
      ["paragraph", "heading", "listItem", "note"].includes(attributes.kind ?? "paragraph"))[text];
    const delta = offset ? [offset, inserted] : [inserted];
    room.edit(client, seat, room.sequence, [{ text: { block: id, delta } }]);
  },
  settled: () => new Promise((resolve) =>
    setTimeout(() => requestAnimationFrame(() => setTimeout(resolve, 30)), 20 + 3 * room.delay)),
};
document.documentElement.dataset.ready = "true";
