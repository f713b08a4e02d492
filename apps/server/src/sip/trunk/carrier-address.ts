import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { lookup } from 'node:dns/promises';
import type { TrunkConfig } from './trunk-config.ts';
import type { Carrier } from './trunk-way.ts';

/** IPv4 only. Rejects where the name is unknown. */
export const findCarrier = async ({ host, port }: TrunkConfig): Promise<Carrier> => {
  const found = await lookup(host, { all: true, family: 4 });
  const [first] = found;
  if (!first) throw new Error(`${host} has no IPv4 address`);
  return { address: first.address, port, all: new Set(found.map(({ address }) => address)) };
};

/** The address of this machine on the way there. Nothing is sent. */
export const ownAddressTowards = async ({ address, port }: Carrier): Promise<string> => {
  const socket = createSocket('udp4');
  socket.connect(port, address);
  await once(socket, 'connect');
  const own = socket.address().address;
  socket.close();
  return own;
};
