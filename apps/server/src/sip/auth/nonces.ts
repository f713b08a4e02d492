import { createHmac, timingSafeEqual } from 'node:crypto';

export type NonceVerdict = 'good' | 'stale' | 'foreign';

const lifetimeMs = 300_000;

/**
 * Nonces that need no memory: their time, signed with a key that belongs to one connection. An answer overheard on one
 * socket is worth nothing on another.
 */
export const nonces = (key: string, now: () => number) => {
  const signed = (time: string): string => createHmac('sha256', key).update(time).digest('hex').slice(0, 32);
  const make = (): string => {
    const time = now().toString(36);
    return `${time}.${signed(time)}`;
  };
  const judge = (nonce: string): NonceVerdict => {
    const [time = '', mac = ''] = nonce.split('.', 2);
    const expected = Buffer.from(signed(time));
    const given = Buffer.from(mac);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'foreign';
    return now() - Number.parseInt(time, 36) > lifetimeMs ? 'stale' : 'good';
  };
  return { make, judge };
};
export type Nonces = ReturnType<typeof nonces>;
