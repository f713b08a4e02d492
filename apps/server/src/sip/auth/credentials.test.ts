import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { digestResponse, readDigest } from './digest.ts';
import { ephemeralPassword, isCurrent, mintCredential, readCredentialName } from './ephemeral-credential.ts';
import { nonces } from './nonces.ts';

test('[P6] the password is base64(HMAC-SHA1(secret, "<expiry>:<extension>")), as coturn and auth_ephemeral compute it', () => {
  // echo -n "1433895918:8001" | openssl dgst -sha1 -hmac "north" -binary | base64
  expect(ephemeralPassword('north', '1433895918:8001')).toBe('UyVZ7VGpbaFsl3JqBnzl6gXMNIo=');
  const minted = mintCredential('north', '8001', 1_800_000_000_500, 86_400_000);
  expect(minted.username).toBe('1800003600:8001');
  expect(minted.expiresAt).toBe(1_800_003_600_000);
  expect(minted.password).toBe(ephemeralPassword('north', minted.username));
});

test('[P6] names that we never mint are none; expired and too distant ones are not current', () => {
  for (const name of [
    '',
    '8001',
    ':8001',
    '1e9:8001',
    '1433895918:',
    '-433895918:8001',
    '1433895918:a b',
    '14338959189999:8001',
  ])
    expect(readCredentialName(name)).toBe(null);
  const name = readCredentialName('1800003600:8001');
  if (!name) throw new Error('not read');
  expect(isCurrent(name, 1_800_000_000_000)).toBe(true);
  expect(isCurrent(name, 1_800_003_600_000)).toBe(false);
  expect(isCurrent(name, 1_799_990_000_000)).toBe(false);
});

test('[P6] digest: the example of RFC 2617 §3.5, and what is not ours is null', () => {
  const answer = {
    username: 'Mufasa',
    realm: 'testrealm@host.com',
    nonce: 'dcd98b7102dd2f0e8b11d0f600bfb0c093',
    uri: '/dir/index.html',
    cnonce: '0a4f113b',
    nc: '00000001',
  };
  expect(digestResponse(answer, 'GET', 'Circle Of Life')).toBe('6629fae49393a05397450978507c4ef1');
  expect(readDigest('Basic abc')).toBe(null);
  expect(readDigest('Digest username="a"')).toBe(null);
  expect(
    readDigest(
      'Digest username="a", realm="r", nonce="n", uri="u", response="x", qop=auth-int, nc=1, cnonce="c"',
    ),
  ).toBe(null);
  expect(
    readDigest(
      'Digest username="a,\\"b", realm="r", nonce="n", uri="u", response="X", qop=auth, nc=1, cnonce="c"',
    ),
  ).toMatchObject({ username: 'a,"b', response: 'x' });
});

test('[P6] a nonce belongs to one connection and to five minutes', () => {
  let now = 1_000_000;
  const mine = nonces('a', () => now);
  const nonce = mine.make();
  expect(mine.judge(nonce)).toBe('good');
  expect(nonces('b', () => now).judge(nonce)).toBe('foreign');
  expect(mine.judge(`${nonce}0`)).toBe('foreign');
  expect(mine.judge('')).toBe('foreign');
  expect(mine.judge(createHash('md5').update('x').digest('hex'))).toBe('foreign');
  now += 300_001;
  expect(mine.judge(nonce)).toBe('stale');
});
