import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below those that systems give to outgoing connections: none of them takes it before its server does, or while it restarts. */
export const quietPort = (): number => randomInt(20_000, 30_000);

export const canListen = async (port: number): Promise<boolean> => {
  const server = createServer().listen(port, '127.0.0.1');
  const listens = await once(server, 'listening').then(
    () => true,
    () => false,
  );
  if (listens) await once(server.close(), 'close');
  return listens;
};

/** A port of this machine that nobody listens on at this moment. */
export const freePort = async (): Promise<number> => {
  for (;;) {
    const port = quietPort();
    if (await canListen(port)) return port;
  }
};
