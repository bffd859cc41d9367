import assert from "node:assert/strict";
import {test} from "node:test";

import {imitations, likeness} from "../../web/derived/imitations.js";
import {grouped, isPrivateLine} from "../../web/security.js";

const place = (address) => new URL(address);

test("a line is private over TLS and within one machine, and nowhere else", () => {
  for (const address of ["https://192.168.1.7:8080", "http://localhost:8080", "http://127.0.0.1",
    "http://127.3.2.1:1", "http://[::1]:8080", "http://mahdar.localhost"]) {
    assert.equal(isPrivateLine(place(address)), true, address);
  }
  for (const address of ["http://192.168.1.7", "http://localhost.evil.example",
    "http://127.0.0.1.evil.example", "http://[fe80::1]", "http://committee.example"]) {
    assert.equal(isPrivateLine(place(address)), false, address);
  }
});

test("a hash is read in groups of four", () => {
  assert.equal(grouped("0123456789ab"), "0123 4567 89ab");
});

test("names that look alike are told, others are not", () => {
  const alike = [["Amel", "Аmel"], ["Karim", "Ka\u200brim"], ["ليلى", "ليلي"], ["ليلى", "لـيلى"],
    ["Ali", "AIi"], ["Sami", "\u202eSami"], ["أمل", "امل"], ["Jean-Luc", "Jean Luc"]];
  for (const [a, b] of alike) assert.equal(likeness(a), likeness(b), `${a} ${b}`);
  for (const [a, b] of [["Amel", "Amal"], ["سامي", "سامية"], ["Karim", "Karima"]]) {
    assert.notEqual(likeness(a), likeness(b), `${a} ${b}`);
  }
  const seat = (id, name) => ({id, person: {name}, role: "member"});
  const state = {seats: [seat("p1", "Amel"), seat("p2", "Sami"), seat("p3", "Аmel")]};
  assert.deepEqual([...imitations(state)], [["p3", "p1"]]);
});
