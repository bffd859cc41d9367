import assert from 'node:assert/strict';
import test from 'node:test';
import { patiently } from '../../web/page.js';

/** Fails so many times, then answers. */
function flaky(failures) {
  let asked = 0;
  return {
    get asked() { return asked; },
    async ask() {
      asked += 1;
      if (asked <= failures) throw new Error('no line');
      return 'here';
    },
  };
}

test('what cannot be fetched at once is asked for again', async () => {
  const file = flaky(2);
  assert.equal(await patiently(file.ask, [0, 0]), 'here');
  assert.equal(file.asked, 3);
});

test('what is there at once is asked for once', async () => {
  const file = flaky(0);
  assert.equal(await patiently(file.ask, [0, 0]), 'here');
  assert.equal(file.asked, 1);
});

test('what never comes is told', async () => {
  await assert.rejects(patiently(flaky(9).ask, [0, 0]), /no line/);
});
