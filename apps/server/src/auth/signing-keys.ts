import { createSecretKey } from 'node:crypto';
import type { JWTVerifyGetKey, KeyObject } from 'jose';
import type { SafeFetch } from '../net/safe-fetch.ts';
import type { DeskRecord } from '../store/accounts-port.ts';

/** W6: a shorter secret could be guessed from a single token. */
const secretBytes = 48;

export type SigningKeys = (desk: DeskRecord) => Promise<KeyObject | JWTVerifyGetKey | null>;

const keySetBytes = 256 * 1024;
const keySetMs = 3000;

/** An administrator entered the address: it is asked like all addresses of others, checked where the socket is opened. */
const fetchSafely =
  (fetcher: Pick<SafeFetch, 'fetch'>) =>
  async (url: string): Promise<Response> => {
    const answer = await fetcher.fetch(url, {
      method: 'GET',
      headers: { accept: 'application/json' },
      timeoutMs: keySetMs,
      maxBytes: keySetBytes,
    });
    const chunks: Uint8Array[] = [];
    for await (const chunk of answer.body) chunks.push(chunk);
    return new Response(Buffer.concat(chunks), { status: answer.status });
  };

/** What a desk's tokens are checked with; null: the desk has no (usable) single sign-on. */
export const signingKeys = (fetcher?: Pick<SafeFetch, 'fetch'>): SigningKeys => {
  // jose keeps what it fetched and asks again when a key is unknown, at most twice a minute.
  const remote = new Map<string, JWTVerifyGetKey>();
  const keySetAt = async (url: string): Promise<JWTVerifyGetKey> => {
    const { createRemoteJWKSet, customFetch } = await import('jose');
    const options = {
      timeoutDuration: keySetMs,
      ...(fetcher ? { [customFetch]: fetchSafely(fetcher) } : {}),
    };
    const keySet = remote.get(url) ?? createRemoteJWKSet(new URL(url), options);
    remote.set(url, keySet);
    return keySet;
  };
  return async ({ ssoAlgorithm, ssoSecret, ssoJwksUrl }) => {
    if (!ssoAlgorithm.startsWith('HS')) return ssoJwksUrl === null ? null : keySetAt(ssoJwksUrl);
    const secret = Buffer.from(ssoSecret ?? '');
    return secret.length >= secretBytes ? createSecretKey(secret) : null;
  };
};
