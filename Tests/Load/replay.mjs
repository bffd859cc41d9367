// Applies a recorded edit to a document of the minutes, operation by operation, compares the
// result, and says how long it took: `mahdar replay` in JavaScript.
//
//   node Tests/Load/replay.mjs TRACE [--units codepoints|utf16]
//   node Tests/Load/replay.mjs --generate SEED PATCHES LENGTH > TRACE

import { performance } from 'node:perf_hooks';
import { apply } from '../../web/minutes/document.js';
import { deltasOf, generateTrace, readTrace } from './trace.js';

const block = 'trace';
const author = 'writer';

const documentWith = (text) => ({
  blocks: [{
    id: block, attributes: {}, text, authors: text ? [[author, text.length]] : [], trashed: false,
  }],
  aliases: {},
});

function replay(file, unit) {
  const trace = readTrace(file);
  const operations = deltasOf(trace, unit).map((delta) => [{ text: { block, delta } }]);
  globalThis.gc?.();
  const memory = process.memoryUsage().heapUsed;
  let document = documentWith(trace.startContent);
  const began = performance.now();
  const worked = process.cpuUsage();
  for (const operation of operations) document = apply(document, operation, author);
  const seconds = (performance.now() - began) / 1e3;
  const { user, system } = process.cpuUsage(worked);
  globalThis.gc?.();
  const grown = process.memoryUsage().heapUsed - memory;
  const { text } = document.blocks[0];
  if (text !== trace.endContent) {
    let same = 0;
    while (text[same] === trace.endContent[same]) same += 1;
    console.error(`${file}: the text differs from endContent from UTF-16 unit ${same} on`);
    process.exit(1);
  }
  const rate = Math.round(operations.length / seconds);
  console.log(`${file}: ${operations.length} operations, positions in ${unit}`);
  console.log(`the text is endContent: ${text.length} UTF-16 units`);
  console.log(`document: ${seconds.toFixed(3)} s, processor ` +
    `${((user + system) / 1e6).toFixed(3)} s, ${rate} operations per second, memory ` +
    `${(Math.max(0, grown) / 1e6).toFixed(1)} MB`);
}

const [first, ...rest] = process.argv.slice(2);
if (first === '--generate' && rest.length === 3) {
  process.stdout.write(`${JSON.stringify(generateTrace(...rest.map(Number)))}\n`);
} else if (first && !first.startsWith('--')) {
  const unit = rest[0] === '--units' ? rest[1] : 'codepoints';
  if (!['codepoints', 'utf16'].includes(unit)) throw new Error('--units is codepoints or utf16');
  replay(first, unit);
} else {
  console.error('node Tests/Load/replay.mjs TRACE [--units codepoints|utf16]');
  process.exit(2);
}
