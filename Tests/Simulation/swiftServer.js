// The real server of the simulation, in a process of its own: see Server/main.swift. Asked and
// answered a line at a time over two pipes, so that a meeting repeats step by step.

import { execFileSync, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { digest } from '../JavaScript/digest.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The program that was built last, or null. @returns {string | null} */
export function findProgram() {
  const places = [process.env.SIMULATION_SERVER, ...['release', 'debug']
    .map((kind) => join(root, '.build', kind, 'SimulationServer'))];
  return places.find((place) => place && existsSync(place)) ?? null;
}

/** A process that holds one meeting after the other. */
export class Program {
  #buffer = Buffer.alloc(1 << 16);
  #rest = '';

  /** @param {string} path */
  constructor(path) {
    this.folder = mkdtempSync(join(tmpdir(), 'mahdar-simulation-'));
    const [input, output] = ['in', 'out'].map((name) => join(this.folder, name));
    execFileSync('mkfifo', [input, output]);
    this.child = spawn('sh', ['-c', 'exec "$0" <"$1" >"$2"', path, input, output],
      { stdio: ['ignore', 'ignore', 'inherit'] });
    this.input = openSync(input, 'w');
    this.output = openSync(output, 'r');
    this.meetings = 0;
  }

  /** @param {Object} request @returns {any} the reply */
  ask(request) {
    writeSync(this.input, `${JSON.stringify(request)}\n`);
    for (;;) {
      const end = this.#rest.indexOf('\n');
      if (end >= 0) {
        const line = this.#rest.slice(0, end);
        this.#rest = this.#rest.slice(end + 1);
        return JSON.parse(line);
      }
      const count = readSync(this.output, this.#buffer);
      if (count === 0) throw new Error('the server of the simulation has ended');
      // A letter may be cut between two reads, but a line of JSON is whole at its newline.
      this.#rest += this.#decode(this.#buffer.subarray(0, count));
    }
  }

  #decoder = new TextDecoder();

  #decode(bytes) { return this.#decoder.decode(bytes, { stream: true }); }

  end() {
    closeSync(this.input);
    closeSync(this.output);
    rmSync(this.folder, { recursive: true });
  }
}

/** What the double in Tests/JavaScript/server-double.js is, with the real server behind it. */
export class SwiftServer {
  /** Entries that were taken and may still be lost. */
  #pending = [];

  /** @param {Program} program @param {import('../../web/minutes/document.js').Document} document */
  constructor(program, document) {
    this.program = program;
    program.meetings += 1;
    this.path = join(program.folder, String(program.meetings));
    this.sequence = program.ask({ begin: { folder: this.path, document } }).durable;
    /** Durable entries; the first prepared the meeting. */
    this.log = [null];
    this.fingerprints = [null, digest(document)];
    this.last = new Map();
    /** Refusals leave no entry; whoever asks again is refused again. */
    this.refused = new Map();
    this.crashes = 0;
    this.recovered = 0;
  }

  get document() { return this.program.ask({ document: {} }).document; }

  fingerprint(document) { return digest(document); }

  submit(message, isRefused = false) {
    const { client, author, number, base, operation } = message;
    if (this.refused.get(client) === number) return 'refused';
    const isNew = !this.#pending.some((entry) => entry.client === client) &&
      number > (this.last.get(client)?.number ?? 0);
    if (isRefused && isNew) {
      this.refused.set(client, number);
      return 'refused';
    }
    const reply = this.program.ask({ submit: { seat: author, client, number, base, operation } });
    if (reply.rejected) {
      throw new Error(`the server refused what a client sent: ${JSON.stringify(reply.rejected)}`);
    }
    if (reply.isKnown) return 'seen';
    this.#pending.push({
      sequence: reply.sequence, client, author, number, operation: reply.operation,
      digest: reply.digest,
    });
    return 'appended';
  }

  /** Makes durable what was taken; only then anybody hears of it. */
  write() {
    if (this.#pending.length === 0) return;
    const { durable } = this.program.ask({ write: {} });
    while (this.#pending.length && this.#pending[0].sequence <= durable) {
      const entry = this.#pending.shift();
      this.log.push(entry);
      this.fingerprints.push(entry.digest);
      this.last.set(entry.client, { number: entry.number, isRefused: false });
    }
    this.sequence = durable;
  }

  save() {
    this.write();
    this.program.ask({ snapshot: {} });
  }

  /** Loses what was not durable. */
  crash() {
    const { durable, digest: found } = this.program.ask({ crash: {} });
    this.crashes += 1;
    this.recovered += this.#pending.length;
    this.#pending = [];
    if (durable !== this.sequence || found !== this.fingerprints[durable]) {
      throw new Error(`recovered ${durable} as ${found}, not ${this.sequence} as ` +
        `${this.fingerprints[this.sequence]}`);
    }
  }

  /** Forgets the meeting. */
  close() { rmSync(this.path, { recursive: true, force: true }); }
}
