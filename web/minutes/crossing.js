// Two concurrent changes on their way past each other: the table of all pairs. The same as
// Sources/OperationalText/Crossing*.swift, whose comments say why each pair is as it is and in
// which the two orders of events give different documents.

import { kindOf, renamed } from './change.js';
import { cut, growth, shifted, transformDelta } from './delta.js';

/** @typedef {import('./change.js').Change} Change */
/** @typedef {[Change[], Change[]]} Crossed each after the other */

/** Every unordered pair stands once, under the kind that comes first here. */
const order = [
  'text', 'set', 'trash', 'restore', 'insert', 'move', 'split', 'join', 'alias', 'become',
];

/**
 * Crosses two changes written against one document.
 * @param {Change} first
 * @param {Change} second
 * @param {boolean} firstLeads whether text and blocks of the first stand first at one place
 * @param {boolean} firstIsLater whether the first is the incoming one
 * @returns {Crossed} the first after the second, and the second after the first
 */
export function crossed(first, second, firstLeads, firstIsLater) {
  const [kind, other] = [kindOf(first), kindOf(second)];
  if (order.indexOf(kind) > order.indexOf(other)) {
    const [after, before] = crossed(second, first, !firstLeads, !firstIsLater);
    return [before, after];
  }
  if (other === 'alias') return pastAlias(first, second, firstIsLater);
  if (other === 'become') return pastBecome(first, second, firstIsLater);
  return table[kind](first, second, other, { firstLeads, firstIsLater });
}

/** @type {(first: Change, second: Change) => Crossed} */
const pass = (first, second) => [[first], [second]];

/** A name that the log gives is used by what comes after; one that comes after changes nothing.
 * @returns {Crossed} */
function pastAlias(first, second, firstIsLater) {
  const { block, to } = second.alias;
  if (first.alias && first.alias.block === block && first.alias.to === to) return [[], []];
  return firstIsLater ? [[withName(first, block, to)], [second]] : pass(first, second);
}

/** @returns {Crossed} */
function pastBecome(first, second, firstIsLater) {
  const { block, to, at } = second.become;
  /** @type {(change: Change[], into: string, length: number) => Crossed} */
  const and = (change, into, length) =>
    [change, [{ become: { block, to: into, at: length } }]];
  /** @type {(change: Change) => Crossed} */
  const refused = (undone) =>
    (firstIsLater ? [[], [undone, second]] : [[unbecome(second), first], []]);
  const { text, trash, split, join } = first;
  if (text?.block === block) {
    return [[{ text: { block: to, delta: shifted(text.delta, at) } }], [second]];
  }
  if (text?.block === to) return and([first], to, at + growth(text.delta));
  if (trash?.block === to) return [[], [second]];
  if (split?.block === to) {
    return split.new === block
      ? and([], to, split.at) : and([first], split.new, Math.max(at - split.at, 0));
  }
  if (split?.new === to || (split?.new === block && at > 0)) return refused(rejoined(first));
  if (split?.block === block) {
    return [[{ split: { ...split, block: to, at: at + split.at } }], [second]];
  }
  if (join?.block === to) {
    if (join.into !== block) return and([first], join.into, join.at + at);
    return at > 0 ? refused(back(first)) : [[], [second]];
  }
  if (join?.into === to || (join?.block === block && at > 0)) return refused(back(first));
  if (join?.into === block) {
    return [[{ join: { ...join, into: to, at: at + join.at } }], [second]];
  }
  return [[withName(first, block, to)], [second]];
}

/** The same change with one block under another name.
 * @type {(change: Change, block: string, to: string) => Change} */
const withName = (change, block, to) => renamed(change, (id) => (id === block ? to : id));

/**
 * @type {Object<string, (first: Change, second: Change, other: string,
 *   options: {firstLeads: boolean, firstIsLater: boolean}) => Crossed>}
 */
const table = {
  text(first, second, other, { firstLeads, firstIsLater }) {
    const { block, delta } = first.text;
    const value = second[other];
    if (other === 'text' && value.block === block) {
      const own = transformDelta(delta, value.delta, firstLeads, firstIsLater);
      const theirs = transformDelta(value.delta, delta, !firstLeads, !firstIsLater);
      return [[{ text: { block, delta: own } }], [{ text: { block, delta: theirs } }]];
    }
    if (other === 'split' && value.block === block) {
      const { left, right, offset } = cut(delta, value.at);
      return [
        [{ text: { block, delta: left } }, { text: { block: value.new, delta: right } }],
        [{ split: { block, at: offset, new: value.new } }],
      ];
    }
    if (other === 'split' && value.new === block && growth(delta) > 0) {
      return firstIsLater
        ? [[first], [emptied(block, growth(delta)), second, first]]
        : [[rejoined(second), first], []];
    }
    if (other === 'join' && value.block === block) {
      return [[{ text: { block: value.into, delta: shifted(delta, value.at) } }], [second]];
    }
    if (other === 'join' && value.into === block) {
      return [[first], [{ join: { ...value, at: value.at + growth(delta) } }]];
    }
    return pass(first, second);
  },

  set(first, second, other, { firstIsLater }) {
    const { block, attributes } = first.set;
    const value = second[other];
    if (value.block !== block) return pass(first, second);
    if (other === 'set') {
      return firstIsLater
        ? [[first], [{ set: { block, attributes: without(value.attributes, attributes) } }]]
        : [[{ set: { block, attributes: without(attributes, value.attributes) } }], [second]];
    }
    if (other === 'split') return [[first, { set: { block: value.new, attributes } }], [second]];
    return pass(first, second);
  },

  trash(first, second, other, { firstIsLater }) {
    const { block } = first.trash;
    const value = second[other];
    if (other === 'trash' && value.block === block) return [[], []];
    if (other === 'restore' && value.block === block) {
      return firstIsLater ? [[first], []] : [[], [second]];
    }
    if (other === 'join' && value.block === block) return [[], [second]];
    if (other === 'join' && value.into === block) {
      return firstIsLater ? [[], [{ restore: { block } }, second]] : [[back(second), first], []];
    }
    return pass(first, second);
  },

  restore(first, second, other) {
    const { block } = first.restore;
    const value = second[other];
    if (other === 'restore' && value.block === block) return [[], []];
    if (other === 'join' && value.block === block) return [[], [second]];
    return pass(first, second);
  },

  insert(first, second, other, { firstLeads }) {
    const { block, after } = first.insert;
    const value = second[other];
    if ((other === 'insert' || other === 'move') && value.after === after) {
      return tied(first, second, firstLeads);
    }
    if (other === 'split' && value.block === after && value.new !== block) {
      return [[anchored(first, value.new)], [second]];
    }
    return pass(first, second);
  },

  move(first, second, other, { firstLeads, firstIsLater }) {
    const { block, after } = first.move;
    const value = second[other];
    if (other === 'move') {
      if (value.block === block) return firstIsLater ? [[first], []] : [[], [second]];
      if (value.after === after) return tied(first, second, firstLeads);
    }
    if (other === 'split' && value.block === block && value.new !== after) {
      return [[first, { move: { block: value.new, after: block } }], [second]];
    }
    if (other === 'split' && value.block === after && value.new !== block) {
      return [[anchored(first, value.new)], [second]];
    }
    return pass(first, second);
  },

  split(first, second, other, { firstIsLater }) {
    return other === 'split' ? splitPastSplit(first, second, firstIsLater)
      : splitPastJoin(first, second, firstIsLater);
  },

  join(first, second, other, { firstIsLater }) {
    const { block, into, at } = first.join;
    const theirs = second.join;
    if (theirs.block === block && theirs.into === into) return [[], []];
    if (theirs.block === block || theirs.into === into ||
        (theirs.block === into && theirs.into === block)) {
      return firstIsLater ? [[], [back(first), second]] : [[back(second), first], []];
    }
    if (theirs.block === into) {
      return [[{ join: { block, into: theirs.into, at: theirs.at + at } }], [second]];
    }
    if (theirs.into === block) {
      return [[first], [{ join: { block: theirs.block, into, at: at + theirs.at } }]];
    }
    return pass(first, second);
  },
};

/** @returns {Crossed} */
function splitPastSplit(first, second, firstIsLater) {
  const { block, at, new: own } = first.split;
  const theirs = second.split;
  if (theirs.new === own) {
    if (theirs.block === block && theirs.at === at) return [[], []];
    return firstIsLater ? [[], [rejoined(first), second]] : [[rejoined(second), first], []];
  }
  if (theirs.block === own) return [[...handedOn(first, theirs.new)], [second]];
  if (theirs.new === block) return [[first], [...handedOn(second, own)]];
  if (theirs.block !== block) return pass(first, second);
  if (theirs.at === at) {
    return firstIsLater ? oneSplit(own, theirs.new) : swapped(oneSplit(theirs.new, own));
  }
  return at < theirs.at
    ? [[first], [{ split: { block: own, at: theirs.at - at, new: theirs.new } }]]
    : [[{ split: { block: theirs.new, at: at - theirs.at, new: own } }], [second]];
}

/** @returns {Crossed} */
function splitPastJoin(first, second, firstIsLater) {
  const { block, at, new: own } = first.split;
  const theirs = second.join;
  if (theirs.block === own) return [[first], []];
  if (theirs.into === own) {
    return firstIsLater ? [[], [rejoined(first), second]] : [[back(second), first], []];
  }
  if (theirs.block === block) {
    const split = { split: { block: theirs.into, at: theirs.at + at, new: own } };
    return [[split, { move: { block: own, after: block } }], [second]];
  }
  if (theirs.into === block) {
    const length = Math.max(theirs.at - at, 0);
    return [[first], [{ join: { block: theirs.block, into: own, at: length } }]];
  }
  return pass(first, second);
}

/** What takes a join back.
 * @type {(change: Change) => Change} */
const back = ({ join: { block, into, at } }) => ({ split: { block: into, at, new: block } });

/** What takes back that a block became another.
 * @type {(change: Change) => Change} */
const unbecome = ({ become: { block, to, at } }) => ({ split: { block: to, at, new: block } });

/** The block of a split is only another name for that of the log; where it was made already, it
 * becomes that.
 * @type {(block: string, to: string) => Crossed} */
const oneSplit = (block, to) => [[{ alias: { block, to } }], [{ become: { block, to, at: 0 } }]];

/** @type {(crossed: Crossed) => Crossed} */
const swapped = ([first, second]) => [second, first];

/** What takes a split back.
 * @type {(change: Change) => Change} */
const rejoined = ({ split: { block, at, new: name } }) => ({ join: { block: name, into: block, at } });

/** Takes out all of a text of so many units.
 * @type {(block: string, count: number) => Change} */
const emptied = (block, count) => ({ text: { block, delta: [-count] } });

/** A split into a block that was itself split, when it had no text: the tail goes to the last.
 * @type {(change: Change, last: string) => Change[]} */
const handedOn = ({ split: { block, at, new: name } }, last) =>
  [{ split: { block, at, new: last } }, { restore: { block: name } }];

const without = (attributes, others) =>
  Object.fromEntries(Object.entries(attributes).filter(([key]) => !Object.hasOwn(others, key)));

/** An insertion or a move with another anchor.
 * @returns {Change} */
function anchored(change, after) {
  const kind = kindOf(change);
  return { [kind]: { ...change[kind], after } };
}

/** Both are put at one place: the leading one stands first, the other after it.
 * @returns {Crossed} */
function tied(first, second, firstLeads) {
  const [own, theirs] = [first[kindOf(first)].block, second[kindOf(second)].block];
  if (own === theirs) return pass(first, second);
  return firstLeads
    ? [[first], [anchored(second, own)]] : [[anchored(first, theirs)], [second]];
}
