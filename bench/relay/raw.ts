import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import { load, type Measured } from './load.ts';
import { startPinned } from './pinned.ts';
import type { Shape } from './shape.ts';

const open = async (url: string): Promise<WebSocket> => {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  await once(socket, 'open');
  return socket;
};

/** Frames of the same size as Inlay's, forwarded and nothing else. */
export const measureRaw = async (shape: Shape): Promise<Measured> => {
  const server = startPinned(fileURLToPath(new URL('./raw-relay.ts', import.meta.url)), {});
  const { port } = await server.message;
  const senders = await Promise.all(
    Array.from({ length: shape.senders }, async (_, index) => {
      const names = Array.from({ length: shape.receiversEach }, (__, n) => index * shape.receiversEach + n);
      const frame = JSON.stringify({ text: '' }).replace('""', `"${'x'.repeat(shape.bytes - 11)}"`);
      return { socket: await open(`ws://127.0.0.1:${port}/from/${names.join('/')}`), frame: () => frame };
    }),
  );
  const run = load(senders);
  await Promise.all(
    Array.from({ length: shape.senders * shape.receiversEach }, async (_, n) => {
      const socket = await open(`ws://127.0.0.1:${port}/to/${n}`);
      const sender = Math.floor(n / shape.receiversEach);
      socket.on('message', () => run.settled(sender));
    }),
  );
  const measured = await run.saturate(shape.window, shape.seconds);
  await server.stop();
  return measured;
};
