import { createSecretKey } from 'node:crypto';
import type { JWTVerifyGetKey, KeyObject } from 'jose';
import type { DeskRecord } from '../store/port.ts';

/** W6: a shorter secret could be guessed from a single token. */
const secretBytes = 48;

export type SigningKeys = (desk: DeskRecord) => Promise<KeyObject | JWTVerifyGetKey | null>;

/** What a desk's tokens are checked with; null: the desk has no (usable) single sign-on. */
export const signingKeys = (): SigningKeys => {
  // jose keeps what it fetched and asks again when a key is unknown, at most twice a minute.
  const remote = new Map<string, JWTVerifyGetKey>();
  const keySetAt = async (url: string): Promise<JWTVerifyGetKey> => {
    const { createRemoteJWKSet } = await import('jose');
    const keySet = remote.get(url) ?? createRemoteJWKSet(new URL(url), { timeoutDuration: 3000 });
    remote.set(url, keySet);
    return keySet;
  };
  return async ({ ssoAlgorithm, ssoSecret, ssoJwksUrl }) => {
    if (!ssoAlgorithm.startsWith('HS')) return ssoJwksUrl === null ? null : keySetAt(ssoJwksUrl);
    const secret = Buffer.from(ssoSecret ?? '');
    return secret.length >= secretBytes ? createSecretKey(secret) : null;
  };
};
