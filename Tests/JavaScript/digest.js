// A short fingerprint of a document, the same in Swift, so that fixtures stay small.

/**
 * FNV-1a over the UTF-16 units of a canonical rendering, as eight hexadecimal digits.
 * @param {import('../../web/minutes/document.js').Document} document
 * @returns {string}
 */
export function digest(document) {
  const text = rendering(document);
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

function rendering({ blocks, aliases }) {
  const pairs = (object) =>
    Object.keys(object).sort().map((key) => `${key}=${object[key]};`).join('');
  const lines = blocks.map(({ id, attributes, text, authors, trashed }) => {
    const look = (format) => (format ? `{${pairs(format)}}` : '');
    const runs = authors.map(([author, count, format]) => `${author}:${count}${look(format)};`)
      .join('');
    return `${id}|${trashed ? 1 : 0}|${pairs(attributes)}|${runs}|${text}\u0000`;
  });
  return `${lines.join('')}${pairs(aliases)}`;
}

const known = new WeakMap();

/**
 * A fingerprint of a document that remembers those of blocks, which never change once made.
 * @param {import('../../web/minutes/document.js').Document} document
 * @returns {string}
 */
export function fingerprint(document) {
  let hash = 7;
  for (const block of document.blocks) {
    if (!known.has(block)) known.set(block, parseInt(digest({ blocks: [block], aliases: {} }), 16));
    hash = (Math.imul(hash, 31) + known.get(block)) >>> 0;
  }
  return `${hash}${rendering({ blocks: [], aliases: document.aliases })}`;
}
