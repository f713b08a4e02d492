import { canListen } from '@inlay/testkit/free-port.ts';
import { freeUdpPorts } from './free-udp-ports.ts';

/** For baresip, which takes its port by UDP and TCP, and the next one for TLS. */
export const telephonePort = async (): Promise<number> => {
  for (;;) {
    const [port = 0] = await freeUdpPorts(1);
    if ((await canListen(port)) && (await canListen(port + 1))) return port;
  }
};
