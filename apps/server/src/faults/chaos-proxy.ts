import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** What is done to the next connection: after so many bytes in one direction it is cut. */
export type Cut = { direction: 'up' | 'down'; after: number; how: 'reset' | 'end' };

const sever = (cut: Cut, ...sockets: Socket[]): void => {
  for (const socket of sockets) {
    if (cut.how === 'reset') socket.resetAndDestroy();
    else socket.destroySoon();
  }
};

/** Passes on the first `after` bytes, to the byte, then cuts both sides. */
const pass = (from: Socket, to: Socket, limit: number, onLimit: () => void): void => {
  let passed = 0;
  from.on('data', (chunk: Buffer) => {
    const rest = limit - passed;
    passed += chunk.length;
    if (chunk.length < rest) return void to.write(chunk);
    to.write(chunk.subarray(0, rest), onLimit);
    return undefined;
  });
};

/** A TCP relay to `port` that does what it is told to each connection. */
export const startChaosProxy = async (port: () => number) => {
  let next: Cut | null = null;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const cut = next;
    const upstream = connect(port(), '127.0.0.1');
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        open.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    const limit = (direction: Cut['direction']) => (cut?.direction === direction ? cut.after : Infinity);
    const onLimit = () => cut && sever(cut, client, upstream);
    pass(client, upstream, limit('up'), onLimit);
    pass(upstream, client, limit('down'), onLimit);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    /** For the connections that come from now on. */
    cutNext: (cut: Cut | null) => {
      next = cut;
    },
    cutAll: () => {
      for (const socket of open) socket.resetAndDestroy();
    },
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
};
