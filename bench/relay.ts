// npm run bench:relay: agent → visitor messages, stored on disk and acknowledged, beside a raw `ws` relay that does
// nothing but forward, both on the same single core in the same run.
import { measureInlay } from './relay/inlay.ts';
import { pinSelfAway } from './relay/pinned.ts';
import { measureRaw } from './relay/raw.ts';

const shape = {
  senders: 4,
  receiversEach: 5,
  window: 64,
  seconds: Number(process.argv[2] ?? 8),
  bytes: 200,
};
const whole = (value: number) => Math.round(value).toLocaleString('en-US').padStart(9);
const line = (name: string, run: { perSecond: number; p50: number; p99: number }) =>
  `${name.padEnd(34)} ${whole(run.perSecond)} msg/s   p50 ${run.p50.toFixed(2)} ms   p99 ${run.p99.toFixed(2)} ms`;

pinSelfAway();
console.log(
  `${shape.senders} senders × ${shape.window} under way, ${shape.senders * shape.receiversEach} receivers, ${shape.bytes}-byte frames, ${shape.seconds} s each`,
);
const raw = await measureRaw(shape);
console.log(line('raw ws relay', raw));
const inlay = await measureInlay(shape);
console.log(line('Inlay, stored and acknowledged', inlay));
console.log(`ratio ${(inlay.perSecond / raw.perSecond).toFixed(3)}`);
if (inlay.refused > 0)
  throw new Error(`${inlay.refused} messages were refused: the figures above do not count`);
process.exit(0);
