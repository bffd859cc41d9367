// Writes Tests/Fixtures/operations/from-js.json, which the Swift tests check:
//   node Tests/JavaScript/generate-operations.js

import { writeFileSync } from 'node:fs';
import { apply, clamp } from '../../web/minutes/document.js';
import { inverse } from '../../web/minutes/inverse.js';
import { crossing } from '../../web/minutes/operation.js';
import { digest } from './digest.js';
import { Random, randomDocument, randomOperation, wildOperation } from './random.js';

const seed = 20_231_207;
const documentCount = 80;
const caseCount = 2_000;
const clampCount = 500;

const random = new Random(seed);
const documents = Array.from({ length: documentCount }, () => randomDocument(random));

function crossingCase() {
  const index = random.below(documents.length);
  const document = documents[index];
  let names = 0;
  const a = randomOperation(random, document, () => `p${(names += 1)}`);
  const b = randomOperation(random, document, () => `q${(names += 1)}`);
  const first = random.chance(0.5);
  const { incoming, historic } = crossing(a, b, first);
  const [afterA, afterB] = [apply(document, a, 'u1'), apply(document, b, 'u2')];
  const back = inverse(document, a);
  return {
    document: index, a, b, first, incoming, historic, inverse: back,
    effective: clamp(afterB, incoming),
    digests: [
      digest(apply(afterB, incoming, 'u1')), digest(apply(afterA, historic, 'u2')),
      digest(apply(afterA, back, 'u1')),
    ],
  };
}

function clampCase() {
  const index = random.below(documents.length);
  const operation = wildOperation(random, documents[index]);
  return {
    document: index, operation, clamped: clamp(documents[index], operation),
    digest: digest(apply(documents[index], operation, 'u1')),
  };
}

const lines = (list) => `[\n${list.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
const cases = Array.from({ length: caseCount }, crossingCase);
const clamps = Array.from({ length: clampCount }, clampCase);
const path = new URL('../Fixtures/operations/from-js.json', import.meta.url);
writeFileSync(
  path,
  `{"documents":${lines(documents)},\n"crossings":${lines(cases)},\n"clamps":${lines(clamps)}}\n`);
