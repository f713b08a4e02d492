import { BlockList, isIP } from 'node:net';

const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');
const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 4 ? 'ipv4' : 'ipv6');

/** Whether an address lies in one of these networks (`10.0.0.0/8`, `::1`). */
export const networkList = (networks: readonly string[]): ((address: string) => boolean) => {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    const family = familyOf(address);
    list.addSubnet(address, prefix === undefined ? (family === 'ipv4' ? 32 : 128) : Number(prefix), family);
  }
  return (address) => {
    const bare = plain(address);
    return isIP(bare) !== 0 && list.check(bare, familyOf(bare));
  };
};

const loopback = networkList(['127.0.0.0/8', '::1']);

/** Whether only this machine can reach a server that listens there. */
export const isLoopback = (host: string): boolean => host === 'localhost' || loopback(host);
