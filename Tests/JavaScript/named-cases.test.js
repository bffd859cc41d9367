// Each case that people who write together run into, by its name: the same table as in Swift
// (Tests/OperationalText/NamedCaseTests.swift).

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { apply, clamp, resolveOperation } from '../../web/minutes/document.js';
import { inverse } from '../../web/minutes/inverse.js';
import { isFirst, transform } from '../../web/minutes/operation.js';
import { validateForm } from '../../web/minutes/validation.js';

const path = new URL('../Fixtures/operations/named.json', import.meta.url);

/** The document after what the clients did, in the order of the log. */
function played(texts, edits) {
  let document = { aliases: {}, blocks: texts.map((text, index) => ({
    id: `b${index + 1}`, attributes: {}, text, authors: text ? [['c0', text.length]] : [],
    trashed: false,
  })) };
  const log = [];
  for (const { client, base, operation, undo } of edits) {
    const wanted = undo === undefined ? operation : inverse(log[undo].before, log[undo].effective);
    validateForm(wanted);
    const since = log.slice(undo === undefined ? base : undo + 1);
    const carried = since.reduce((own, entry) =>
      transform(own, entry.effective, isFirst(client, entry.client)),
    resolveOperation(document, wanted));
    const effective = clamp(document, carried);
    log.push({ client, before: document, effective });
    document = apply(document, effective, client);
  }
  return document;
}

const permutations = (list) => (list.length < 2 ? [list] : list.flatMap((one, index) =>
  permutations([...list.slice(0, index), ...list.slice(index + 1)]).map((rest) => [one, ...rest])));

for (const { name, blocks, edits, lines, authors, anyOrder } of JSON.parse(readFileSync(path, 'utf8'))) {
  test(name, () => {
    for (const order of anyOrder ? permutations(edits) : [edits]) {
      const shown = played(blocks, order).blocks.filter(({ trashed }) => !trashed);
      assert.deepEqual(shown.map(({ text }) => text), lines);
      if (authors) assert.deepEqual(shown.map((block) => block.authors), authors);
    }
  });
}
