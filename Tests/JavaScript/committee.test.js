// What follows from the state of a committee, and the line to it.

import assert from 'node:assert/strict';
import test from 'node:test';
import {
  attendanceOf, isEven, mayCall, meetingsOf, membersOf, replaceable,
} from '../../web/committee/derived.js';
import { act, command, lookAt } from '../../web/committee/line.js';

const member = (id, more = {}) => ({ seat: { id }, isFormer: false, ...more });
const held = (id, phase, attended, excused = [], participants = ['m1', 'm2']) =>
  ({ id, phase, attended, excused, participants });

/** @returns {any} */
const seen = (meetings) => ({
  committee: {
    sequence: 4, meetings: meetings.map(({ id }) => ({ id })),
    members: [
      member('m1'), member('m2'), member('m3', { alternateOf: 'm2' }),
      member('m4', { alternateOf: 'm1', isFormer: true }),
    ],
  },
  parity: { government: 5, civilSociety: 5 }, meetings,
});

test('the next meeting can be called when the last one is over', () => {
  assert.equal(mayCall(seen([])), true);
  for (const phase of ['prepared', 'inSession', 'suspended']) {
    assert.equal(mayCall(seen([held('a', 'adopted', []), held('b', phase, [])])), false);
  }
  assert.equal(mayCall(seen([held('a', 'closed', [])])), true);
});

test('meetings come with the newest first and keep their numbers', () => {
  const lines = meetingsOf(seen([held('a', 'adopted', []), held('b', 'closed', [])]));
  assert.deepEqual(lines.map(({ called, number }) => [called.id, number]), [['b', 2], ['a', 1]]);
});

test('attendance is counted over the meetings that were opened', () => {
  const state = seen([
    held('a', 'adopted', ['m1', 'm2']), held('b', 'closed', ['m1']),
    held('c', 'inSession', ['m1'], ['m2']), held('d', 'prepared', []),
    held('e', 'closed', ['m1'], [], ['m1']),
  ]);
  assert.deepEqual(attendanceOf(state, 'm1'), { invited: 4, came: 4, missed: 0, inARow: 0 });
  assert.deepEqual(attendanceOf(state, 'm2'), { invited: 3, came: 1, missed: 1, inARow: 2 });
  assert.deepEqual(attendanceOf(state, 'm9'), { invited: 0, came: 0, missed: 0, inARow: 0 });
});

test('who has left stands in for nobody', () => {
  const state = seen([]);
  assert.deepEqual(replaceable(state).map(({ principal, alternate }) =>
    [principal.seat.id, alternate.seat.id]), [['m2', 'm3']]);
  assert.deepEqual(membersOf(state, true).map(({ seat }) => seat.id), ['m4']);
  assert.equal(isEven(state), true);
});

test('an act names what one has seen, and the token is in no address', async () => {
  const asked = [];
  const ask = (status, body) => async (path, options = {}) => {
    asked.push({ path, options });
    return { ok: status === 200, status, json: async () => body };
  };
  const rejected = { code: 'changedSince', detail: {} };
  assert.deepEqual(
    await act('c-1', 'm1.secret', 4, command.renewLink('m2'), /** @type {any} */ (ask(409, rejected))),
    { rejected });
  assert.equal(asked[0].path, '/committees/c-1/commands');
  assert.deepEqual(JSON.parse(asked[0].options.body),
    { base: 4, command: { renewLink: { member: 'm2' } } });
  assert.equal(asked[0].options.headers.Authorization, 'Bearer m1.secret');
  assert.deepEqual(await lookAt('c-1', 'x', /** @type {any} */ (ask(401))), { problem: 'refused' });
  assert.deepEqual(await lookAt('c-1', 'x', /** @type {any} */ (ask(500))), { problem: 'offline' });
  assert.deepEqual(
    await lookAt('c-1', 'x', async () => { throw new Error('no line'); }), { problem: 'offline' });
});
