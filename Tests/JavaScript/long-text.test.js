// Long texts are edited in pieces; nobody may notice.

import assert from 'node:assert/strict';
import test from 'node:test';
import { applyToText, canonical, clampDelta } from '../../web/minutes/delta.js';
import { apply, clamp } from '../../web/minutes/document.js';
import { unitsOf } from '../../web/minutes/longText.js';
import { deltasOf, generateTrace, readTrace } from '../Load/trace.js';
import { Random, randomText } from './random.js';

const documentOf = (text) => ({
  blocks: [{ id: 'b', attributes: {}, text, authors: [['u1', text.length]], trashed: false }],
  aliases: {},
});

test('a long text is what a string would be, after any edits', () => {
  const random = new Random(4);
  let text = randomText(random, 9_000);
  let document = documentOf(text);
  const earlier = [];
  for (let round = 0; round < 3_000; round += 1) {
    const wild = [random.below(text.length), randomText(random, random.below(3))];
    if (round % 9 === 0) wild.push(-random.below(5), random.below(3_000), 'z', -1, 700, 'é');
    else wild.push(-random.below(round % 50 === 0 ? 900 : 4));
    if (text.length < 6_000) wild.push(1, randomText(random, 2_000));
    const delta = clampDelta(canonical(wild), text);
    assert.deepEqual(clamp(document, [{ text: { block: 'b', delta } }]),
      delta.length ? [{ text: { block: 'b', delta } }] : []);
    document = apply(document, [{ text: { block: 'b', delta } }], `u${random.below(3)}`);
    text = applyToText(delta, text);
    const units = unitsOf(document.blocks[0]);
    assert.equal(units.length, text.length);
    const place = random.below(text.length);
    assert.equal(units.charCodeAt(place), text.charCodeAt(place));
    if (round % 100 === 0) {
      earlier.push([document, text]);
      assert.equal(document.blocks[0].text, text);
    }
  }
  assert.ok(typeof unitsOf(document.blocks[0]) === 'object', 'it was edited in pieces');
  for (const [then, was] of earlier) assert.equal(then.blocks[0].text, was);
  const [block] = document.blocks;
  assert.equal(block.authors.reduce((sum, [, count]) => sum + count, 0), text.length);
});

test('a block with a long text is copied, compared and kept as any other', () => {
  const document = apply(documentOf('x'.repeat(5_000)), [{ text: { block: 'b', delta: ['y'] } }], 'u1');
  const [block] = document.blocks;
  const plain = {
    id: 'b', attributes: {}, text: `y${'x'.repeat(5_000)}`, authors: [['u1', 5_001]], trashed: false,
  };
  assert.deepEqual(JSON.parse(JSON.stringify(block)), plain);
  assert.deepEqual(structuredClone(block), plain);
  const trashed = apply(document, [{ trash: { block: 'b' } }], 'u1').blocks[0];
  assert.deepEqual({ ...trashed, trashed: false }, plain);
  const changed = { ...block, text: 'short' };
  assert.equal(unitsOf(changed), 'short');
});

test('a recorded edit leads to its end, in code points and in UTF-16 units', () => {
  const file = new URL('../Fixtures/traces/minutes.json.gz', import.meta.url);
  for (const trace of [readTrace(file), generateTrace(3, 4_000, 6_000)]) {
    let document = documentOf(trace.startContent);
    for (const delta of deltasOf(trace, 'codepoints')) {
      document = apply(document, [{ text: { block: 'b', delta } }], 'u1');
    }
    assert.equal(document.blocks[0].text, trace.endContent);
    assert.match(trace.endContent, /[\u{1f600}]/u);
  }
  const units = { startContent: '😀a', endContent: '😀b', txns: [{ patches: [[2, 1, 'b']] }] };
  assert.deepEqual(deltasOf(units, 'utf16'), [[2, 'b', -1]]);
});
