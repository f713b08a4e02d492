import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export type CuttableLine = {
  port: number;
  /** All connections break, and new ones are refused until `mend`. */
  cut: () => void;
  mend: () => void;
  close: () => void;
};

/** Between the browser and the SIP server: bytes as they are, until it is cut. */
export const startCuttableLine = async (target: number): Promise<CuttableLine> => {
  const sockets = new Set<Socket>();
  let whole = true;
  const drop = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const pass = (near: Socket): void => {
    const far = connect(target, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  };
  const server = createServer((near) => {
    if (whole) pass(near);
    else near.destroy();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return {
    port: address.port,
    cut: () => {
      whole = false;
      drop();
    },
    mend: () => void (whole = true),
    close: () => {
      drop();
      server.close();
    },
  };
};
