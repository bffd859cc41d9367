// Up to ten clients write together over a bad network: see Tests/Simulation/meeting.js. Here the
// server is a double; with the real one, and a million operations, it is `make simulate`.
//
//   SEED=7 node --test Tests/JavaScript/simulation.test.js        plays one meeting again
//   OPERATIONS=1000000 node --test Tests/JavaScript/simulation.test.js

import assert from 'node:assert/strict';
import test from 'node:test';
import { Meeting } from '../Simulation/meeting.js';
import { Letters, Oracle } from '../Simulation/oracle.js';
import { Server } from './server-double.js';

const operationsPerMeeting = 300;

function play(seed) {
  try {
    // In most meetings all letters are different, so that each can be followed; in the others
    // they are what people type.
    const followed = seed % 4 ? { letters: new Letters() } : {};
    const meeting = new Meeting(seed, (document) => new Server(document), followed);
    meeting.run(operationsPerMeeting);
    assert.deepEqual(meeting.unexplained, []);
    return meeting.server.sequence;
  } catch (error) {
    error.message = `SEED=${seed}: ${error.message}`;
    throw error;
  }
}

test('clients agree at every sequence over a bad network, and no letter is lost or doubled', () => {
  const { SEED, OPERATIONS } = process.env;
  if (SEED) {
    play(Number(SEED));
    return;
  }
  const wanted = Number(OPERATIONS ?? 2_000);
  let acknowledged = 0;
  for (let seed = 1; acknowledged < wanted; seed += 1) acknowledged += play(seed);
  if (OPERATIONS) console.log(`${acknowledged} operations acknowledged`);
});

test('the oracle finds a letter that is lost, doubled, or that nobody wrote', () => {
  const block = (text) =>
    ({ blocks: [{ id: 'b', attributes: {}, text, authors: [], trashed: false }], aliases: {} });
  const oracle = () => {
    const one = new Oracle(block('ab'));
    one.acted(block('ab'), block('acb'));
    one.acted(block('acb'), block('cb'));
    return one;
  };
  assert.deepEqual(oracle().judge(block('cb')), []);
  assert.deepEqual(oracle().judge(block('acb')), [], 'whoever takes a letter out may be undone');
  assert.deepEqual(oracle().judge(block('c')), ['U+62 is lost']);
  assert.deepEqual(oracle().judge(block('ccb')), ['U+63 is there 2 times, written 1']);
  assert.deepEqual(oracle().judge(block('cbd')), ['nobody wrote U+64']);
});
