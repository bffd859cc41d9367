// Random documents and operations from a seed, for the fixtures and the simulation.

import { apply, clamp } from '../../web/minutes/document.js';
import { canonical, insertion } from '../../web/minutes/delta.js';
import { snapped } from '../../web/minutes/units.js';

/** Numbers from a seed (mulberry32). */
export class Random {
  /** @param {number} seed */
  constructor(seed) {
    this.state = seed >>> 0;
  }

  /** A number in [0, 1). */
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let value = this.state;
    value = Math.imul(value ^ (value >>> 15), value | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  }

  /** An integer in [0, limit). @param {number} limit */
  below(limit) {
    return Math.floor(this.next() * limit);
  }

  /** @param {number} probability */
  chance(probability) {
    return this.next() < probability;
  }

  /** @template T @param {T[]} list @returns {T} */
  pick(list) {
    return list[this.below(list.length)];
  }
}

/** What people type: letters, pairs, joined families, marks, both forms of one letter, controls. */
const letters = [
  'a', 'b', 'ل', 'م', '\u0651', '😀', '👩‍👧', '\u00e9', 'e\u0301', '\u200f', '"', '\\', '\n', ' ',
];

/** @param {Random} random @param {number} length in letters */
export function randomText(random, length) {
  let text = '';
  for (let index = 0; index < length; index += 1) text += random.pick(letters);
  return text;
}

const looks = [
  { bold: 'true' }, { bold: 'true', link: 'https://example.org/é' }, { italic: 'true' },
];
const looksChanged = [
  ...looks, { bold: null }, { bold: null, italic: 'true' }, { link: 'mailto:a@b.c' }, { link: null },
];

/** @param {Random} random */
export function randomDocument(random) {
  const blocks = [];
  const count = 1 + random.below(5);
  for (let index = 0; index < count; index += 1) {
    const text = random.chance(0.15) ? '' : randomText(random, 1 + random.below(8));
    const half = snapped(text, random.below(text.length + 1));
    const formats = [random.pick(looks), random.pick(looks)];
    const authors = [['u1', half], ['u2', text.length - half]]
      .map((run, part) => (random.chance(0.4) ? [...run, formats[part]] : run))
      .filter(([, units]) => units > 0);
    const attributes = random.chance(0.5) ? { kind: random.pick(['heading', 'note']) } : {};
    blocks.push({ id: `b${index}`, attributes, text, authors, trashed: random.chance(0.2) });
  }
  return { blocks, aliases: random.chance(0.1) ? { old: 'b0' } : {} };
}

/** @type {string[]} */
const kinds = [
  'text', 'text', 'text', 'text', 'set', 'trash', 'restore', 'insert', 'move', 'split', 'split',
  'join', 'join',
];

/** Documents of more blocks than this get new ones only by undoing a join. */
const manyBlocks = 40;

/**
 * One change of a document.
 * @param {Random} random
 * @param {import('../../web/minutes/document.js').Document} document
 * @param {() => string} fresh makes the identifiers of new blocks
 */
export function randomChange(random, document, fresh) {
  const block = random.pick(document.blocks);
  const anchor = () => (random.chance(0.15) ? null : random.pick(document.blocks).id);
  const at = () => snapped(block.text, random.below(block.text.length + 1));
  const isFull = document.blocks.length > manyBlocks;
  switch (random.pick(kinds)) {
    case 'text': return { text: { block: block.id, delta: randomDelta(random, block.text) } };
    case 'set': {
      const key = random.pick(['kind', 'level', 'speaker']);
      const value = random.pick(['heading', 'note', 'é', null]);
      return { set: { block: block.id, attributes: { [key]: value } } };
    }
    case 'trash': return { trash: { block: block.id } };
    case 'restore': return { restore: { block: block.id } };
    case 'insert': {
      if (isFull) return { restore: { block: block.id } };
      const text = randomText(random, random.below(4));
      return { insert: { block: fresh(), after: anchor(), attributes: { kind: 'item' }, text } };
    }
    case 'move': return { move: { block: block.id, after: anchor() } };
    case 'split': {
      // A block without text can take the tail, above all one that was joined away.
      const tombs = document.blocks.filter((other) => other.text === '' && other !== block);
      const name = tombs.length && (isFull || random.chance(0.4)) ? random.pick(tombs).id : fresh();
      return { split: { block: block.id, at: at(), new: name } };
    }
    default: {
      const into = random.pick(document.blocks);
      return { join: { block: block.id, into: into.id, at: into.text.length } };
    }
  }
}

/** @param {Random} random @param {string} text */
export function randomDelta(random, text) {
  const delta = [];
  let position = 0;
  for (let edits = 1 + random.below(3); edits > 0; edits -= 1) {
    const start = snapped(text, position + random.below(text.length - position + 1));
    const end = random.chance(0.5)
      ? start : snapped(text, start + random.below(text.length - start + 1));
    if (start < position || end < start) continue;
    if (start > position) delta.push(start - position);
    if (random.chance(0.7)) {
      const inserted = randomText(random, 1 + random.below(2));
      const author = random.chance(0.2) ? 'u3' : null;
      const format = random.chance(0.2) ? random.pick(looks) : null;
      delta.push(insertion(inserted, author, format));
    }
    if (end > start) {
      delta.push(random.chance(0.5)
        ? start - end : { retain: end - start, format: random.pick(looksChanged) });
    }
    position = end;
  }
  return canonical(delta);
}

/**
 * An operation that fits a document.
 * @param {Random} random
 * @param {import('../../web/minutes/document.js').Document} document
 * @param {() => string} fresh
 * @param {number} [most] changes
 */
export function randomOperation(random, document, fresh, most = 3) {
  const operation = [];
  let draft = document;
  for (let count = 1 + random.below(most); count > 0; count -= 1) {
    const change = randomChange(random, draft, fresh);
    operation.push(change);
    if (count > 1) draft = apply(draft, [change], 'u1');
  }
  return clamp(document, operation);
}

/**
 * An operation that does not fit: cut pairs, lengths beyond the text, unknown blocks, aliases.
 * @param {Random} random
 * @param {import('../../web/minutes/document.js').Document} document
 */
export function wildOperation(random, document) {
  const ids = [...document.blocks.map((block) => block.id), 'nobody', 'old'];
  const id = () => random.pick(ids);
  const count = () => 1 + random.below(6);
  const one = () => {
    switch (random.below(7)) {
      case 0: {
        return { split: { block: id(), at: random.below(20), new: random.pick([id(), 'n1']) } };
      }
      case 1: return { join: { block: id(), into: id(), at: random.below(20) } };
      case 2: return { move: { block: id(), after: random.pick([id(), null]) } };
      case 3: {
        const block = random.pick([id(), 'n2']);
        return { insert: { block, after: id(), attributes: {}, text: 'x' } };
      }
      case 4: return { alias: { block: random.pick([id(), 'n3']), to: id() } };
      default: {
        const format = { bold: 'true', link: null };
        const delta = [
          count(), 'x', -count(), count(), 'y', -count(), { retain: count(), format },
        ];
        return { text: { block: id(), delta } };
      }
    }
  };
  return [one(), one(), one()];
}
