import assert from 'node:assert/strict';
import test from 'node:test';
import { createLoading } from '../../web/loading.js';

const style = async () => {};
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

test('a part is asked for once, and told when it is there', async () => {
  const asked = [];
  let arrived = 0;
  const loading = createLoading(() => { arrived += 1; }, async (path) => {
    asked.push(path);
    return {path};
  }, style);
  assert.equal(loading.get('pages'), undefined);
  assert.equal(loading.get('pages'), undefined);
  await settled();
  assert.equal(arrived, 1);
  assert.deepEqual(loading.get('pages'), {path: '/views/pages.js'});
  assert.equal(await loading.when('pages'), loading.get('pages'));
  assert.deepEqual(asked, ['/views/pages.js']);
});

test('a part that was fetched ahead is told to those who wait for it meanwhile', async () => {
  let arrived = 0;
  const loading = createLoading(() => { arrived += 1; }, async () => 'here', style);
  const ahead = loading.when('pages');
  assert.equal(loading.get('pages'), undefined);
  await ahead;
  assert.equal(arrived, 1);
  assert.equal(loading.get('pages'), 'here');
});

test('a part that failed is asked for by another address', async () => {
  const asked = [];
  const loading = createLoading(() => {}, async (path) => {
    asked.push(path);
    if (asked.length < 3) throw new Error('no line');
    return {path};
  }, style, [0, 0]);
  await loading.when('history');
  assert.deepEqual(asked,
    ['/views/history.js', '/views/history.js?1', '/views/history.js?2']);
});

test('a part that could not be had is asked for again by whoever needs it next', async () => {
  let line = false;
  const load = async () => {
    if (!line) throw new Error('no line');
    return 'here';
  };
  const loading = createLoading(() => {}, load, style, [0]);
  assert.equal(loading.get('minutes'), undefined);
  await assert.rejects(loading.when('minutes'), /no line/);
  line = true;
  assert.equal(await loading.when('minutes'), 'here');
  assert.equal(loading.get('minutes'), 'here');
});

test('a part is there when the style of the parts is', async () => {
  const styles = [];
  const loading = createLoading(() => {}, async () => 'here', async (path) => {
    styles.push(path);
    if (styles.length === 1) throw new Error('no line');
  }, [0]);
  await Promise.all([loading.when('pages'), loading.when('history')]);
  assert.deepEqual(styles, ['/later.css', '/later.css']);
});
