import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import { load, type Measured } from './load.ts';
import { startPinned } from './pinned.ts';
import type { Shape } from './shape.ts';

/** A bare client of Socket.IO's protocol (Engine.IO 4): its own client would cost this process more than the server. */
const open = async (port: number): Promise<WebSocket> => {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`);
  socket.on('message', (data: Buffer) => data.length === 1 && data[0] === 0x32 && socket.send('3'));
  await once(socket, 'message');
  socket.send('40');
  await once(socket, 'message');
  return socket;
};

export const measureSocketIo = async (shape: Shape): Promise<Measured> => {
  const server = startPinned(fileURLToPath(new URL('./socket-io-relay.ts', import.meta.url)), {});
  const port = Number((await server.message)['port']);
  for (let receiver = 0; receiver < shape.senders * shape.receiversEach; receiver += 1) {
    const socket = await open(port);
    socket.send(`42["join",${receiver}]`);
  }
  const senders = await Promise.all(
    Array.from({ length: shape.senders }, async (_, index) => {
      const frame = (n: number) => {
        const receiver = index * shape.receiversEach + (n % shape.receiversEach);
        const head = `42${n}["send",${receiver},"`;
        return `${head}${'x'.repeat(shape.bytes - head.length - 2)}"]`;
      };
      return { socket: await open(port), frame };
    }),
  );
  const run = load(senders);
  for (const [index, { socket }] of senders.entries())
    socket.on('message', (data: Buffer) => {
      // 43: an acknowledgement.
      if (data[0] === 0x34 && data[1] === 0x33) run.settled(index);
    });
  const measured = await run.saturate(shape.window, shape.seconds);
  await server.stop();
  return measured;
};
