import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { quietPort } from '@inlay/testkit/free-port.ts';

const bound = async (): Promise<Socket> => {
  for (;;) {
    const socket = createSocket('udp4').bind(quietPort(), '127.0.0.1');
    const listens = await once(socket, 'listening').then(
      () => true,
      () => false,
    );
    if (listens) return socket;
    socket.close();
  }
};

/** Ports that nobody listens on at this moment, all different. */
export const freeUdpPorts = async (count: number): Promise<number[]> => {
  const sockets = await Promise.all(Array.from({ length: count }, bound));
  const ports = sockets.map((socket) => socket.address().port);
  for (const socket of sockets) socket.close();
  return ports;
};
