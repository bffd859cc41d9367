import assert from 'node:assert/strict';
import test from 'node:test';
import { balanced, shown } from '../../web/bidi.js';
import { createWords } from '../../web/words.js';

const words = createWords('fr', {
  greeting: 'Bonjour {name} !', share: 'Part : {share}.',
});

test('an override is shown, and does nothing', () => {
  assert.equal(shown('Sami\u202e imaS'), 'Sami[RLO] imaS');
  assert.equal(shown('\u202aa\u202c\u202bb\u202dc'), '[LRE]a[PDF][RLE]b[LRO]c');
  assert.equal(shown('محضر — Sami\u200f'), 'محضر — Sami\u200f');
});

test('a text ends the isolates that it begins, and no other', () => {
  assert.equal(balanced('a\u2069\u2069b'), 'ab');
  assert.equal(balanced('\u2067a\u2066b\u2069'), '\u2067a\u2066b\u2069\u2069');
  assert.equal(balanced('\u2068a\u2069'), '\u2068a\u2069');
});

test('no name reaches out of its place in a sentence', () => {
  for (const name of ['x\u2069y', '\u2066x', '\u2067\u2069\u2069', '\u2066\u2069 x']) {
    const sentence = words.say('greeting', {name});
    let depth = 0;
    for (const letter of sentence) {
      if (/[\u2066-\u2068]/.test(letter)) depth += 1;
      if (letter === '\u2069') depth -= 1;
      assert.ok(depth >= 0, JSON.stringify(sentence));
      if (letter === 'x') assert.ok(depth > 0, JSON.stringify(sentence));
    }
    assert.equal(depth, 0, JSON.stringify(sentence));
    assert.ok(sentence.endsWith('\u2069 !'), JSON.stringify(sentence));
  }
});

test('a percentage is set apart once', () => {
  const arabic = createWords('ar', {share: '{share}'});
  assert.equal(arabic.say('share', {share: arabic.percent(6905)}), arabic.percent(6905));
});
