// npm run bench:relay: agent → visitor messages, stored on disk and acknowledged, beside a raw `ws` relay that does
// nothing but forward, and Socket.IO, which forwards and acknowledges but stores nothing; each alone on the same single
// core in the same run.
import { measureInlay } from './relay/inlay.ts';
import type { Measured } from './relay/load.ts';
import { pinSelfAway } from './relay/pinned.ts';
import { measureRaw } from './relay/raw.ts';
import type { Shape } from './relay/shape.ts';
import { measureSocketIo } from './relay/socket-io.ts';

const rounds = 3;
const shape: Shape = {
  senders: 4,
  receiversEach: 5,
  window: 128,
  seconds: Number(process.argv[2] ?? 6),
  bytes: 200,
};
const whole = (value: number) => Math.round(value).toLocaleString('en-US').padStart(9);
const print = (name: string, run: Measured) =>
  console.log(
    `${name.padEnd(34)} ${whole(run.perSecond)} msg/s   p50 ${run.p50.toFixed(2)} ms   p99 ${run.p99.toFixed(2)} ms`,
  );
const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

/** All three, one after the other: what the machine does besides strikes each alike. */
const measureRound = async () => {
  const raw = await measureRaw(shape);
  print('raw ws relay', raw);
  const socketIo = await measureSocketIo(shape);
  print('Socket.IO, acknowledged', socketIo);
  const inlay = await measureInlay(shape);
  print('Inlay, stored and acknowledged', inlay.saturated);
  print('Inlay at half that rate', inlay.half);
  if (inlay.cpu !== '') console.log(`processor time a message, µs: ${inlay.cpu}`);
  if (inlay.refused > 0)
    throw new Error(`${inlay.refused} messages were refused: the figures above do not count`);
  const toRaw = inlay.saturated.perSecond / raw.perSecond;
  const toSocketIo = inlay.saturated.perSecond / socketIo.perSecond;
  console.log(`ratio to raw ${toRaw.toFixed(3)}, to Socket.IO ${toSocketIo.toFixed(3)}\n`);
  return { toRaw, toSocketIo, halfP99: inlay.half.p99 };
};

pinSelfAway();
console.log(
  `${shape.senders} senders × ${shape.window} under way, ${shape.senders * shape.receiversEach} receivers, ${shape.bytes}-byte frames, ${shape.seconds} s each\n`,
);
const measured: Awaited<ReturnType<typeof measureRound>>[] = [];
for (let round = 0; round < rounds; round += 1) measured.push(await measureRound());
console.log(
  `medians of ${rounds} rounds: to raw ${median(measured.map(({ toRaw }) => toRaw)).toFixed(3)}, ` +
    `to Socket.IO ${median(measured.map(({ toSocketIo }) => toSocketIo)).toFixed(3)}, ` +
    `p99 at half the rate ${median(measured.map(({ halfP99 }) => halfP99)).toFixed(1)} ms`,
);
process.exit(0);
