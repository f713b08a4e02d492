import { once } from 'node:events';
import { createServer } from 'node:net';
import { freeUdpPorts } from './free-udp-ports.ts';

const canListen = async (port: number): Promise<boolean> => {
  const server = createServer().listen(port, '127.0.0.1');
  const [event] = await Promise.race([
    once(server, 'listening').then(() => ['listening']),
    once(server, 'error').then(() => ['error']),
  ]);
  server.close();
  return event === 'listening';
};

/** For baresip, which takes its port by UDP and TCP, and the next one for TLS. */
export const telephonePort = async (): Promise<number> => {
  for (;;) {
    const [port = 0] = await freeUdpPorts(1);
    if ((await canListen(port)) && (await canListen(port + 1))) return port;
  }
};
