import { createSocket, type RemoteInfo } from 'node:dgram';
import { once } from 'node:events';
import { systemClock } from '../../clock.ts';

const patience = 5_000;

export type Datagram = { data: Buffer; from: RemoteInfo };

/** A UDP socket on this machine that remembers what has come in. */
export const openUdp = async (address = '127.0.0.1') => {
  const socket = createSocket('udp4');
  const seen: Datagram[] = [];
  let waiting: (() => void)[] = [];
  socket.on('message', (data, from) => {
    seen.push({ data, from });
    for (const check of waiting.splice(0)) check();
  });
  socket.bind(0, address);
  await once(socket, 'listening');
  return {
    port: socket.address().port,
    seen,
    send: (data: Buffer | string, port: number): Promise<void> =>
      new Promise((resolve, reject) =>
        socket.send(data, port, '127.0.0.1', (error) => (error ? reject(error) : resolve())),
      ),
    until: async (holds: () => boolean, what: string): Promise<void> => {
      const deadline = systemClock.now() + patience;
      while (!holds()) {
        const left = deadline - systemClock.now();
        if (left <= 0) throw new Error(`waited in vain for ${what}; saw ${seen.length} datagrams`);
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, left);
          waiting.push(() => {
            clearTimeout(timer);
            resolve();
          });
        });
      }
    },
    /** The next datagram, or so much time. */
    more: (ms: number): Promise<void> =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      }),
    close: () => {
      waiting = [];
      socket.close();
    },
  };
};
export type Udp = Awaited<ReturnType<typeof openUdp>>;
