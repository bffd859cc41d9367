// The line to the room, driven by a socket and a clock that the test holds.

import assert from 'node:assert/strict';
import test from 'node:test';
import { createConnection } from '../../web/connection.js';
import { command } from '../../web/protocol.js';

/** A clock that stands still until it is moved. */
class Clock {
  time = 1_000_000;
  timers = new Map();
  next = 1;
  now = () => this.time;
  random = () => 1;
  setTimeout = (body, delay) => {
    this.timers.set(this.next, { at: this.time + delay, body });
    return this.next++;
  };
  clearTimeout = (timer) => { this.timers.delete(timer); };

  pass(milliseconds) {
    const end = this.time + milliseconds;
    for (;;) {
      const due = [...this.timers].filter(([, { at }]) => at <= end)
        .sort(([, a], [, b]) => a.at - b.at)[0];
      if (!due) break;
      this.timers.delete(due[0]);
      this.time = Math.max(this.time, due[1].at);
      due[1].body();
    }
    this.time = end;
  }
}

/** A tab with its line; `sockets` are all that it opened. */
function tab({ kept = {}, position } = {}) {
  const clock = new Clock();
  const sockets = [];
  const delivered = [];
  const identity = {
    kept: { client: 'c-test0001', number: 0, inFlight: null, queue: [], token: 'token', ...kept },
    saved: null,
    save() { this.saved = JSON.parse(JSON.stringify(this.kept)); },
  };
  class Socket {
    sent = [];
    constructor() { sockets.push(this); }
    send(text) { this.sent.push(JSON.parse(text)); }
    close() { this.closed = true; }
  }
  const connection = createConnection({
    url: 'ws://test', identity, Socket, clock,
    position: () => position ?? delivered.filter(([name]) => name === 'entry' || name === 'snapshot')
      .map(([name, body]) => (name === 'entry' ? body.sequence : body.meeting.sequence)).at(-1),
    deliver: (name, body, own) => delivered.push([name, body, own]),
  });
  const self = {
    clock, sockets, delivered, identity, connection,
    get socket() { return sockets.at(-1); },
    /** The commands that the current socket was given. */
    get commands() { return self.socket.sent.filter((one) => one.command).map((one) => one.command); },
    receive(...messages) { self.socket.onmessage({ data: JSON.stringify(messages) }); },
    welcome(lastNumber = 0, more = {}) {
      self.socket.onopen();
      self.receive({ welcome: {
        meeting: 'm', seat: 'p1', role: 'member', sequence: 1, lastNumber, now: 0, votes: {},
        live: {}, accepting: true, ...more,
      } });
    },
    lose() { self.socket.onclose(); },
  };
  connection.connect();
  return self;
}

const yes = command.castVote('b1', { option: 'yes' });
const no = command.castVote('b1', { option: 'no' });
const entry = (sequence, number, events = [], client = 'c-test0001') =>
  ({ entry: { sequence, at: 0, by: 'p1', client, number, events } });

test('says hello with the token, the client and the position', () => {
  const line = tab({ position: 41 });
  line.socket.onopen();
  assert.deepEqual(line.socket.sent,
    [{ hello: { token: 'token', client: 'c-test0001', position: 41 } }]);
  assert.equal(line.connection.line.name, 'connecting');
  line.welcome();
  assert.equal(line.connection.line.name, 'open');
});

test('a command is sent once and recorded by its entry', () => {
  const line = tab();
  line.welcome();
  const handle = line.connection.send(command.requestFloor());
  assert.equal(handle.state, 'sending');
  assert.deepEqual(line.commands, [{ number: 1, command: { requestFloor: {} } }]);
  line.receive(entry(2, 1));
  assert.equal(handle.state, 'recorded');
  assert.equal(handle.entry.sequence, 2);
  assert.equal(line.connection.hasUnsent, false);
});

test('a vote is recorded by its acknowledgement, which no entry carries', () => {
  const line = tab();
  line.welcome();
  const handle = line.connection.send(yes);
  line.receive({ recorded: { number: 1, sequence: 9 } });
  assert.equal(handle.state, 'recorded');
});

test('the entry of another client under the same number acknowledges nothing', () => {
  const line = tab();
  line.welcome();
  const handle = line.connection.send(yes);
  line.receive(entry(2, 1, [], 'c-another'));
  assert.equal(handle.state, 'sending');
});

test('only one command is in flight; the next goes when it is settled', () => {
  const line = tab();
  line.welcome();
  line.connection.send(command.requestFloor());
  const second = line.connection.send(command.arrive('room'));
  assert.equal(line.commands.length, 1);
  line.receive(entry(2, 1));
  assert.deepEqual(line.commands[1], { number: 2, command: { arrive: { mode: 'room' } } });
  line.receive({ rejected: { number: 2, reason: { code: 'noChange', detail: {} } } });
  assert.equal(second.state, 'rejected');
  assert.equal(second.reason.code, 'noChange');
});

test('lost before it was sent: it goes after the welcome', () => {
  const line = tab();
  const handle = line.connection.send(yes);
  assert.equal(handle.state, 'waiting');
  line.lose();
  assert.equal(line.connection.line.name, 'lost');
  line.clock.pass(300);
  assert.equal(line.sockets.length, 2);
  line.welcome();
  assert.deepEqual(line.commands, [{ number: 1, command: yes }]);
});

test('lost on the way there: sent again under the same number', () => {
  const line = tab();
  line.welcome();
  const handle = line.connection.send(yes);
  line.lose();
  assert.equal(handle.state, 'waiting');
  line.clock.pass(300);
  line.welcome(0);
  assert.deepEqual(line.commands, [{ number: 1, command: yes }]);
  assert.equal(handle.state, 'sending');
});

test('lost on the way back: the welcome tells that it was applied, and nothing is sent', () => {
  const line = tab();
  line.welcome();
  const handle = line.connection.send(yes);
  line.lose();
  line.clock.pass(300);
  line.welcome(1);
  assert.equal(handle.state, 'recorded');
  assert.deepEqual(line.commands, []);
  line.connection.send(no);
  assert.deepEqual(line.commands, [{ number: 2, command: no }]);
});

test('an acknowledgement that comes twice does no harm', () => {
  const line = tab();
  line.welcome();
  line.connection.send(yes);
  line.receive({ recorded: { number: 1, sequence: 2 } }, { recorded: { number: 1, sequence: 2 } });
  const second = line.connection.send(no);
  line.receive({ recorded: { number: 1, sequence: 2 } });
  assert.equal(second.state, 'sending');
});

test('a second vote takes the place of one that was not sent, and goes before other commands', () => {
  const line = tab();
  line.welcome();
  line.connection.send(command.requestFloor());
  line.connection.send(command.arrive('room'));
  const first = line.connection.send(yes);
  const second = line.connection.send(no);
  assert.equal(first.state, 'replaced');
  line.receive(entry(2, 1));
  assert.deepEqual(line.commands[1].command, no);
  line.receive({ recorded: { number: 2, sequence: 3 } });
  assert.equal(second.state, 'recorded');
  assert.deepEqual(line.commands[2].command, command.arrive('room'));
});

test('a vote for another does not take the place of one\'s own', () => {
  const line = tab();
  line.welcome();
  line.connection.send(command.arrive('room'));
  const own = line.connection.send(yes);
  const held = line.connection.send(command.castVote('b1', { option: 'no' }, 'p2'));
  const again = line.connection.send(command.castVote('b1', { option: 'yes' }, 'p2'));
  assert.deepEqual([own.state, held.state, again.state], ['sending', 'replaced', 'sending']);
});

test('a reload neither loses nor doubles: number and command are kept', () => {
  const before = tab();
  before.welcome();
  before.connection.send(yes);
  before.connection.send(command.requestFloor());
  const after = tab({ kept: before.identity.saved });
  assert.equal(after.connection.unsettled.length, 2);
  after.welcome(0);
  assert.deepEqual(after.commands, [{ number: 1, command: yes }]);
  after.receive({ recorded: { number: 1, sequence: 2 } });
  assert.deepEqual(after.commands[1], { number: 2, command: command.requestFloor() });

  const applied = tab({ kept: before.identity.saved });
  applied.welcome(1);
  assert.deepEqual(applied.commands, [{ number: 2, command: command.requestFloor() }]);
});

test('seven seconds of silence are a loss and seen within eight; a heartbeat is not silence', () => {
  const line = tab();
  line.welcome();
  line.clock.pass(6_000);
  line.receive({ heartbeat: { now: 1 } });
  line.clock.pass(6_500);
  assert.equal(line.connection.line.name, 'open');
  line.clock.pass(1_000);
  assert.equal(line.connection.line.name, 'lost');
  assert.ok(line.sockets[0].closed);
});

test('a socket that never opens is given up after eight seconds', () => {
  const line = tab();
  line.clock.pass(9_000);
  assert.equal(line.sockets.length, 2);
});

test('a command without an answer shows, and after fifteen seconds the line is made anew', () => {
  const line = tab();
  line.welcome();
  const handle = line.connection.send(yes);
  for (let second = 0; second < 9; second += 1) {
    line.clock.pass(1_000);
    line.receive({ heartbeat: { now: 1 } });
  }
  assert.equal(handle.state, 'waiting');
  for (let second = 0; second < 8; second += 1) {
    if (line.connection.line.name !== 'open') break;
    line.receive({ heartbeat: { now: 1 } });
    line.clock.pass(1_000);
  }
  assert.equal(line.connection.line.name, 'lost');
});

test('the waits grow to five seconds and begin anew after a welcome', () => {
  const line = tab();
  const waits = [];
  for (let count = 0; count < 7; count += 1) {
    line.lose();
    const { at } = [...line.clock.timers.values()].at(-1);
    waits.push(at - line.clock.time);
    line.clock.pass(at - line.clock.time);
  }
  assert.deepEqual(waits, [300, 600, 1200, 2400, 4800, 5000, 5000]);
  line.welcome();
  line.lose();
  line.clock.pass(300);
  assert.equal(line.sockets.length, 9);
});

test('waking looks at once, and leaves a living line alone', () => {
  const line = tab();
  line.welcome();
  line.connection.wake();
  assert.equal(line.sockets.length, 1);
  line.lose();
  line.connection.wake();
  assert.equal(line.sockets.length, 2);
  line.clock.pass(300);
  assert.equal(line.sockets.length, 2);
});

test('a final refusal ends the trying, restart begins again', () => {
  const line = tab();
  line.socket.onopen();
  line.receive({ refused: { reason: 'unknownToken' } });
  line.clock.pass(60_000);
  assert.deepEqual([line.connection.line.name, line.connection.line.reason],
    ['refused', 'unknownToken']);
  assert.equal(line.sockets.length, 1);
  line.connection.restart();
  assert.equal(line.sockets.length, 2);
});

test('a message that the server does not take is not sent again', () => {
  const line = tab();
  line.welcome();
  const handle = line.connection.send(yes);
  line.receive({ refused: { reason: 'badMessage' } });
  assert.equal(handle.state, 'rejected');
  line.clock.pass(5_000);
  line.welcome();
  assert.deepEqual(line.commands, []);
});

test('knocking: the token comes and the same line says hello', () => {
  const line = tab({ kept: { token: undefined, code: 'K7M2QX', name: 'سنية' } });
  line.socket.onopen();
  assert.deepEqual(line.socket.sent[0], { knock: { code: 'K7M2QX', name: 'سنية' } });
  line.receive({ knocking: { knock: 'k-1' } });
  assert.equal(line.connection.line.name, 'knocking');
  line.clock.pass(60_000);
  assert.equal(line.sockets.length, 1);
  line.receive({ admitted: { token: 'new' } });
  assert.equal(line.socket.sent[1].hello.token, 'new');
  assert.equal(line.identity.saved.token, 'new');
});

test('a renewed link of one’s own is kept without a new hello', () => {
  const line = tab();
  line.welcome();
  line.receive({ admitted: { token: 'renewed' } });
  assert.equal(line.identity.saved.token, 'renewed');
  assert.equal(line.socket.sent.length, 1);
});

test('a frame that is not ours is passed over', () => {
  const line = tab();
  line.welcome();
  line.socket.onmessage({ data: 'what?' });
  line.socket.onmessage({ data: '{"a":1}' });
  assert.equal(line.connection.line.name, 'open');
});

// The source of operations on the minutes

function source(...operations) {
  const told = [];
  return {
    told,
    takeOutgoing: () => operations.shift() ?? null,
    acknowledged: (acknowledged) => told.push(['acknowledged', acknowledged?.sequence ?? null]),
    rejected: (reason) => told.push(['rejected', reason.code]),
  };
}

const edit = (base) => ({ base, operation: [{ trash: { block: 'k1' } }] });

test('an operation is taken when nothing is in flight, after votes', () => {
  const line = tab();
  line.welcome();
  const writer = source(edit(1), edit(2));
  line.connection.attach(writer);
  assert.deepEqual(line.commands[0].command.editMinutes.base, 1);
  line.connection.send(yes);
  line.receive(entry(2, 1, [{ minutesEdited: { operation: [] } }]));
  assert.deepEqual(writer.told, [['acknowledged', 2]]);
  assert.deepEqual(line.delivered.at(-1)[2], true);
  assert.deepEqual(line.commands[1].command, yes);
  line.receive({ recorded: { number: 2, sequence: 3 } });
  assert.equal(line.commands[2].command.editMinutes.base, 2);
});

test('an edit whose answer was lost waits for its entry, without being sent again', () => {
  const line = tab();
  line.welcome();
  const writer = source(edit(1));
  line.connection.attach(writer);
  line.lose();
  line.clock.pass(300);
  line.welcome(1);
  assert.deepEqual(line.commands, []);
  assert.deepEqual(writer.told, []);
  line.receive(entry(2, 1));
  assert.deepEqual(writer.told, [['acknowledged', 2]]);
});

test('an edit whose effect is in a snapshot is acknowledged without an entry', () => {
  const line = tab();
  line.welcome();
  const writer = source(edit(1));
  line.connection.attach(writer);
  line.lose();
  line.clock.pass(300);
  line.welcome(1, { lastSequence: 7 });
  line.receive({ snapshot: { meeting: { sequence: 8 } } });
  assert.deepEqual(writer.told, [['acknowledged', null]]);
});

test('an edit that came after the snapshot is acknowledged by its entry', () => {
  const line = tab();
  line.welcome();
  const writer = source(edit(1));
  line.connection.attach(writer);
  line.lose();
  line.clock.pass(300);
  line.welcome(1, { lastSequence: 9 });
  line.receive({ snapshot: { meeting: { sequence: 8 } } }, entry(9, 1));
  assert.deepEqual(writer.told, [['acknowledged', 9]]);
});

test('text is not given up because the server is busy', () => {
  const line = tab();
  line.welcome();
  const writer = source(edit(1));
  line.connection.attach(writer);
  line.receive({ rejected: { number: 1, reason: { code: 'tooFast', detail: {} } } });
  assert.deepEqual(writer.told, []);
  line.clock.pass(1_000);
  assert.equal(line.commands[1].number, 2);
  line.receive({ rejected: { number: 2, reason: { code: 'baseTooOld', detail: {} } } });
  assert.deepEqual(writer.told, [['rejected', 'baseTooOld']]);
});
