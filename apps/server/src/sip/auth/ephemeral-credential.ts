import { createHmac } from 'node:crypto';

/** P6: short-lived credentials, as coturn's REST API and Kamailio's auth_ephemeral understand them. */
export type EphemeralCredential = { username: string; password: string; expiresAt: number };

export const longestCredentialMs = 3_600_000;

/** base64(HMAC-SHA1(secret, username)). */
export const ephemeralPassword = (secret: string, username: string): string =>
  createHmac('sha1', secret).update(username).digest('base64');

/** `<expiry in unix seconds>:<extension>`. */
export const mintCredential = (
  secret: string,
  extension: string,
  now: number,
  ttlMs: number,
): EphemeralCredential => {
  const expiry = Math.floor((now + Math.min(ttlMs, longestCredentialMs)) / 1000);
  const username = `${expiry}:${extension}`;
  return { username, password: ephemeralPassword(secret, username), expiresAt: expiry * 1000 };
};

export type CredentialName = { extension: string; expiresAt: number };

/** Null for a name that we never mint. */
export const readCredentialName = (username: string): CredentialName | null => {
  const [, expiry, extension] = /^([0-9]{10,11}):([A-Za-z0-9._+-]{1,64})$/.exec(username) ?? [];
  return expiry === undefined || extension === undefined
    ? null
    : { extension, expiresAt: Number(expiry) * 1000 };
};

/** One minted by another clock may be a little ahead; more than an hour was never minted by us. */
const skewMs = 60_000;

export const isCurrent = ({ expiresAt }: CredentialName, now: number): boolean =>
  expiresAt > now && expiresAt <= now + longestCredentialMs + skewMs;
