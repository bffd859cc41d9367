import assert from 'node:assert/strict';
import test from 'node:test';
import { create, restore } from '../../web/minutes/collaboration.js';
import { mapPosition, visiblePosition } from '../../web/minutes/positions.js';
import { Server } from './server-double.js';

const block = (id, text = '', author = 'u0') =>
  ({ id, attributes: {}, text, authors: text ? [[author, text.length]] : [], trashed: false });

const documentOf = (...blocks) => ({ blocks, aliases: {} });

/** What stands in the minutes, one string per block. */
const minutes = ({ blocks }) => blocks.filter(({ trashed }) => !trashed).map(({ text }) => text);

const text = (id, ...delta) => [{ text: { block: id, delta } }];
const copy = (value) => JSON.parse(JSON.stringify(value));

/** A room in which every message arrives when the test says so. */
class Room {
  constructor(...blocks) {
    this.server = new Server(documentOf(...blocks));
  }

  /** A client; the person is `u` and the client's letter. */
  join(client) {
    const core = create(this.server.document, this.server.sequence, client, `u${client}`);
    return { client, core, sent: null };
  }

  /** Puts the next operation of a client on its way. */
  send(seat) {
    const message = seat.core.takeOutgoing();
    if (message) seat.sent = { client: seat.client, author: `u${seat.client}`, ...message };
    return message;
  }

  /** What is on its way arrives. */
  arrive(seat, isRefused = false) {
    return this.server.submit(copy(seat.sent), isRefused);
  }

  /** A client hears everything that it has not heard. */
  hear(seat) {
    for (const entry of this.server.log.slice(seat.core.sequence)) {
      const { sequence, client, author, number, operation } = entry;
      const isOwn = client === seat.client && seat.core.pending()?.flight?.number === number;
      if (isOwn) seat.core.acknowledge(sequence, operation);
      else seat.core.receive(sequence, client, author, operation);
    }
  }

  /** Everybody sends and hears everything. */
  settle(...seats) {
    while (seats.some(({ core }) => !core.isIdle)) {
      for (const seat of seats) {
        this.hear(seat);
        if (this.send(seat) || seat.core.isInFlight) this.arrive(seat);
      }
      for (const seat of seats) this.hear(seat);
    }
    for (const seat of seats) {
      this.hear(seat);
      assert.deepEqual(seat.core.document, this.server.document);
    }
    return minutes(this.server.document);
  }
}

// Intentions

test('three people typing at one place, each with a flight and a buffer, never interleave', () => {
  for (const order of ['abc', 'acb', 'bac', 'bca', 'cab', 'cba']) {
    const room = new Room(block('b1', '()'));
    const seats = [...'abc'].map((client) => room.join(client));
    const byClient = new Map(seats.map((seat) => [seat.client, seat]));
    for (let letter = 0; letter < 6; letter += 1) {
      for (const seat of seats) {
        // Each types after its own text, wherever that now stands.
        const shown = seat.core.document.blocks[0].text;
        const own = shown.lastIndexOf(seat.client);
        const at = letter === 0 ? 1 : own + 1;
        seat.core.edit(text('b1', at, seat.client), { group: 'typing' });
      }
      for (const client of order) {
        const seat = byClient.get(client);
        room.send(seat);
        if (letter % 2 === 0 && seat.sent) room.arrive(seat);
        if (letter % 3 === 1) room.hear(seat);
      }
    }
    assert.deepEqual(room.settle(...seats), ['(aaaaaabbbbbbcccccc)'], order);
  }
});

test('three people adding paragraphs after one block keep theirs together', () => {
  const room = new Room(block('b1', 'start'), block('b2', 'end'));
  const seats = [...'cab'].map((client) => room.join(client));
  for (const { client, core } of seats) {
    let after = 'b1';
    for (const name of [`${client}-1`, `${client}-2`, `${client}-3`]) {
      core.edit([{ insert: { block: name, after, attributes: {}, text: name } }]);
      after = name;
    }
  }
  room.send(seats[1]);
  assert.deepEqual(room.settle(...seats),
    ['start', 'a-1', 'a-2', 'a-3', 'b-1', 'b-2', 'b-3', 'c-1', 'c-2', 'c-3', 'end']);
});

test('two people pressing Enter at one place make one paragraph and go on typing in it', () => {
  const room = new Room(block('b1', 'one two'));
  const [a, b] = [room.join('a'), room.join('b')];
  for (const { client, core } of [a, b]) {
    core.edit([{ split: { block: 'b1', at: 3, new: `${client}-1` } }]);
    core.edit(text(`${client}-1`, client));
  }
  for (const seat of [a, b]) room.send(seat);
  assert.deepEqual(room.settle(a, b), ['one', 'ab two']);
  assert.deepEqual(room.server.document.aliases, { 'b-1': 'a-1' });
});

// The network

test('an operation that never arrived is sent again', () => {
  const room = new Room(block('b1', 'x'));
  const [a, b] = [room.join('a'), room.join('b')];
  a.core.edit(text('b1', 1, 'A'));
  const first = room.send(a);
  b.core.edit(text('b1', 'B'));
  room.settle(b);
  room.hear(a);
  assert.deepEqual(minutes(a.core.document), ['BxA']);
  const again = a.core.resume();
  assert.deepEqual(again, { number: first.number, base: 1, operation: text('b1', 2, 'A') });
  room.server.submit({ client: 'a', author: 'ua', ...again });
  assert.deepEqual(room.settle(a, b), ['BxA']);
});

test('an operation whose acknowledgement was lost counts once', () => {
  const room = new Room(block('b1', 'x'));
  const a = room.join('a');
  a.core.edit(text('b1', 1, 'A'));
  room.send(a);
  room.arrive(a);
  a.core.edit(text('b1', 2, 'A'));
  // The connection breaks; on return the client catches up first, and so finds its own entry.
  room.hear(a);
  assert.equal(a.core.isInFlight, false);
  const next = a.core.resume();
  assert.deepEqual(next.operation, text('b1', 2, 'A'));
  room.server.submit({ client: 'a', author: 'ua', ...next });
  assert.deepEqual(room.settle(a), ['xAA']);
});

test('an operation that the server lost in a crash is sent again, one that it kept is not', () => {
  for (const isKept of [true, false]) {
    const room = new Room(block('b1', 'x'));
    const [a, b] = [room.join('a'), room.join('b')];
    a.core.edit(text('b1', 1, 'A'));
    room.send(a);
    if (isKept) room.arrive(a);
    // What was not durable yet is gone with the power; a refusal leaves no entry either.
    room.server.crash();
    a.core.edit(text('b1', 2, 'B'));
    b.core.edit(text('b1', '> '));
    room.settle(b);
    room.hear(a);
    assert.equal(a.core.isInFlight, !isKept);
    const again = a.core.resume();
    assert.equal(again.number, isKept ? 2 : 1);
    room.server.submit({ client: 'a', author: 'ua', ...again });
    assert.deepEqual(room.settle(a, b), ['> xAB']);
  }
});

test('an operation goes again after the log that it was written against was compacted', () => {
  for (const hasArrived of [true, false]) {
    const room = new Room(block('b1', 'one'), block('b2', 'two'));
    const [a, b] = [room.join('a'), room.join('b')];
    a.core.edit([{ split: { block: 'b1', at: 1, new: 'a-1' } }, ...text('a-1', 'A')]);
    room.send(a);
    if (hasArrived) room.arrive(a);
    a.core.edit(text('a-1', 1, 'B'));
    b.core.edit([{ split: { block: 'b1', at: 1, new: 'b-1' } }]);
    b.core.edit(text('b2', 3, '!'));
    room.settle(b);
    // The entries since are no longer to be had, only what came of them.
    const seen = room.server.last.get('a')?.number ?? 0;
    a.core.replaceConfirmed(room.server.document, room.server.sequence, seen);
    assert.equal(a.core.isInFlight, !hasArrived);
    const again = a.core.resume();
    assert.equal(again.base, room.server.sequence);
    room.server.submit({ client: 'a', author: 'ua', ...again });
    assert.equal(room.settle(a, b).join('|').replace(/[^AB]/g, ''), 'AB');
  }
});

test('two people split at one place and each goes on in the half they made', () => {
  const room = new Room(block('b1', 'onetwo'), block('b2'));
  const [a, b] = [room.join('a'), room.join('b')];
  a.core.edit([{ split: { block: 'b1', at: 3, new: 'b2' } }]);
  b.core.edit([{ split: { block: 'b1', at: 3, new: 'b-1' } }]);
  b.core.edit(text('b2', 'B'));
  b.core.edit(text('b-1', -1));
  room.send(a);
  room.arrive(a);
  // The half that b made is b2 now, behind what b typed there; the deletion takes its own letter.
  room.hear(b);
  assert.deepEqual(minutes(b.core.document), ['one', 'Bwo']);
  assert.deepEqual(room.settle(a, b), ['one', 'Bwo']);
});

test('an operation that others have made superfluous is not sent again', () => {
  const room = new Room(block('b1', 'word'));
  const [a, b] = [room.join('a'), room.join('b')];
  for (const { core } of [a, b]) core.edit(text('b1', -4));
  room.send(a);
  a.core.edit(text('b1', 'new'));
  room.settle(b);
  room.hear(a);
  const { number, operation } = a.core.resume();
  assert.deepEqual({ number, operation }, { number: 2, operation: text('b1', 'new') });
  room.server.submit({ client: 'a', author: 'ua', number, base: 1, operation });
  assert.deepEqual(room.settle(a, b), ['new']);
});

test('an operation that comes twice counts once, even after its successor', () => {
  const room = new Room(block('b1', 'x'));
  const a = room.join('a');
  a.core.edit(text('b1', 1, 'A'));
  room.send(a);
  const late = copy(a.sent);
  assert.equal(room.arrive(a), 'appended');
  assert.equal(room.arrive(a), 'seen');
  a.core.edit(text('b1', 2, 'B'));
  room.settle(a);
  assert.equal(room.server.submit(late), 'seen');
  assert.deepEqual(minutes(room.server.document), ['xAB']);
});

test('an entry that comes twice is passed over', () => {
  const room = new Room(block('b1', 'x'));
  const a = room.join('a');
  a.core.receive(1, 'b', 'ub', text('b1', 'B'));
  const changes = a.core.receive(1, 'b', 'ub', text('b1', 'B'));
  assert.deepEqual(changes, { blocks: [], order: false, texts: [], operation: [] });
  assert.deepEqual(minutes(a.core.document), ['Bx']);
});

test('two tabs of one person are two clients', () => {
  const room = new Room(block('b1', ''));
  const tabs = ['a1', 'a2'].map((client) => {
    const seat = room.join(client);
    seat.core.author = 'ua';
    return seat;
  });
  tabs[0].core.edit(text('b1', 'one'));
  tabs[1].core.edit(text('b1', 'two'));
  for (const tab of tabs) {
    const message = tab.core.takeOutgoing();
    room.server.submit({ client: tab.client, author: 'ua', ...message });
  }
  for (const tab of tabs) room.hear(tab);
  for (const tab of tabs) assert.deepEqual(minutes(tab.core.document), ['onetwo']);
  assert.deepEqual(room.server.document.blocks[0].authors, [['ua', 6]]);
  // Undo is of the tab, not of the person.
  tabs[1].core.undo();
  assert.deepEqual(minutes(tabs[1].core.document), ['one']);
});

test('the prediction is corrected when the acknowledged operation is another', () => {
  const room = new Room(block('b1', 'x'));
  const a = room.join('a');
  a.core.edit([{ text: { block: 'b1', delta: [1, { text: 'said he', author: 'ub' }] } }]);
  room.send(a);
  room.arrive(a);
  const changes = a.core.acknowledge(1, room.server.log[0].operation);
  assert.deepEqual(changes.blocks, ['b1']);
  assert.deepEqual(changes.texts, []);
  assert.deepEqual(a.core.document.blocks[0].authors, [['u0', 1], ['ua', 7]]);
});

test('a prediction that was right changes nothing', () => {
  const room = new Room(block('b1', 'x'));
  const a = room.join('a');
  a.core.edit(text('b1', 1, 'A'));
  room.send(a);
  room.arrive(a);
  const changes = a.core.acknowledge(1, room.server.log[0].operation);
  assert.deepEqual(changes, { blocks: [], order: false, texts: [], operation: [] });
});

// Refusal

test('of a refused operation the text is handed back, and what stands without it is kept', () => {
  const room = new Room(block('b1', 'x'), block('b2', 'y'));
  const a = room.join('a');
  a.core.edit([{ insert: { block: 'n1', after: 'b1', attributes: {}, text: 'lost 1' } }]);
  room.send(a);
  a.core.edit(text('n1', 6, ' lost 2'));
  a.core.edit(text('b2', 1, ' kept'));
  assert.equal(room.arrive(a, true), 'refused');
  const { lost, changes } = a.core.reject();
  assert.deepEqual(lost, ['lost 1', ' lost 2']);
  assert.deepEqual(changes.blocks, ['n1']);
  assert.equal(changes.order, true);
  assert.deepEqual(minutes(a.core.document), ['x', 'y kept']);
  assert.deepEqual(room.settle(a), ['x', 'y kept']);
});

test('text typed into the second half of a refused split stays in the block', () => {
  const room = new Room(block('b1', 'onetwo'));
  const a = room.join('a');
  a.core.edit([{ split: { block: 'b1', at: 3, new: 'n1' } }]);
  room.send(a);
  a.core.edit(text('n1', 3, '!'));
  room.arrive(a, true);
  assert.deepEqual(a.core.reject().lost, []);
  assert.deepEqual(room.settle(a), ['onetwo!']);
});

test('undoing what was refused does nothing twice', () => {
  const room = new Room(block('b1', 'word'));
  const a = room.join('a');
  a.core.edit(text('b1', -4));
  room.send(a);
  a.core.undo();
  a.core.redo();
  a.core.undo();
  a.core.edit(text('b1', 4, 's'));
  room.arrive(a, true);
  a.core.reject();
  assert.deepEqual(minutes(a.core.document), ['words']);
  assert.deepEqual(room.settle(a), ['words']);
});

// Reload

test('what is pending survives a reload and catches up by the log', () => {
  const room = new Room(block('b1', 'x'));
  const [a, b] = [room.join('a'), room.join('b')];
  a.core.edit(text('b1', 1, 'A'));
  room.send(a);
  a.core.edit(text('b1', 2, 'C'));
  b.core.edit(text('b1', 'B'));
  room.settle(b);
  a.core = restore(copy(a.core.pending()));
  assert.deepEqual(minutes(a.core.document), ['xAC']);
  room.hear(a);
  room.server.submit({ client: 'a', author: 'ua', ...a.core.resume() });
  assert.deepEqual(room.settle(a, b), ['BxAC']);
  assert.equal(a.core.pending(), null);
});

test('what is pending goes on from a newer snapshot, counting once what that contains', () => {
  for (const hasArrived of [true, false]) {
    const room = new Room(block('b1', 'one'), block('b2', 'two'));
    const [a, b] = [room.join('a'), room.join('b')];
    a.core.edit(text('b1', 3, 'A'));
    room.send(a);
    a.core.edit(text('b1', 4, 'B'));
    a.core.edit(text('b2', 3, 'C'));
    if (hasArrived) room.arrive(a);
    b.core.edit(text('b1', '> '));
    b.core.edit([{ move: { block: 'b2', after: null } }]);
    b.core.edit([{ insert: { block: 'n1', after: 'b1', attributes: {}, text: 'new' } }]);
    room.settle(b);
    a.core = restore(copy(a.core.pending()));
    const seen = room.server.last.get('a')?.number ?? 0;
    a.core.replaceConfirmed(room.server.document, room.server.sequence, seen);
    assert.deepEqual(minutes(a.core.document), ['twoC', '> oneAB', 'new']);
    const message = a.core.resume();
    if (message) room.server.submit({ client: 'a', author: 'ua', ...message });
    assert.deepEqual(room.settle(a, b), ['twoC', '> oneAB', 'new']);
  }
});

// Undo

test('typing under one mark is undone at once, and redone', () => {
  const room = new Room(block('b1', ''));
  const a = room.join('a');
  for (const [index, letter] of [...'abc'].entries()) {
    a.core.edit(text('b1', ...(index ? [index, letter] : [letter])), { group: 'one' });
    room.send(a);
  }
  a.core.edit(text('b1', 3, 'd'), { group: 'two' });
  a.core.undo();
  assert.deepEqual(minutes(a.core.document), ['abc']);
  a.core.undo();
  assert.deepEqual(minutes(a.core.document), ['']);
  assert.equal(a.core.canUndo, false);
  a.core.redo();
  a.core.redo();
  assert.deepEqual(minutes(a.core.document), ['abcd']);
  assert.equal(a.core.canRedo, false);
  assert.deepEqual(room.settle(a), ['abcd']);
});

test("undoing one's insertion leaves another's text inside", () => {
  const room = new Room(block('b1', ''));
  const [a, b] = [room.join('a'), room.join('b')];
  a.core.edit(text('b1', 'hello'));
  room.settle(a, b);
  b.core.edit(text('b1', 2, 'XX'));
  room.settle(a, b);
  a.core.undo();
  assert.deepEqual(room.settle(a, b), ['XX']);
  a.core.redo();
  assert.deepEqual(room.settle(a, b), ['heXXllo']);
  assert.deepEqual(room.server.document.blocks[0].authors, [['ua', 2], ['ub', 2], ['ua', 3]]);
});

test('undoing a deletion brings the text back where it belongs, under its authors', () => {
  const room = new Room(block('b1', 'abcdef'));
  const [a, b] = [room.join('a'), room.join('b')];
  b.core.edit(text('b1', 3, 'BB'));
  room.settle(a, b);
  a.core.edit(text('b1', 2, -4));
  room.settle(a, b);
  b.core.edit(text('b1', '>>> '));
  room.settle(a, b);
  a.core.undo();
  assert.deepEqual(room.settle(a, b), ['>>> abcBBdef']);
  assert.deepEqual(room.server.document.blocks[0].authors,
    [['ub', 4], ['u0', 3], ['ub', 2], ['u0', 3]]);
});

test('when two delete one text and one undoes, it comes back once', () => {
  for (const first of ['a', 'b']) {
    const room = new Room(block('b1', 'keep word keep'));
    const [a, b] = [room.join('a'), room.join('b')];
    for (const { core } of [a, b]) core.edit(text('b1', 5, -5));
    const [early, late] = first === 'a' ? [a, b] : [b, a];
    room.settle(early);
    assert.deepEqual(room.settle(early, late), ['keep keep']);
    assert.equal(late.core.canUndo, false);
    early.core.undo();
    assert.deepEqual(room.settle(early, late), ['keep word keep']);
    late.core.undo();
    assert.deepEqual(room.settle(early, late), ['keep word keep']);
  }
});

test('a deletion both have made is known before it is acknowledged', () => {
  const room = new Room(block('b1', 'word'));
  const [a, b] = [room.join('a'), room.join('b')];
  for (const { core } of [a, b]) core.edit(text('b1', -4));
  room.settle(a);
  room.hear(b);
  b.core.undo();
  assert.deepEqual(minutes(b.core.document), ['']);
});

test('undoing a split joins what both have typed, and redoing splits it again', () => {
  const room = new Room(block('b1', 'onetwo'));
  const [a, b] = [room.join('a'), room.join('b')];
  a.core.edit([{ split: { block: 'b1', at: 3, new: 'a1' } }]);
  room.settle(a, b);
  b.core.edit([...text('b1', 3, '!'), ...text('a1', 3, '?')]);
  room.settle(a, b);
  a.core.undo();
  assert.deepEqual(room.settle(a, b), ['one!two?']);
  a.core.redo();
  assert.deepEqual(room.settle(a, b), ['one!', 'two?']);
  assert.deepEqual(room.server.document.blocks.map(({ id }) => id), ['b1', 'a1']);
});

test('undoing a join splits between what both have typed', () => {
  const room = new Room(block('b1', 'one'), block('b2', 'two'));
  const [a, b] = [room.join('a'), room.join('b')];
  a.core.edit([{ join: { block: 'b2', into: 'b1', at: 3 } }]);
  b.core.edit([...text('b1', 3, '!'), ...text('b2', 3, '?')]);
  room.send(a);
  room.arrive(a);
  assert.deepEqual(room.settle(a, b), ['one!two?']);
  a.core.undo();
  assert.deepEqual(room.settle(a, b), ['one!', 'two?']);
});

test("several steps are undone past another's edit", () => {
  const room = new Room(block('b1', 'abcdef'));
  const [a, b] = [room.join('a'), room.join('b')];
  a.core.edit(text('b1', 6, 'X'));
  a.core.edit(text('b1', -3));
  room.settle(a, b);
  b.core.edit(text('b1', 4, 'RR'));
  assert.deepEqual(room.settle(a, b), ['defXRR']);
  a.core.undo();
  a.core.undo();
  assert.deepEqual(room.settle(a, b), ['abcdefRR']);
  a.core.redo();
  a.core.redo();
  assert.deepEqual(room.settle(a, b), ['defXRR']);
});

test('after an edit there is nothing to redo', () => {
  const a = new Room(block('b1', '')).join('a');
  a.core.edit(text('b1', 'one'));
  a.core.undo();
  assert.equal(a.core.canRedo, true);
  a.core.edit(text('b1', 'two'));
  assert.equal(a.core.canRedo, false);
  a.core.redo();
  assert.deepEqual(minutes(a.core.document), ['two']);
});

test("undo passes over what has lost its effect to another's edit", () => {
  const room = new Room(block('b1', ''));
  const [a, b] = [room.join('a'), room.join('b')];
  a.core.edit(text('b1', 'early '));
  a.core.edit(text('b1', 6, 'late'));
  room.settle(a, b);
  b.core.edit(text('b1', 6, -4));
  room.settle(a, b);
  a.core.undo();
  assert.deepEqual(room.settle(a, b), ['']);
});

// Carets

test('a caret goes with its text', () => {
  const at = (offset, id = 'b1') => ({ block: id, offset });
  const split = [{ split: { block: 'b1', at: 3, new: 'n1' } }];
  const join = [{ join: { block: 'b2', into: 'b1', at: 5 } }];
  const cases = [
    [at(2), text('b1', 2, 'x'), at(2)],
    [at(2), text('b1', 1, 'x'), at(3)],
    [at(4), text('b1', 1, -2), at(2)],
    [at(2), text('b1', 1, -2), at(1)],
    [at(2), text('b2', 'x'), at(2)],
    [at(2), split, at(2)],
    [at(3), split, at(3)],
    [at(4), split, at(1, 'n1')],
    [at(0), [{ split: { block: 'b1', at: 0, new: 'n1' } }], at(0, 'n1')],
    [at(2, 'b2'), join, at(7)],
    [at(2), join, at(2)],
    [at(2), [{ trash: { block: 'b1' } }], at(2)],
    [at(2, 'n1'), [{ alias: { block: 'n1', to: 'n2' } }], at(2, 'n2')],
    [at(4), [...split, { join: { block: 'n1', into: 'b2', at: 2 } }], at(3, 'b2')],
  ];
  for (const [before, operation, after] of cases) {
    assert.deepEqual(mapPosition(before, operation), after, JSON.stringify({ before, operation }));
  }
});

test('a caret in a trashed block finds the nearest place in the minutes', () => {
  const document = documentOf(block('b1', 'one'), block('b2', 'two'), block('b3', 'three'));
  document.blocks[1].trashed = true;
  const found = (id, offset) => visiblePosition(document, { block: id, offset });
  assert.deepEqual(found('b2', 1), { block: 'b1', offset: 3 });
  document.blocks[0].trashed = true;
  assert.deepEqual(found('b2', 1), { block: 'b3', offset: 0 });
  assert.deepEqual(found('b3', 9), { block: 'b3', offset: 5 });
  document.blocks[2].trashed = true;
  assert.equal(found('b2', 1), null);
});

// What the editor is told

test('an editor is told no more than what it must redraw', () => {
  const room = new Room(block('b1', 'one'), block('b2', 'two'));
  const a = room.join('a');
  assert.deepEqual(a.core.edit(text('b1', 3, '!')), {
    blocks: ['b1'], order: false, texts: [{ block: 'b1', delta: [3, '!'] }],
    operation: text('b1', 3, '!'),
  });
  const remote = a.core.receive(1, 'b', 'ub', text('b1', 'A', 1, 'B'));
  assert.deepEqual(remote.texts, [{ block: 'b1', delta: ['A', 1, 'B'] }]);
  assert.deepEqual(minutes(a.core.document), ['AoBne!', 'two']);
  const joined = a.core.receive(2, 'b', 'ub', [{ join: { block: 'b2', into: 'b1', at: 5 } }]);
  assert.deepEqual(joined.blocks, ['b1', 'b2']);
  assert.equal(joined.order, true);
  assert.deepEqual(minutes(a.core.document), ['AoBne!two']);
});

test('an edit that does not fit is a mistake of the editor', () => {
  const a = new Room(block('b1', 'one')).join('a');
  assert.throws(() => a.core.edit(text('b1', 4, 'x')), { reason: 'beyondText' });
  assert.throws(() => a.core.edit(text('b9', 'x')), { reason: 'unknownBlock' });
  assert.throws(() => a.core.edit(text('b1', '\ud83d')), { reason: 'loneSurrogate' });
  assert.deepEqual(minutes(a.core.document), ['one']);
});

test('a day of typing offline is sent in one operation and undone in steps', () => {
  const room = new Room(block('b1', ''));
  const a = room.join('a');
  for (let index = 0; index < 50; index += 1) {
    const offset = a.core.document.blocks[0].text.length;
    a.core.edit(text('b1', ...(offset ? [offset, 'x'] : ['x'])), { group: `g${index}` });
  }
  room.settle(a);
  assert.equal(room.server.sequence, 1);
  a.core.undo();
  assert.deepEqual(room.settle(a), ['x'.repeat(49)]);
});
