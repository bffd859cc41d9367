import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { compose, applyToText, clampDelta, difference, transformDelta }
  from '../../web/minutes/delta.js';
import { apply, blockOf, clamp, runsAfter } from '../../web/minutes/document.js';
import { addRun } from '../../web/minutes/runs.js';
import { snapped } from '../../web/minutes/units.js';
import { inverse } from '../../web/minutes/inverse.js';
import { operationBetween } from '../../web/minutes/difference.js';
import { crossing } from '../../web/minutes/operation.js';
import { InvalidOperation, validate } from '../../web/minutes/validation.js';
import { digest } from './digest.js';
import { Random, randomDelta, randomDocument, randomOperation, randomText } from './random.js';
import { Letters } from '../Simulation/oracle.js';

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

const line = (text, authors) =>
  ({ blocks: [{ id: 'b1', attributes: {}, text, authors, trashed: false }], aliases: {} });

/** The runs of the one text after both, in both orders, which must agree. */
function runsAfterBoth(document, a, b, aIsLater = true) {
  const [one, two] = [[{ text: { block: 'b1', delta: a } }], [{ text: { block: 'b1', delta: b } }]];
  const { incoming, historic } = aIsLater ? crossing(one, two, false)
    : (({ incoming: second, historic: first }) => ({ incoming: first, historic: second }))(
      crossing(two, one, true));
  const runs = apply(apply(document, two, 'u2'), incoming, 'u1').blocks[0].authors;
  assert.deepEqual(apply(apply(document, one, 'u1'), historic, 'u2').blocks[0].authors, runs);
  return runs;
}
const bold = { bold: 'true' };

test('formats: what is typed inside while another makes it bold becomes bold too', () => {
  const document = line('abcd', [['u0', 4]]);
  const typed = (at) => runsAfterBoth(document, [{ retain: 4, format: bold }], [at, 'X'].slice(!at));
  assert.deepEqual(typed(2), [['u0', 2, bold], ['u2', 1, bold], ['u0', 2, bold]]);
  assert.deepEqual(typed(4), [['u0', 4, bold], ['u2', 1]]);
  assert.deepEqual(typed(0), [['u2', 1], ['u0', 4, bold]]);
});

test('formats: of two changes of one word the later wins, and two words both hold', () => {
  const document = line('abcd', [['u0', 4]]);
  const linked = (link) => [{ retain: 3, format: { link } }];
  assert.deepEqual(
    runsAfterBoth(document, linked('https://a'), [1, ...linked('https://b')], true),
    [['u0', 3, { link: 'https://a' }], ['u0', 1, { link: 'https://b' }]]);
  assert.deepEqual(
    runsAfterBoth(document, linked('https://a'), [1, ...linked('https://b')], false),
    [['u0', 1, { link: 'https://a' }], ['u0', 3, { link: 'https://b' }]]);
  assert.deepEqual(
    runsAfterBoth(document, [{ retain: 2, format: bold }], [1, { retain: 2, format: { i: '1' } }]),
    [['u0', 1, bold], ['u0', 1, { bold: 'true', i: '1' }], ['u0', 1, { i: '1' }], ['u0', 1]]);
});

test('formats: they go with their text through split and join, and undo gives them back', () => {
  const document = line('abcd', [['u0', 1], ['u0', 2, bold], ['u0', 1]]);
  const split = [{ split: { block: 'b1', at: 2, new: 'b2' } }];
  const parts = apply(document, split, 'u1');
  assert.deepEqual(parts.blocks.map(({ authors }) => authors),
    [[['u0', 1], ['u0', 1, bold]], [['u0', 1, bold], ['u0', 1]]]);
  const joined = apply(parts, [{ join: { block: 'b2', into: 'b1', at: 2 } }], 'u1');
  assert.deepEqual(joined.blocks[0].authors, document.blocks[0].authors);
  for (const delta of [[1, -2], [{ retain: 4, format: bold }], [{ retain: 3, format: { bold: null } }]]) {
    const operation = [{ text: { block: 'b1', delta } }];
    const back = inverse(document, operation);
    const undone = apply(apply(document, operation, 'u1'), back, 'u1');
    assert.deepEqual(undone, document, JSON.stringify(back));
  }
});

test('formats: what was made bold while another split it is bold in both parts', () => {
  const document = line('abcd', [['u0', 4]]);
  const { incoming } = crossing([{ text: { block: 'b1', delta: [1, { retain: 2, format: bold }] } }],
    [{ split: { block: 'b1', at: 2, new: 'b2' } }], true);
  const after = apply(apply(document, [{ split: { block: 'b1', at: 2, new: 'b2' } }], 'u2'),
    incoming, 'u1');
  assert.deepEqual(after.blocks.map(({ authors }) => authors),
    [[['u0', 1], ['u0', 1, bold]], [['u0', 1, bold], ['u0', 1]]]);
});

test('texts: both orders of two deltas give one text, and composing them too', () => {
  const random = new Random(11);
  for (let round = 0; round < 20_000; round += 1) {
    const text = randomText(random, random.below(10));
    const a = clampDelta(randomDelta(random, text), text);
    const b = clampDelta(randomDelta(random, text), text);
    const first = random.chance(0.5);
    const later = random.chance(0.5);
    const overB = transformDelta(a, b, first, later);
    const overA = transformDelta(b, a, !first, !later);
    const half = snapped(text, text.length >> 1);
    const runs = [['u1', half, { bold: 'true' }], ['u1', text.length - half]].filter((run) => run[1]);
    const looks = (...deltas) => deltas.reduce((before, delta) => runsAfter(before, delta, 'u'), runs);
    assert.deepEqual(looks(b, overB), looks(a, overA), JSON.stringify({ text, a, b, first, later }));
    assert.deepEqual(looks(compose(a, overA)), looks(a, overA), JSON.stringify({ text, a, b }));
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
    // A block that became another is only a name in the other order.
    const became = historic.flatMap((change) => change.become?.block ?? []);
    const blocks = other.blocks.filter(({ id }) => !became.includes(id));
    assert.equal(digest(one), digest({ blocks, aliases: one.aliases }),
      JSON.stringify({ a, b, document }));
    checked += 1;
  }
  assert.ok(checked > 30_000, `only ${checked} checked`);
});

test('both orders of two operations put every letter at one place, without exception', () => {
  const random = new Random(15);
  const texts = ({ blocks }) =>
    blocks.filter(({ text }) => text).map(({ id, text }) => `${id}: ${text}`).sort();
  for (let round = 0; round < 20_000; round += 1) {
    const letters = new Letters();
    let names = 0;
    const change = (document, most) => clamp(document,
      letters.operation(randomOperation(random, document, () => `p${(names += 1)}`, most)));
    const first = letters.document(randomDocument(random));
    const document = apply(first, change(first, 3), 'u1');
    const most = 1 + random.below(6);
    const [a, b] = [change(document, most), change(document, most)];
    const { incoming, historic } = crossing(a, b, random.chance(0.5));
    const one = apply(apply(document, b, 'u2'), incoming, 'u1');
    const other = apply(apply(document, a, 'u1'), historic, 'u2');
    assert.deepEqual(texts(one), texts(other), JSON.stringify({ a, b, document }));
  }
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
  const contents = ({ blocks }) => blocks.map(({ authors, ...content }) => {
    const looks = [];
    for (const [, count, format] of authors) addRun(looks, '', count, format);
    return { ...content, looks };
  });
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
