import ipaddr from 'ipaddr.js';

/** Whether an address may be reached for somebody else. Only what is public and means one machine. */
export type IsSafeAddress = (address: string) => boolean;

const globalV6 = ipaddr.IPv6.parseCIDR('2000::/3');

const isPublic = (address: ipaddr.IPv4 | ipaddr.IPv6): boolean => {
  if (address.range() !== 'unicast') return false;
  // The rest of IPv6 has no public machines, whatever names its parts will get.
  return address.kind() === 'ipv4' || (address as ipaddr.IPv6).match(globalV6);
};

type Network = [ipaddr.IPv4 | ipaddr.IPv6, number];

const parseNetwork = (text: string): Network => {
  if (text.includes('/')) return ipaddr.parseCIDR(text);
  const address = ipaddr.parse(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
};

const lies = (address: ipaddr.IPv4 | ipaddr.IPv6, [network, bits]: Network): boolean =>
  address.kind() === network.kind() && address.match(network, bits);

/** `allowed`: networks of the operator's own that may be reached although they are not public. */
export const safeAddresses = (allowed: readonly string[]): IsSafeAddress => {
  const networks = allowed.map(parseNetwork);
  return (text) => {
    if (!ipaddr.isValid(text)) return false;
    const address = ipaddr.parse(text);
    return isPublic(address) || networks.some((network) => lies(address, network));
  };
};
