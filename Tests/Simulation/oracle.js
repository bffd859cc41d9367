// Explains every letter of a meeting without knowing anything of transforms: all letters that are
// typed are different, so each can be followed. A letter that nobody took out must be there in the
// end, and no letter may be there more often than people put it there.

/** Letters of one UTF-16 unit and of two, by turns, none of them twice. */
export class Letters {
  #made = 0;

  /** @param {number} units @returns {string} of that length */
  text(units) {
    let text = '';
    while (text.length < units) text += this.#next(units - text.length > 1);
    return text;
  }

  #next(mayBePair) {
    this.#made += 1;
    const isPair = mayBePair && this.#made % 3 === 0;
    // Han letters, of which the second plane has tens of thousands.
    if (isPair || this.#made > 20_000) return String.fromCodePoint(0x20000 + this.#made);
    return String.fromCodePoint(0x4e00 + this.#made);
  }

  /** The document with letters of its own. */
  document({ blocks, aliases }) {
    // One unit each, so that the author runs stay between letters.
    const fresh = (text) => Array.from({ length: text.length }, () => this.text(1)).join('');
    return { blocks: blocks.map((block) => ({ ...block, text: fresh(block.text) })), aliases };
  }

  /** The operation with letters of its own in what it inserts. */
  operation(operation) {
    return operation.map((change) => {
      if (change.insert) {
        return { insert: { ...change.insert, text: this.text(change.insert.text.length) } };
      }
      if (!change.text) return change;
      const delta = change.text.delta.map((component) => {
        if (typeof component === 'string') return this.text(component.length);
        if (typeof component === 'number' || 'retain' in component) return component;
        return { ...component, text: this.text(component.text.length) };
      });
      return { text: { ...change.text, delta } };
    });
  }
}

/** How often each letter is in a document, the trash included. */
function lettersOf({ blocks }) {
  const counts = new Map();
  for (const { text } of blocks) {
    for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  return counts;
}

export class Oracle {
  /** How often people put each letter into the minutes, undoing included. */
  #put;
  /** Letters that somebody took out, or whose operation was refused. */
  #taken = new Set();

  /** @param {import('../../web/minutes/document.js').Document} document at the beginning */
  constructor(document) { this.#put = lettersOf(document); }

  /** What a person did, as they saw it; or what a refusal took back. */
  acted(before, after) {
    if (before === after) return;
    const [was, is] = [lettersOf(before), lettersOf(after)];
    for (const [letter, count] of is) {
      const more = count - (was.get(letter) ?? 0);
      if (more > 0) this.#put.set(letter, (this.#put.get(letter) ?? 0) + more);
    }
    for (const [letter, count] of was) {
      if ((is.get(letter) ?? 0) < count) this.#taken.add(letter);
    }
  }

  /**
   * @param {import('../../web/minutes/document.js').Document} document in the end
   * @returns {string[]} what cannot be explained
   */
  judge(document) {
    const found = lettersOf(document);
    const name = (letter) => `U+${letter.codePointAt(0).toString(16)}`;
    const unexplained = [];
    for (const [letter, count] of found) {
      const put = this.#put.get(letter) ?? 0;
      if (put === 0) unexplained.push(`nobody wrote ${name(letter)}`);
      else if (count > put) {
        unexplained.push(`${name(letter)} is there ${count} times, written ${put}`);
      }
    }
    for (const letter of this.#put.keys()) {
      if (!found.has(letter) && !this.#taken.has(letter)) {
        unexplained.push(`${name(letter)} is lost`);
      }
    }
    return unexplained;
  }
}
