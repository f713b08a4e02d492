import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { pageSnippet, serverSnippet } from './snippets.ts';

/** The code as it stands, with what its imports give. */
const tokenBy = (algorithm: string, secret: string): string => {
  const code = serverSnippet(algorithm)
    .replace(/^import .*$/m, '')
    .replace('export const accessTokenOf', 'const accessTokenOf');
  // oxlint-disable-next-line typescript/no-implied-eval -- the very code that people copy
  const make = new Function('createHmac', 'process', `${code}; return accessTokenOf;`) as (
    hmac: typeof createHmac,
    process: { env: Record<string, string> },
  ) => (email: string) => string;
  return make(createHmac, { env: { INLAY_SSO_SECRET: secret } })('ada@demo.inlay');
};

const decode = (part: string | undefined): unknown =>
  JSON.parse(Buffer.from(part ?? '', 'base64url').toString());

test.each(['HS256', 'HS384', 'HS512'])('[W6] the copied server code makes tokens of %s', (algorithm) => {
  const [head, claims, signature] = tokenBy(algorithm, 'secret').split('.');
  expect(decode(head)).toEqual({ alg: algorithm, typ: 'JWT' });
  expect(decode(claims)).toMatchObject({ sub: 'ada@demo.inlay', exp: expect.any(Number) as number });
  const right = createHmac(`sha${algorithm.slice(2)}`, 'secret')
    .update(`${head}.${claims}`)
    .digest('base64url');
  expect(signature).toBe(right);
});

test('[W9] the copied page never speaks to anybody else, and is about forty lines', () => {
  const page = pageSnippet('https://desk.example');
  expect(page).toContain("const deskOrigin = 'https://desk.example'");
  expect(page).not.toContain("'*'");
  expect(page.split('\n').length).toBeLessThanOrEqual(42);
});

test('[W6] with a key set the code signs with the key', () => {
  expect(serverSnippet('ES256')).toContain("alg: 'ES256'");
});
