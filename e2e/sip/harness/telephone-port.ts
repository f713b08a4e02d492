import { once } from 'node:events';
import { createServer } from 'node:net';
import { freeUdpPorts } from './free-udp-ports.ts';

const canListen = async (port: number): Promise<boolean> => {
  const server = createServer().listen(port, '127.0.0.1');
  const listens = await once(server, 'listening').then(
    () => true,
    () => false,
  );
  server.close();
  return listens;
};

const highest = 65_535;

/** For baresip, which takes its port by UDP and TCP, and the next one for TLS. */
export const telephonePort = async (): Promise<number> => {
  for (;;) {
    const [port = 0] = await freeUdpPorts(1);
    if (port < highest && (await canListen(port)) && (await canListen(port + 1))) return port;
  }
};
