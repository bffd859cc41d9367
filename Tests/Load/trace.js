// Editing traces, in the public format: startContent, endContent, and txns of patches
// [position, number deleted, text inserted]. Reading them, and making them from a seed.

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Random } from '../JavaScript/random.js';

/**
 * @typedef {[number, number, string]} Patch
 * @typedef {{startContent: string, endContent: string, txns: Array<{patches: Patch[]}>}} Trace
 */

/** @param {string} file compressed by gzip or not @returns {Trace} */
export function readTrace(file) {
  const bytes = readFileSync(file);
  const isCompressed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return JSON.parse((isCompressed ? gunzipSync(bytes) : bytes).toString('utf8'));
}

/**
 * The patches as deltas, which count UTF-16 units.
 * @param {Trace} trace
 * @param {'codepoints' | 'utf16'} unit what positions and counts are numbers of
 */
export function deltasOf(trace, unit) {
  const points = new CodePoints(trace.startContent);
  return trace.txns.flatMap(({ patches }) => patches.map(([position, deleted, inserted]) => {
    const [start, end] = unit === 'utf16' ? [position, position + deleted]
      : points.replace(position, deleted, inserted);
    return [start, inserted, start - end].filter((component) => component !== 0 && component !== '');
  }));
}

/** How many UTF-16 units each code point has; with a gap where the text was edited last. */
class CodePoints {
  constructor(text) {
    this.before = [];
    this.behind = Array.from(text, (point) => point.length).reverse();
    this.units = 0;
  }

  /** Replaces code points and says from which unit to which those were. */
  replace(position, count, text) {
    if (position + count > this.before.length + this.behind.length) {
      throw new RangeError(`a patch at ${position} is beyond the text`);
    }
    while (this.before.length > position) {
      const width = this.before.pop();
      this.units -= width;
      this.behind.push(width);
    }
    while (this.before.length < position) {
      const width = this.behind.pop();
      this.units += width;
      this.before.push(width);
    }
    const start = this.units;
    let removed = 0;
    for (let index = 0; index < count; index += 1) removed += this.behind.pop();
    for (const point of text) {
      this.before.push(point.length);
      this.units += point.length;
    }
    return [start, start + removed];
  }
}

const words = [
  'اتفق', 'الحاضرون', 'على', 'التعهد', 'رقم', '12', 'وتم', 'التصويت', 'commission', 'séance', 'vote',
  'the', 'minutes', 'لجنة', 'القائمة', 'النهائية', '؛', '.', '😀', 'Nous', 'avons', 'décidé',
];

/**
 * A trace as people write: runs of typing with slips taken back, jumps to other places, passages
 * struck out, now and then a passage pasted.
 * @param {number} seed
 * @param {number} count of patches, most of them one character
 * @param {number} length in code points, about which the text stays once it has grown to it
 * @returns {Trace}
 */
export function generateTrace(seed, count, length) {
  const random = new Random(seed);
  const before = [];
  const behind = [];
  const txns = [];
  const go = (place) => {
    while (before.length > place) behind.push(before.pop());
    while (before.length < place) before.push(behind.pop());
  };
  const patch = (position, deleted, inserted) => {
    go(position);
    for (let index = 0; index < deleted; index += 1) behind.pop();
    before.push(...inserted);
    txns.push({ patches: [[position, deleted, inserted]] });
  };
  const total = () => before.length + behind.length;
  while (txns.length < count) {
    const chance = random.next();
    if (chance < 0.55) go(total() - random.below(Math.min(total(), 200) + 1));
    else if (chance < 0.8) go(random.below(total() + 1));
    for (let left = 3 + random.below(60); left > 0 && txns.length < count;) {
      for (const letter of [...random.pick(words), ' ']) {
        if (txns.length === count) break;
        patch(before.length, 0, letter);
        left -= 1;
        if (before.length && random.chance(0.12)) patch(before.length - 1, 1, '');
      }
    }
    const surplus = total() - length;
    if (surplus > 0 || random.chance(0.1)) {
      const start = random.below(total());
      const deleted = Math.min(total() - start, 1 + random.below(Math.max(40, surplus)));
      if (txns.length < count) patch(start, deleted, random.chance(0.3) ? random.pick(words) : '');
    }
    if (random.chance(0.005) && txns.length < count) {
      patch(random.below(total() + 1), 0, Array.from({ length: 50 }, () => random.pick(words)).join(' '));
    }
  }
  const endContent = before.join('') + behind.reverse().join('');
  return { startContent: '', endContent, txns: txns.slice(0, count) };
}
