import { createHash, createHmac } from 'node:crypto';
import type { Digests } from '@inlay/domain/signature.ts';

export const digests: Digests = {
  sha1: (text) => createHash('sha1').update(text).digest('hex'),
  hmacSha256: (key, text) => createHmac('sha256', key).update(text).digest('hex'),
};
