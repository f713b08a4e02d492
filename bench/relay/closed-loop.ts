import type { WebSocket } from 'ws';

export type Sender = {
  socket: WebSocket;
  /** The n-th frame of this sender. */
  frame: (n: number) => string | Buffer;
};

export type Load = {
  senders: Sender[];
  /** Sent, not yet answered, per sender. */
  window: number;
  seconds: number;
};

/**
 * Keeps `window` frames of each sender under way. `settled(sender)` says that the oldest frame of that sender has
 * arrived; answers come in the order of the requests, so a queue of times is enough to measure each.
 */
export const closedLoop = ({ senders, window, seconds }: Load) => {
  const sentAt = senders.map((): number[] => []);
  const heads = senders.map(() => 0);
  const counts = senders.map(() => 0);
  const latencies: number[] = [];
  let measuring = false;
  let sending = true;
  let settledCount = 0;

  const send = (index: number): void => {
    const sender = senders[index];
    const queue = sentAt[index];
    if (!sender || !queue || !sending) return;
    queue.push(performance.now());
    counts[index] = (counts[index] ?? 0) + 1;
    sender.socket.send(sender.frame(counts[index] ?? 0));
  };

  const settled = (index: number): void => {
    const queue = sentAt[index];
    const head = heads[index] ?? 0;
    const started = queue?.[head];
    if (!queue || started === undefined) return;
    heads[index] = head + 1;
    if (measuring) {
      settledCount += 1;
      latencies.push(performance.now() - started);
    }
    send(index);
  };

  const run = async (): Promise<{ perSecond: number; latencies: number[] }> => {
    for (const index of senders.keys()) for (let n = 0; n < window; n += 1) send(index);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    measuring = true;
    const start = performance.now();
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    measuring = false;
    const elapsed = (performance.now() - start) / 1000;
    sending = false;
    return { perSecond: settledCount / elapsed, latencies };
  };

  return { settled, run };
};
