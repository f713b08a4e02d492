// The media process: audio must not wait for the server's work, nor the server for audio.
import { BridgeCall } from './bridge-call.ts';
import type { CallMedia } from './call-media.ts';
import { DemoCall } from './demo-call.ts';
import type { MediaOrder, MediaResult, MediaWish } from './media-messages.ts';

/** Measured: about a hundred calls a core. */
const mostCalls = 60;
/** A demo that nobody hangs up; a telephone has a policy that ends its call. */
const longestDemoMs = 600_000;

const calls = new Map<number, CallMedia>();

type Ask = Extract<MediaOrder, { op: 'ask' }>;

const tell = (result: MediaResult): void => {
  process.send?.(result);
};

const faultOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown fault');

const end = async (call: number): Promise<void> => {
  const ended = calls.get(call);
  calls.delete(call);
  await ended?.close();
};

const newCall = (call: number, wish: MediaWish): CallMedia => {
  if (typeof wish !== 'string') return new BridgeCall(wish.bridge);
  setTimeout(() => void end(call), longestDemoMs).unref();
  return new DemoCall(wish);
};

const callOf = ({ call, wish }: Ask): CallMedia => {
  const known = calls.get(call);
  if (known) return known;
  if (calls.size >= mostCalls) throw new Error('too many calls at once with media of the server');
  const made = newCall(call, wish);
  calls.set(call, made);
  return made;
};

/** A demo whose page cannot be answered is over; a telephone may still be talked to, and its call says when it is not. */
const answer = async (order: Ask): Promise<void> => {
  try {
    tell({ id: order.id, sdp: await callOf(order).ask(order.what, order.sdp) });
  } catch (error) {
    if (typeof order.wish === 'string') await end(order.call);
    tell({ id: order.id, fault: faultOf(error) });
  }
};

process.on('message', (order: MediaOrder) => {
  if (order.op === 'ask') void answer(order);
  else if (order.op === 'dtmf') calls.get(order.call)?.dtmf(order.digits);
  else void end(order.call);
});
// The server has gone.
process.on('disconnect', () => process.exit(0));
