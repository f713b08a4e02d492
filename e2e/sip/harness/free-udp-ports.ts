import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

const bound = async (): Promise<Socket> => {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return socket;
};

/** Ports that nobody listens on at this moment, all different. */
export const freeUdpPorts = async (count: number): Promise<number[]> => {
  const sockets = await Promise.all(Array.from({ length: count }, bound));
  const ports = sockets.map((socket) => socket.address().port);
  for (const socket of sockets) socket.close();
  return ports;
};
