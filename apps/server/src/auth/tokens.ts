import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits as base64url (W8). The prefix tells people and log scanners what it is. */
export const newToken = (prefix: 'ses' | 'tkt' | 'vis' | 'key' | 'set'): string =>
  `${prefix}_${randomBytes(32).toString('base64url')}`;

// A random 256-bit secret needs no slow hash: nobody can guess its preimage.
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url');
