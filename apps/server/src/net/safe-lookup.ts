import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { UnsafeUrl } from './safe-url.ts';
import type { IsSafeAddress } from './unsafe-address.ts';

/** All addresses of a name, as the machine resolves it. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

/**
 * One unsafe answer among many spoils them all: whoever mixes them is trying something. Since the socket is opened to
 * the very addresses that were checked, a name that answers otherwise a moment later gains nothing.
 */
export const resolveSafely = async (
  host: string,
  { resolve, isSafe }: { resolve: Resolve; isSafe: IsSafeAddress },
): Promise<readonly LookupAddress[]> => {
  const addresses = await resolve(host).catch((cause: unknown) => {
    throw new UnsafeUrl('unknown_host', cause instanceof Error ? cause.message : host);
  });
  if (addresses.length === 0) throw new UnsafeUrl('unknown_host', host);
  const unsafe = addresses.find(({ address }) => !isSafe(address));
  if (unsafe) throw new UnsafeUrl('unsafe_address', `${host} is ${unsafe.address}`);
  return addresses;
};

/** For the sockets: they connect to what this answers and to nothing else. */
export const safeLookup =
  (checks: { resolve: Resolve; isSafe: IsSafeAddress }): LookupFunction =>
  (host, options, answer) => {
    resolveSafely(host, checks)
      .then((addresses) => {
        const [first] = addresses;
        if (options.all) answer(null, Array.from(addresses));
        else answer(null, first?.address ?? '', first?.family);
      })
      .catch((error: NodeJS.ErrnoException) => answer(error, '', 0));
  };
