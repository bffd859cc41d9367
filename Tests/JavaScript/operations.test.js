import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { compose, applyToText, clampDelta, difference, transformDelta }
  from '../../web/minutes/delta.js';
import { apply, blockOf, clamp } from '../../web/minutes/document.js';
import { inverse } from '../../web/minutes/inverse.js';
import { operationBetween } from '../../web/minutes/difference.js';
import { crossing } from '../../web/minutes/operation.js';
import { InvalidOperation, validate } from '../../web/minutes/validation.js';
import { digest } from './digest.js';
import { Random, randomDelta, randomDocument, randomOperation, randomText } from './random.js';

const read = (name) =>
  JSON.parse(readFileSync(new URL(`../Fixtures/operations/${name}`, import.meta.url), 'utf8'));

for (const name of ['from-swift.json', 'from-js.json']) {
  test(`${name}: crossings come out the same in Swift and JavaScript`, () => {
    const fixtures = read(name);
    assert.ok(fixtures.crossings.length >= 2_000);
    fixtures.crossings.forEach((wanted, index) => {
      const document = fixtures.documents[wanted.document];
      const { a, b, first } = wanted;
      const { incoming, historic } = crossing(a, b, first);
      const [afterA, afterB] = [apply(document, a, 'u1'), apply(document, b, 'u2')];
      const back = inverse(document, a);
      const found = {
        document: wanted.document, a, b, first, incoming, historic, inverse: back,
        effective: clamp(afterB, incoming),
        digests: [
          digest(apply(afterB, incoming, 'u1')), digest(apply(afterA, historic, 'u2')),
          digest(apply(afterA, back, 'u1')),
        ],
      };
      assert.deepEqual(found, wanted, `crossing ${index}`);
    });
  });

  test(`${name}: clamped operations come out the same in Swift and JavaScript`, () => {
    const fixtures = read(name);
    assert.ok(fixtures.clamps.length >= 500);
    fixtures.clamps.forEach((wanted, index) => {
      const document = fixtures.documents[wanted.document];
      assert.deepEqual(clamp(document, wanted.operation), wanted.clamped, `clamp ${index}`);
      assert.equal(digest(apply(document, wanted.operation, 'u1')), wanted.digest);
      assert.equal(digest(apply(document, wanted.clamped, 'u1')), wanted.digest);
    });
  });
}

test('what no honest client sends is refused for the same reason as in Swift', () => {
  const { document, cases } = read('invalid.json');
  for (const { operation, reason, name } of cases) {
    assert.throws(() => validate(JSON.parse(operation), document), (error) => {
      assert.ok(error instanceof InvalidOperation, `${name}: ${error.stack}`);
      assert.equal(error.reason, reason, name);
      return true;
    }, name);
  }
});

test('operations beyond the limits are refused', () => {
  const document = { blocks: [], aliases: {} };
  const insert = (block, text) =>
    ({ insert: { block, after: null, attributes: {}, text } });
  const many = (count) => Array.from({ length: count }, (_, index) => insert(`n${index}`, ''));
  validate(many(1000), document);
  assert.throws(() => validate(many(1001), document), { reason: 'tooManyChanges' });
  validate([insert('n', 'x'.repeat(200_000))], document);
  assert.throws(() => validate([insert('n', 'x'.repeat(200_001))], document),
    { reason: 'tooMuchText' });
  assert.throws(() => validate([{ text: { block: 'n', delta: [NaN] } }], document),
    { reason: 'shape' });
});

test('texts: both orders of two deltas give one text, and composing them too', () => {
  const random = new Random(11);
  for (let round = 0; round < 20_000; round += 1) {
    const text = randomText(random, random.below(10));
    const a = clampDelta(randomDelta(random, text), text);
    const b = clampDelta(randomDelta(random, text), text);
    const first = random.chance(0.5);
    const overB = transformDelta(a, b, first);
    const overA = transformDelta(b, a, !first);
    const [afterA, afterB] = [applyToText(a, text), applyToText(b, text)];
    const both = applyToText(overA, afterA);
    assert.equal(applyToText(overB, afterB), both, JSON.stringify({ text, a, b, first }));
    assert.equal(applyToText(compose(a, overA), text), both);
    const found = difference(text, both);
    assert.equal(applyToText(found, text), both);
    assert.deepEqual(clampDelta(found, text), found, 'a pair is cut');
  }
});

/**
 * The pairs for which the two orders may give different documents, as the comments of
 * Sources/OperationalText/Crossing*.swift say. For all others they must not.
 */
function mayDiffer(first, second, document) {
  const bringsBack = ({ split }) => split && blockOf(document, split.new);
  if (bringsBack(first) || bringsBack(second)) return true;
  const joined = (first.join ?? second.join)?.block;
  if (joined && blockOf(document, joined).trashed) return true;
  const isCutAndJoined = ({ split }, { join }) => split && join && split.block === join.block;
  if (isCutAndJoined(first, second) || isCutAndJoined(second, first)) return true;
  if (first.join && second.join) return first.join.into === second.join.into;
  const isAfterMoved = (placed, { move }) => placed && move && placed.after === move.block;
  return isAfterMoved(first.insert ?? first.move, second) ||
    isAfterMoved(second.insert ?? second.move, first);
}

test('blocks: both orders of two changes give one document, but for the pairs named', () => {
  const random = new Random(12);
  let checked = 0;
  for (let round = 0; round < 60_000; round += 1) {
    const document = randomDocument(random);
    let names = 0;
    const [a] = randomOperation(random, document, () => `p${(names += 1)}`, 1);
    const [b] = randomOperation(random, document, () => `q${(names += 1)}`, 1);
    if (!a || !b || mayDiffer(a, b, document)) continue;
    const { incoming, historic } = crossing([a], [b], random.chance(0.5));
    const one = apply(apply(document, [b], 'u2'), incoming, 'u1');
    const other = apply(apply(document, [a], 'u1'), historic, 'u2');
    assert.equal(digest(one), digest(other), JSON.stringify({ a, b, document }));
    checked += 1;
  }
  assert.ok(checked > 30_000, `only ${checked} checked`);
});

test('an inverse brings back all texts, authors, attributes and places of the minutes', () => {
  const random = new Random(13);
  const minutes = (document) => document.blocks.filter((block) => !block.trashed);
  for (let round = 0; round < 20_000; round += 1) {
    const document = randomDocument(random);
    let names = 0;
    const operation = randomOperation(random, document, () => `p${(names += 1)}`);
    const after = apply(document, operation, 'u9');
    const back = inverse(document, operation);
    const undone = apply(after, back, 'u8');
    assert.deepEqual(minutes(undone), minutes(document), JSON.stringify({ document, operation }));
    const redone = apply(undone, inverse(after, back), 'u8');
    assert.deepEqual(minutes(redone), minutes(after), JSON.stringify({ document, operation }));
  }
});

test('the operation between two documents leads from one to the other', () => {
  const random = new Random(14);
  const contents = ({ blocks }) => blocks.map(({ authors, ...content }) => content);
  for (let round = 0; round < 5_000; round += 1) {
    const before = randomDocument(random);
    let after = before;
    let names = 0;
    for (let count = random.below(4); count > 0; count -= 1) {
      after = apply(after, randomOperation(random, after, () => `p${(names += 1)}`), 'u2');
    }
    const reached = apply(before, operationBetween(before, after), 'u3');
    assert.deepEqual(contents(reached), contents(after), JSON.stringify({ before, after }));
  }
});
