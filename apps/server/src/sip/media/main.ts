// The media process: audio must not wait for the server's work, nor the server for audio.
import { MediaCall } from './media-call.ts';
import type { MediaOrder, MediaResult } from './media-messages.ts';

/** Measured: about a hundred calls a core. */
const mostCalls = 60;
/** A demo that nobody hangs up. */
const longestMs = 600_000;

const calls = new Map<number, MediaCall>();

const tell = (result: MediaResult): void => {
  process.send?.(result);
};

const faultOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown fault');

const end = async (call: number): Promise<void> => {
  const ended = calls.get(call);
  calls.delete(call);
  await ended?.close();
};

const callOf = ({ call, kind }: Extract<MediaOrder, { op: 'answer' }>): MediaCall => {
  const known = calls.get(call);
  if (known) return known;
  if (calls.size >= mostCalls) throw new Error('too many calls of the demo numbers');
  const made = new MediaCall(kind);
  calls.set(call, made);
  setTimeout(() => void end(call), longestMs).unref();
  return made;
};

const answer = async (order: Extract<MediaOrder, { op: 'answer' }>): Promise<void> => {
  try {
    tell({ id: order.id, answer: await callOf(order).answer(order.offer) });
  } catch (error) {
    await end(order.call);
    tell({ id: order.id, fault: faultOf(error) });
  }
};

process.on('message', (order: MediaOrder) => {
  if (order.op === 'answer') void answer(order);
  else if (order.op === 'dtmf') calls.get(order.call)?.dtmf(order.digits);
  else void end(order.call);
});
// The server has gone.
process.on('disconnect', () => process.exit(0));
