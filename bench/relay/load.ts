import type { WebSocket } from 'ws';
import { percentiles } from './percentiles.ts';

export type Sender = {
  socket: WebSocket;
  /** The n-th frame of this sender. */
  frame: (n: number) => string;
};

export type Measured = { perSecond: number; p50: number; p99: number };

const warmUpMs = 1500;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Sends frames and times their answers. `settled(sender)` says that the oldest frame of that sender under way is
 * answered; answers come in the order of the requests, so a queue of times is enough to measure each.
 */
export const load = (senders: readonly Sender[]) => {
  const sentAt = senders.map((): number[] => []);
  const heads = senders.map(() => 0);
  const counts = senders.map(() => 0);
  let latencies: number[] = [];
  let measuring = false;
  let onSettled: (sender: number) => void = () => undefined;

  const send = (index: number): void => {
    const sender = senders[index];
    sentAt[index]?.push(performance.now());
    counts[index] = (counts[index] ?? 0) + 1;
    sender?.socket.send(sender.frame(counts[index] ?? 0));
  };

  const settled = (index: number): void => {
    const head = heads[index] ?? 0;
    const started = sentAt[index]?.[head];
    if (started === undefined) return;
    heads[index] = head + 1;
    if (measuring) latencies.push(performance.now() - started);
    onSettled(index);
  };

  const measure = async (seconds: number): Promise<Measured> => {
    await pause(warmUpMs);
    latencies = [];
    measuring = true;
    const start = performance.now();
    await pause(seconds * 1000);
    measuring = false;
    const elapsed = (performance.now() - start) / 1000;
    return { perSecond: latencies.length / elapsed, ...percentiles(latencies) };
  };

  const underWay = (): number =>
    sentAt.reduce((sum, queue, index) => sum + queue.length - (heads[index] ?? 0), 0);

  const drained = async (): Promise<void> => {
    onSettled = () => undefined;
    while (underWay() > 0) await pause(20);
  };

  /** As fast as it goes: `window` frames of each sender are always under way. */
  const saturate = async (window: number, seconds: number): Promise<Measured> => {
    onSettled = send;
    for (const index of senders.keys()) for (let n = 0; n < window; n += 1) send(index);
    const measured = await measure(seconds);
    await drained();
    return measured;
  };

  /** At a rate of all senders together, whether answers come or not. */
  const pace = async (perSecond: number, seconds: number): Promise<Measured> => {
    let sent = 0;
    const start = performance.now();
    const timer = setInterval(() => {
      const due = ((performance.now() - start) / 1000) * perSecond;
      for (; sent < due; sent += 1) send(sent % senders.length);
    }, 1);
    const measured = await measure(seconds);
    clearInterval(timer);
    await drained();
    return measured;
  };

  return { settled, saturate, pace };
};
