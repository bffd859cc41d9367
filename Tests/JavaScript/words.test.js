// The three languages say the same things, and there is a sentence for everything that happens.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { rejectionSentence } from '../../web/sentences.js';
import { createWords, languages } from '../../web/words.js';

const root = new URL('../../', import.meta.url);
const read = (path) => readFileSync(new URL(path, root), 'utf8');
const own = Object.fromEntries(
  languages.map((language) => [language, JSON.parse(read(`web/words/${language}.json`))]));
const tables = Object.fromEntries(languages.map((language) => [language, {
  ...JSON.parse(read(`web/words/minutes.${language}.json`)), ...own[language],
}]));
const words = Object.fromEntries(
  languages.map((language) => [language, createWords(language, tables[language], () => 'Africa/Tunis')]));

const plural = /\.(zero|one|two|few|many|other)$/;
const base = (key) => key.replace(plural, '');
const isPlural = (table, key) => plural.test(key) && `${base(key)}.other` in table;
const names = (template) => [...new Set([...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))]
  .sort().join(' ');

test('the languages have the same keys', () => {
  const keys = (language) => [...new Set(Object.keys(own[language])
    .map((key) => (isPlural(own[language], key) ? base(key) : key)))].sort();
  for (const language of ['fr', 'en']) assert.deepEqual(keys(language), keys('ar'));
});

test('a sentence has the same places to fill in every language', () => {
  for (const [key, template] of Object.entries(own.en)) {
    if (plural.test(key) && !key.endsWith('.other')) continue;
    for (const language of ['ar', 'fr']) {
      assert.equal(names(own[language][key]), names(template), `${language} ${key}`);
    }
  }
});

test('every plural has all forms of its language', () => {
  for (const language of languages) {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
      .filter((form) => language !== 'fr' || form !== 'many');
    for (const key of Object.keys(own[language])) {
      if (!plural.test(key) || key === 'step.lists.ready.other') continue;
      for (const form of forms) {
        assert.ok(`${base(key)}.${form}` in own[language], `${language} ${base(key)}.${form}`);
      }
    }
  }
});

test('no word of the interface hides a word of the minutes', () => {
  const minutes = JSON.parse(read('web/words/minutes.ar.json'));
  assert.deepEqual(Object.keys(own.ar).filter((key) => key in minutes), []);
});

/** The cases of a Swift enum. */
function cases(path, name) {
  const body = read(path).split(new RegExp(`enum ${name}\\b[^{]*\\{`))[1].split(/^ {0,4}\}/m)[0];
  return [...body.matchAll(/^ *case ([\w, ]+)/gm)].flatMap(([, list]) => list.split(', '))
    .map((one) => one.trim());
}

test('every rejection has its sentence', () => {
  const codes = cases('Sources/Meeting/Rejection.swift', 'Code');
  assert.ok(codes.length > 20);
  for (const language of languages) {
    for (const code of codes) assert.ok(words[language].has(`rejection.${code}`), code);
    for (const problem of ['empty', 'tooLong', 'date', 'time', 'range', 'past']) {
      assert.ok(words[language].has(`rejection.invalid.${problem}`), problem);
    }
  }
});

test('every field that a rejection can name has its word', () => {
  const folder = new URL('Sources/Meeting/', root);
  const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.swift'));
  const fields = new Set();
  for (const file of files) {
    const text = readFileSync(new URL(file, folder), 'utf8');
    for (const [, field] of text.matchAll(/"field": "(\w+)"/g)) fields.add(field);
    for (const [, field] of text.matchAll(/checked\([^()]*, "(\w+)"/g)) fields.add(field);
  }
  assert.ok(fields.size > 15);
  for (const field of fields) assert.ok(words.ar.has(`field.${field}`), field);
});

test('every refusal, finding, outcome and disposition has its words', () => {
  const kinds = [
    ['refused', cases('Sources/Room/Messages.swift', 'Refusal')],
    ['finding', cases('Sources/Meeting/Checks/Finding.swift', 'Finding')],
    ['outcome', cases('Sources/Counting/Verdict.swift', 'Outcome')],
    ['become', cases('Sources/Meeting/Decisions/Decision.swift', 'Kind')],
    ['place', cases('Sources/Meeting/Decisions/Decision.swift', 'Kind')],
    ['phase', cases('Sources/Meeting/Header.swift', 'Phase')],
    ['role', cases('Sources/Meeting/Roster/Seat.swift', 'Role')],
    ['method', cases('Sources/Meeting/Voting/Motion.swift', 'Method')],
    ['base', cases('Sources/Counting/Rule.swift', 'MajorityBase')],
    ['tie', cases('Sources/Counting/Rule.swift', 'TieRule')],
    ['presence', cases('Sources/Meeting/Attendance/Attendance.swift', 'Mode')],
  ];
  for (const [prefix, values] of kinds) {
    assert.ok(values.length > 1, prefix);
    for (const value of values) {
      for (const language of languages) {
        assert.ok(words[language].has(`${prefix}.${value}`), `${language} ${prefix}.${value}`);
      }
    }
  }
});

test('every sentence that the views ask for exists', () => {
  const folder = new URL('web/', root);
  const files = readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.js') && !name.startsWith('minutes'));
  let count = 0;
  for (const file of files) {
    const text = readFileSync(new URL(file, folder), 'utf8');
    for (const [, key] of text.matchAll(/\.say\(\s*"([\w.]+)"/g)) {
      count += 1;
      assert.ok(words.ar.has(key) || words.ar.has(`${key}.other`), `${file}: ${key}`);
    }
  }
  assert.ok(count > 200);
});

test('numbers, dates and shares are written as in Tunisia', () => {
  const strip = (text) => text.replace(/[\u2066-\u2069\u200e\u200f]/g, '');
  assert.equal(strip(words.ar.percent(6905)), '69,05\u00a0%');
  assert.equal(words.fr.percent(6905), '69,05\u00a0%');
  assert.equal(words.en.percent(6905), '69.05%');
  assert.equal(words.ar.date('2023-07-12'), '12 جويلية 2023');
  assert.equal(words.fr.date('2023-07-12'), '12 juillet 2023');
  assert.equal(words.en.date('2023-07-12'), '12 July 2023');
  assert.equal(words.ar.number(1104), '1.104');
  assert.equal(words.fr.time(Date.UTC(2023, 6, 12, 9, 5)), '10:05');
  assert.equal(words.en.duration(125_400), '2:05');
});

test('plural forms follow the number', () => {
  assert.equal(words.ar.say('ballot.missing', { n: 1, count: 1 }), 'بقي مصوّت واحد.');
  assert.equal(words.ar.say('ballot.missing', { n: 2, count: 2 }), 'بقي مصوّتان.');
  assert.equal(words.ar.say('ballot.missing', { n: 7, count: 7 }), 'بقي 7 مصوّتين.');
  assert.equal(words.fr.say('ballot.missing', { n: 1, count: 1 }), '1 votant manque encore.');
});

test('a text of another direction is kept apart from its sentence', () => {
  assert.equal(words.en.say('announce.opened', { text: 'تعهد' }),
    'A ballot is open: \u2068تعهد\u2069. Please vote.');
});

test('a rejection names the field in the reader’s language', () => {
  const sentence = rejectionSentence(words.fr,
    { code: 'invalid', detail: { field: 'title', problem: 'empty' } });
  assert.match(sentence, /intitulé/);
  assert.match(rejectionSentence(words.en, { code: 'unheardOf', detail: {} }), /refused/);
});
