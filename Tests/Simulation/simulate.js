// Ten people write together against the real server, over a network and a disk that fail:
//
//   node Tests/Simulation/simulate.js [OPERATIONS]       a million, if not said otherwise
//   SEED=7 node Tests/Simulation/simulate.js             plays one meeting again
//
// `swift build --product SimulationServer` makes the server; SIMULATION_SERVER names another.

import { Meeting } from './meeting.js';
import { Letters } from './oracle.js';
import { Program, SwiftServer, findProgram } from './swiftServer.js';

const operationsPerMeeting = 400;
const people = 10;

const path = findProgram();
if (!path) {
  console.error('build the server first: swift build --product SimulationServer');
  process.exit(2);
}
const program = new Program(path);
const totals = { operations: 0, meetings: 0, crashes: 0, lost: 0, unexplained: 0 };

function play(seed) {
  let meeting;
  try {
    meeting = new Meeting(seed, (document) => new SwiftServer(program, document),
      { most: people, letters: new Letters() });
    meeting.run(operationsPerMeeting);
  } catch (error) {
    console.error(`SEED=${seed} node Tests/Simulation/simulate.js plays this again:`);
    throw error;
  }
  const { server } = meeting;
  totals.operations += server.sequence - 1;
  totals.meetings += 1;
  totals.crashes += server.crashes;
  totals.lost += server.recovered;
  totals.unexplained += meeting.unexplained.length;
  if (meeting.unexplained.length) console.log(`SEED=${seed}: ${meeting.unexplained.join(', ')}`);
  server.close();
}

const began = Date.now();
const report = () => console.log(
  `${totals.operations} operations acknowledged in ${totals.meetings} meetings of ${people}, ` +
  `${totals.crashes} crashes of the server, ${totals.lost} operations sent again after one, ` +
  `${totals.unexplained} letters unexplained, ` +
  `${Math.round((Date.now() - began) / 1000)} s`);
try {
  if (process.env.SEED) {
    play(Number(process.env.SEED));
  } else {
    const wanted = Number(process.argv[2] ?? 1_000_000);
    for (let seed = Number(process.env.FIRST ?? 1); totals.operations < wanted; seed += 1) {
      play(seed);
      if (totals.meetings % 20 === 0) report();
    }
  }
  report();
  // A letter that vanished without anybody's doing is a failure, however many are explained.
  if (totals.unexplained) process.exitCode = 1;
} finally {
  program.end();
}
