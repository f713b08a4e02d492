import { createHash, createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { seededRandom } from '@inlay/testkit/seeded-random.ts';
import { type Digests, sameDigest, signPage, verifyPage } from './signature.ts';

const token = 'inlay-demo-page-token';
const pageOrigin = 'https://shop.example';
const now = Date.UTC(2026, 0, 5, 9);
const both = ['sha1', 'hmac-sha256'] as const;

const node: Digests = {
  sha1: (text) => createHash('sha1').update(text).digest('hex'),
  hmacSha256: (key, text) => createHmac('sha256', key).update(text).digest('hex'),
};

const hex = (buffer: ArrayBuffer): string => Buffer.from(buffer).toString('hex');
const bytes = (text: string) => new TextEncoder().encode(text);

/** What a browser has. */
const web: Digests = {
  sha1: async (text) => hex(await crypto.subtle.digest('SHA-1', bytes(text))),
  hmacSha256: async (key, text) => {
    const algorithm = { name: 'HMAC', hash: 'SHA-256' };
    const imported = await crypto.subtle.importKey('raw', bytes(key), algorithm, false, ['sign']);
    return hex(await crypto.subtle.sign('HMAC', imported, bytes(text)));
  },
};

const verify = (claim: object, more: object = {}) =>
  verifyPage(claim as never, { token, pageOrigin, now, accept: both, ...more }, node);

test('[S3] both schemes as they are written down, with hashes computed elsewhere', async () => {
  // printf '%s' '1767603600inlay-demo-page-tokenn-1' | sha1sum
  expect(await signPage({ token, nonce: 'n-1', pageOrigin, now }, 'sha1', node)).toEqual({
    timestamp: '1767603600',
    nonce: 'n-1',
    signature: node.sha1('1767603600inlay-demo-page-tokenn-1'),
  });
  const { signature } = await signPage({ token, nonce: 'n-1', pageOrigin, now }, 'hmac-sha256', node);
  expect(signature).toBe(node.hmacSha256(token, '1767603600.n-1.https://shop.example'));
});

test.each(both)("[S3] %s: Node's hashes and WebCrypto's agree, and verify", async (scheme) => {
  const input = { token, nonce: '随机 n', pageOrigin, now };
  const claim = await signPage(input, scheme, node);
  expect(await signPage(input, scheme, web)).toEqual(claim);
  expect(await verify(claim)).toEqual({ ok: true, scheme, signedAt: now });
  expect(await verify({ ...claim, timestamp: Number(claim.timestamp) })).toMatchObject({ ok: true });
});

test.each(both)('[S3] %s: 300 s either way, not a second more', async (scheme) => {
  const claim = await signPage({ token, nonce: 'n', pageOrigin, now }, scheme, node);
  for (const off of [300_000, -300_000]) {
    expect(await verify(claim, { now: now + off })).toMatchObject({ ok: true });
    expect(await verify(claim, { now: now + off + Math.sign(off) })).toEqual({
      ok: false,
      reason: 'expired',
    });
  }
});

test('[S3] a timestamp in milliseconds counts too', async () => {
  const timestamp = String(now);
  const signature = node.sha1([token, timestamp, 'n'].toSorted().join(''));
  expect(await verify({ timestamp, nonce: 'n', signature })).toMatchObject({ ok: true, signedAt: now });
});

test('[S3] another token, nonce, time or, with hmac, origin is wrong', async () => {
  const claim = await signPage({ token, nonce: 'n', pageOrigin, now }, 'hmac-sha256', node);
  const wrong = { ok: false, reason: 'wrong' };
  expect(await verify(claim, { token: 'other' })).toEqual(wrong);
  expect(await verify(claim, { pageOrigin: 'https://shop.example.evil.example' })).toEqual(wrong);
  expect(await verify({ ...claim, nonce: 'm' })).toEqual(wrong);
  expect(await verify({ ...claim, timestamp: '1767603601' })).toEqual(wrong);
  expect(await verify(claim, { accept: ['sha1'] })).toEqual(wrong);
});

test('[S3] what is no signature at all is malformed, an empty token lets nobody in', async () => {
  const claim = await signPage({ token: '', nonce: 'n', pageOrigin, now }, 'sha1', node);
  const malformed = { ok: false, reason: 'malformed' };
  expect(await verify(claim, { token: '' })).toEqual(malformed);
  for (const signature of [
    '',
    'x',
    claim.signature.toUpperCase(),
    `${claim.signature}0`,
    `${claim.signature}\n`,
  ])
    expect(await verify({ ...claim, signature })).toEqual(malformed);
  for (const timestamp of [
    '',
    '0',
    '-1767603600',
    '1e9',
    ' 1767603600',
    '1767603600.5',
    NaN,
    Infinity,
    '9'.repeat(30),
  ])
    expect(await verify({ ...claim, timestamp })).toEqual(malformed);
  expect(await verify({ ...claim, nonce: '' })).toEqual(malformed);
});

test('[S3] one changed digit anywhere is wrong', async () => {
  const random = seededRandom(7);
  const claim = await signPage({ token, nonce: 'n', pageOrigin, now }, 'hmac-sha256', node);
  for (let round = 0; round < 500; round += 1) {
    const at = Math.floor(random() * claim.signature.length);
    const digit = (
      (Number.parseInt(claim.signature[at] ?? '0', 16) + 1 + Math.floor(random() * 15)) %
      16
    ).toString(16);
    const signature = claim.signature.slice(0, at) + digit + claim.signature.slice(at + 1);
    expect(await verify({ ...claim, signature })).toEqual({ ok: false, reason: 'wrong' });
  }
  expect(sameDigest('ab', 'abc')).toBe(false);
});
