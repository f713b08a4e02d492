// npm run bench:calls: how long a call takes to be set up through the built-in line (from INVITE to ACK, between two
// phones that ring and answer at once), and what a whole call costs the processor, at 1, 50 and 200 calls a second.
// Beside it the same messages, of the same size and in the same order, through a relay on the same core that reads none
// of them. Without sound: what browsers say to each other does not pass the server.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { callsAtRate } from './calls/at-rate.ts';
import type { Pair } from './calls/pair.ts';
import { openRawPair } from './calls/raw-pair.ts';
import { extensionOf, seedAgents } from './calls/seed.ts';
import { sipPair } from './calls/sip-pair.ts';
import { openPhone } from './calls/sip-phone.ts';
import { cpuOf, cpuPerMessage } from './relay/cpu.ts';
import { percentiles } from './relay/percentiles.ts';
import { pinSelfAway, startPinned } from './relay/pinned.ts';
import { startInlay } from './relay/server.ts';

const seconds = Number(process.argv[2] ?? 10);
const pairCount = 200;
const secret = 'the-secret-of-the-benchmark';
const rates = [1, 50, 200];

type Measured = { p50: number; p99: number; cpuMs: number; threads: string; refused: number };
type Side = { pairs: readonly Pair[]; pid: number | undefined; stop: () => Promise<void> };

const openRaw = async (): Promise<Side> => {
  const server = startPinned(fileURLToPath(new URL('relay/raw-relay.ts', import.meta.url)), {});
  const { port } = await server.message;
  const pairs: Pair[] = [];
  for (let n = 0; n < pairCount; n += 1) pairs.push(await openRawPair(port, n));
  return { pairs, pid: server.process.pid, stop: server.stop };
};

const openLine = async (): Promise<Side> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'inlay-bench-'));
  const server = await startInlay({ INLAY_DATA_DIR: dataDir, SIP_LINE_SECRET: secret });
  // Only now: at its start the server takes agents without a connection off.
  seedAgents(dataDir, pairCount * 2);
  const phone = (n: number) => openPhone(server.ws, secret, extensionOf(n));
  const pairs: Pair[] = [];
  for (let n = 0; n < pairCount; n += 1) pairs.push(sipPair(await phone(2 * n), await phone(2 * n + 1)));
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { pairs, pid: server.process.pid, stop };
};

const total = (cpu: Map<string, number>): number => [...cpu.values()].reduce((sum, ns) => sum + ns / 1e6, 0);

const measure = async ({ pairs, pid }: Side, perSecond: number): Promise<Measured> => {
  const before = cpuOf(pid);
  const { took, refused } = await callsAtRate(pairs, perSecond, perSecond === 1 ? 3 * seconds : seconds);
  const after = cpuOf(pid);
  const calls = took.length + refused;
  const cpuMs = (total(after) - total(before)) / calls;
  return { ...percentiles(took), cpuMs, threads: cpuPerMessage(before, after, calls), refused };
};

const print = (name: string, { p50, p99, cpuMs }: Measured): void =>
  console.log(
    `${name.padEnd(22)} set up p50 ${p50.toFixed(2).padStart(6)} ms   p99 ${p99.toFixed(2).padStart(6)} ms   processor ${cpuMs.toFixed(2).padStart(5)} ms a call`,
  );

pinSelfAway();
console.log(`${pairCount} pairs of phones, ${seconds} s at each rate (${3 * seconds} s at 1 a second)\n`);
const [raw, line] = [await openRaw(), await openLine()];
// What the first calls cost is not what a call costs.
for (const side of [raw, line]) await callsAtRate(side.pairs, 50, 8);
for (const rate of rates) {
  const [bare, ours] = [await measure(raw, rate), await measure(line, rate)];
  console.log(`${rate} call${rate === 1 ? '' : 's'} a second`);
  print('  raw ws relay', bare);
  print('  the built-in line', ours);
  if (ours.threads !== '') console.log(`  µs a call by thread: ${ours.threads}`);
  if (ours.refused > 0) console.log(`  ${ours.refused} calls were refused: more than this core does`);
  console.log(
    `  ratio: p50 ${(ours.p50 / bare.p50).toFixed(1)}, p99 ${(ours.p99 / bare.p99).toFixed(1)}, processor ${(ours.cpuMs / bare.cpuMs).toFixed(1)}\n`,
  );
}
for (const { pairs, stop } of [raw, line]) {
  for (const pair of pairs) pair.close();
  await stop();
}
process.exit(0);
