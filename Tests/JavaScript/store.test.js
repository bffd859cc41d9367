// What the page knows, and how the minutes are handed to their editor.

import assert from 'node:assert/strict';
import test from 'node:test';
import { createActs, keyOf } from '../../web/acts.js';
import { claimIdentity, openIdentity } from '../../web/identity.js';
import { command } from '../../web/protocol.js';
import { createStore } from '../../web/store.js';

const meeting = (sequence) => ({
  sequence, phase: 'inSession', phaseChanges: [], seats: [{ id: 'p1', role: 'member' }],
  floor: { requests: [], speeches: [], motions: [] }, minutes: { document: { blocks: [sequence] } },
});
const edited = (sequence, operation, client = 'c-2') =>
  ({ sequence, at: 0, by: 'p2', client, number: 1, events: [{ minutesEdited: { operation } }] });

function listener() {
  const told = [];
  return {
    told,
    reset: (document, sequence) => told.push(['reset', document.blocks[0], sequence]),
    receive: (sequence, client, author, operation) =>
      told.push(['receive', sequence, client, author, operation]),
    advance: (sequence) => told.push(['advance', sequence]),
  };
}

test('an editor that comes late gets the document and every operation since', () => {
  const store = createStore();
  store.receive('snapshot', { meeting: meeting(5) });
  store.receive('entry', edited(6, 'a'));
  store.receive('entry', { sequence: 8, at: 0, events: [{ phaseChanged: { phase: 'suspended' } }] });
  const editor = listener();
  store.attachMinutes(editor);
  store.receive('entry', edited(9, 'b'));
  assert.deepEqual(editor.told, [
    ['reset', 5, 5], ['receive', 6, 'c-2', 'p2', 'a'], ['advance', 8],
    ['receive', 9, 'c-2', 'p2', 'b'],
  ]);
  assert.equal(store.state.phase, 'suspended');
  assert.equal(store.position, 9);
});

test('one’s own operation is left to the source, an old entry is passed over', () => {
  const store = createStore();
  store.receive('snapshot', { meeting: meeting(5) });
  const editor = listener();
  store.attachMinutes(editor);
  store.receive('entry', edited(6, 'a'), true);
  store.receive('entry', edited(6, 'again'));
  store.receive('entry', edited(4, 'old'));
  assert.deepEqual(editor.told, [['reset', 5, 5]]);
});

test('a snapshot voids what was known', () => {
  const store = createStore();
  store.receive('snapshot', { meeting: meeting(5) });
  store.receive('entry', edited(6, 'a'));
  store.receive('snapshot', { meeting: meeting(9) });
  const editor = listener();
  store.attachMinutes(editor);
  assert.deepEqual(editor.told, [['reset', 9, 9]]);
});

test('turnout grows, presence changes, a caret that is null is gone', () => {
  const store = createStore();
  store.receive('welcome', {
    seat: 'p1', role: 'member', now: 0, votes: { b1: { option: 'yes' } },
    live: { presence: { p1: 1 }, turnout: { b1: ['p1'] }, carets: { c1: { block: 'k' } } },
  });
  store.receive('live', { turnout: { b1: ['p1', 'p2'] }, carets: { c1: null }, presence: { p2: 1 } });
  assert.deepEqual(store.live.turnout, { b1: ['p1', 'p2'] });
  assert.deepEqual(store.live.presence, { p1: 1, p2: 1 });
  assert.deepEqual(store.live.carets, {});
  assert.deepEqual(store.votes, { b1: { option: 'yes' } });
});

test('the server’s clock is that of the message that travelled fastest', () => {
  let local = 1_000;
  const store = createStore({ now: () => local });
  store.receive('heartbeat', { now: 51_000 - 400 });
  local = 4_000;
  store.receive('heartbeat', { now: 54_000 - 20 });
  local = 7_000;
  store.receive('heartbeat', { now: 57_000 - 900 });
  assert.equal(store.now(), 57_000 - 20);
});

test('a change of one’s own role is known at once', () => {
  const store = createStore();
  store.receive('welcome', { seat: 'p1', role: 'member', now: 0, live: {} });
  store.receive('snapshot', { meeting: meeting(5) });
  store.receive('entry', { sequence: 6, at: 0,
    events: [{ seatChanged: { seat: { id: 'p1', role: 'chair' } } }] });
  assert.equal(store.me.role, 'chair');
});

// The tab

function storage() {
  const kept = new Map();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) };
}

/** What a question and its answer take in such a browser. */
const answered = async () => {
  for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** Channels of tabs of one browser, which hear each other in the next turn. */
function browser() {
  const channels = [];
  return class {
    constructor() { channels.push(this); }
    postMessage(data) {
      for (const other of channels) if (other !== this) setImmediate(() => other.onmessage?.({ data }));
    }
  };
}

test('a reloaded tab keeps its name, a duplicated one takes another', async () => {
  const Channel = browser();
  const own = storage();
  const first = openIdentity(own, 'm');
  first.kept.token = 'secret';
  first.save();
  await claimIdentity(first, Channel);

  const copy = storage();
  copy.setItem('mahdar:m', own.getItem('mahdar:m'));
  const duplicate = openIdentity(copy, 'm');
  duplicate.kept.queue = [command.requestFloor()];
  await claimIdentity(duplicate, Channel, answered);
  assert.notEqual(duplicate.kept.client, first.kept.client);
  assert.deepEqual([duplicate.kept.queue, duplicate.kept.token], [[], 'secret']);

  const reloaded = openIdentity(own, 'm');
  await claimIdentity(reloaded, browser(), answered);
  assert.equal(reloaded.kept.client, first.kept.client);
});

test('what cannot be read from the storage is passed over', () => {
  const broken = storage();
  broken.setItem('mahdar:m', '{');
  assert.match(openIdentity(broken, 'm').kept.client, /^c-[0-9a-f]{16}$/);
});

// What becomes of acts

test('an act is known by its command and its thing, and fades when it is settled', () => {
  let now = 0;
  const sent = [];
  const connection = {
    unsettled: [],
    send: (asked) => { sent.push(asked); return { command: asked, state: 'sending' }; },
  };
  const acts = createActs(connection, () => now);
  const handle = acts.send(command.castVote('b1', { option: 'yes' }));
  assert.equal(acts.of(command.castVote('b1', { option: 'no' })), handle);
  assert.equal(acts.of(command.castVote('b2', { option: 'no' })), undefined);
  handle.state = 'recorded';
  assert.equal(acts.of(command.castVote('b1')), handle);
  now = 3_000;
  assert.equal(acts.of(command.castVote('b1')), undefined);
  assert.equal(acts.last(command.castVote('b1')), handle);
  assert.notEqual(keyOf(command.arrive('room')), keyOf(command.arrive('remote')));
});
