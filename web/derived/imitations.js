/** Names that the eye takes for one another; Imitations.swift finds the same. */

import {participants} from "../derived.js";
import {remembered} from "./remembered.js";

const PAIRS = [
  ["авекмнорстухіјѕԁѵԛԝ", "abekmhopctyxijsdvqw"], ["αβεικνορτυχ", "abeikvoptux"],
  ["ٱآأإ", "اااا"], ["یىې", "ييي"], ["کڪ", "كك"], ["ہھە", "ههه"], ["0", "o"], ["1ιıł", "llll"],
];

const DRAWN_ALIKE = new Map(PAIRS.flatMap(([from, to]) => {
  const targets = [...to];
  return [...from].map((letter, index) => /** @type {[string, string]} */ ([letter, targets[index]]));
}));
DRAWN_ALIKE.set("i", "l");

const PASSED_OVER = /[\p{Cf}\p{Cc}\p{Mn}\p{Me}\p{Pd}\p{Po}\p{Default_Ignorable_Code_Point}\s\u0640]/u;

/** What is left of a name when all is taken away that the eye passes over. @param {string} name */
export function likeness(name) {
  const alike = (letter) => DRAWN_ALIKE.get(letter) ?? letter;
  return [...name.toLowerCase()].filter((letter) => !PASSED_OVER.test(letter))
    .map(alike).map(alike).join("");
}

/**
 * The seats whose name looks like that of an earlier one, with that one.
 */
export const imitations = remembered((/** @type {any} */ state) => {
  const first = new Map();
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const {id, person} of participants(state)) {
    const key = likeness(person.name);
    if (first.has(key)) found.set(id, first.get(key));
    else first.set(key, id);
  }
  return found;
});
