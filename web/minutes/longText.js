// Long texts in pieces. An edit of a string of 100,000 units copies all of them; an edit of a text
// in pieces copies the piece that it falls into and the list of pieces. Only long texts are kept so,
// and only while they are edited: whoever reads `text` gets a string, made when it is first asked
// for. Never changed once made, as all blocks are.

import { consumed, insertedText, isDeletion } from './delta.js';

/** From this length on a text is kept in pieces, of which none is longer than `pieceUnits`. */
const longFrom = 4_096;
const pieceUnits = 512;

/** @typedef {import('./document.js').Block} Block */

/** What can be asked of a text without making it a string: a string is one as well.
 * @typedef {{readonly length: number, charCodeAt(index: number): number}} Units */

/**
 * A text in pieces that are not empty. The piece that was edited last stands beside the list, which
 * texts that differ only in it share: so typing copies no list.
 * @implements {Units}
 */
class Pieces {
  /**
   * @param {string[]} list
   * @param {number} length in UTF-16 units
   * @param {number} [edited] which piece `text` stands for
   * @param {number} [start] where that piece begins
   * @param {string} [text]
   */
  constructor(list, length, edited = 0, start = 0, text = list[0] ?? '') {
    this.list = list;
    this.length = length;
    this.edited = edited;
    this.text = text;
    /** Where the piece that was asked for last is, and where it begins. */
    this.index = edited;
    this.start = start;
    /** @type {string | null} */
    this.joined = null;
  }

  /** The text, put together when it is first asked for. */
  get string() {
    this.joined ??= this.whole().join('');
    return this.joined;
  }

  /** @param {number} index */
  piece(index) { return index === this.edited ? this.text : this.list[index]; }

  /** The pieces in a list of their own. */
  whole() {
    const list = this.list.slice();
    if (list.length) list[this.edited] = this.text;
    return list;
  }

  /** Goes to the piece with a unit, from the one that was asked for last. */
  #find(place) {
    while (place < this.start) {
      this.index -= 1;
      this.start -= this.piece(this.index).length;
    }
    const last = this.list.length - 1;
    while (this.index < last && place >= this.start + this.piece(this.index).length) {
      this.start += this.piece(this.index).length;
      this.index += 1;
    }
  }

  /** @param {number} place */
  charCodeAt(place) {
    if (place < 0 || place >= this.length) return NaN;
    this.#find(place);
    return this.piece(this.index).charCodeAt(place - this.start);
  }

  /**
   * The text with a stretch replaced.
   * @param {number} start
   * @param {number} end
   * @param {string} inserted
   */
  replaced(start, end, inserted) {
    // What is typed at the end of a piece goes on in that piece.
    this.#find(start > 0 && start === end ? start - 1 : start);
    const { index: first, start: firstStart } = this;
    let [last, lastStart] = [first, firstStart];
    while (last < this.list.length - 1 && lastStart + this.piece(last).length < end) {
      lastStart += this.piece(last).length;
      last += 1;
    }
    const middle = this.piece(first).slice(0, start - firstStart) + inserted +
      this.piece(last).slice(end - lastStart);
    const length = this.length + inserted.length - (end - start);
    if (first === last && middle !== '' && middle.length <= pieceUnits) {
      const list = first === this.edited ? this.list : this.whole();
      return new Pieces(list, length, first, firstStart, middle);
    }
    const list = this.whole();
    list.splice(first, last + 1 - first, ...cut(middle));
    return new Pieces(list, length);
  }
}

/** @param {string} text @returns {string[]} */
function cut(text) {
  const list = [];
  // Half full, so that there is room for typing.
  const size = text.length > pieceUnits ? pieceUnits / 2 : pieceUnits;
  for (let start = 0; start < text.length; start += size) {
    list.push(text.slice(start, start + size));
  }
  return list;
}

class Itself {
  /** @param {Object} object */
  constructor(object) { return object; }
}

/**
 * The pieces of a block's text, kept in a private field of the block: neither copied with it nor
 * seen by anybody else. (A weak map of as many blocks as there were edits busies the collector.)
 */
class InPieces extends Itself {
  #pieces;

  /** @param {Block} block @param {Pieces} pieces */
  constructor(block, pieces) {
    super(block);
    this.#pieces = pieces;
  }

  /** @param {Object} block @returns {Pieces | null} */
  static of(block) { return #pieces in block ? block.#pieces : null; }
}

/** The text of a block for asking. @param {Block} block @returns {Units} */
export const unitsOf = (block) => InPieces.of(block) ?? block.text;

/**
 * A block after a clamped delta, if its text is long.
 * @param {Block} block
 * @param {import('./delta.js').Delta} delta
 * @param {Block['authors']} authors as they are after it
 * @returns {Block | null} null: the text is short
 */
export function editedInPieces(block, delta, authors) {
  let pieces = InPieces.of(block);
  if (!pieces) {
    if (block.text.length < longFrom) return null;
    pieces = new Pieces(cut(block.text), block.text.length);
  }
  let position = 0;
  let pending = '';
  for (const component of delta) {
    const count = consumed(component);
    if (count === 0) {
      pending += insertedText(component);
      continue;
    }
    if (pending || isDeletion(component)) {
      pieces = pieces.replaced(position, position + (isDeletion(component) ? count : 0), pending);
      position += pending.length;
      pending = '';
    }
    if (!isDeletion(component)) position += count;
  }
  if (pending) pieces = pieces.replaced(position, position, pending);
  if (pieces.length === 0) return null;
  return inPieces(block, pieces, authors);
}

/** One for all: objects whose getters differ would each be laid out on its own. */
const textOfPieces = {
  /** @this {Block} */
  get() { return InPieces.of(this).string; },
  enumerable: true,
  configurable: true,
};

/** @param {Block} block @param {Pieces} pieces @param {Block['authors']} authors
 * @returns {Block} */
function inPieces({ id, attributes, trashed }, pieces, authors) {
  const made = /** @type {Block} */ ({ id, attributes });
  Object.defineProperty(made, 'text', textOfPieces);
  made.authors = authors;
  made.trashed = trashed;
  new InPieces(made, pieces);
  return made;
}
