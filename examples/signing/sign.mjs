import { createHmac, randomUUID } from 'node:crypto';

const hmac = (algorithm, key, text, encoding) => createHmac(algorithm, key).update(text).digest(encoding);

/** The three values that a business page passes to echatSDK.config. */
export const signPage = (pageToken, pageOrigin) => {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const nonce = randomUUID();
  const signature = hmac('sha256', pageToken, `${timestamp}.${nonce}.${pageOrigin}`, 'hex');
  return { timestamp, nonce, signature };
};

/** The accessToken that signs an agent in to the workbench (HS384). */
export const signAgent = (ssoSecret, email) => {
  const now = Math.floor(Date.now() / 1000);
  const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { sub: email, iat: now, exp: now + 60, jti: randomUUID() };
  const text = `${encode({ alg: 'HS384', typ: 'JWT' })}.${encode(claims)}`;
  return `${text}.${hmac('sha384', ssoSecret, text, 'base64url')}`;
};
