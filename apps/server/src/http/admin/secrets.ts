import { randomBytes } from 'node:crypto';

/** 256 random bits as base64url (W8); the prefix tells people and log scanners what it is. */
export const newSecret = (prefix: 'pwd' | 'pag' | 'sip'): string =>
  `${prefix}_${randomBytes(32).toString('base64url')}`;

/** W6: 64 bytes, as HS512 wants them; as text of 86 characters. */
export const newSsoSecret = (): string => randomBytes(64).toString('base64url');
