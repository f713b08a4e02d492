import { createHmac } from 'node:crypto';

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Interface 1's accessToken, as a company's server signs it: HS384, the e-mail as `sub`. */
export const signAccessToken = (
  secret: string,
  { email, issuedAt, lifeSeconds, id }: { email: string; issuedAt: number; lifeSeconds: number; id: string },
): string => {
  const iat = Math.floor(issuedAt / 1000);
  const claims = encode({ sub: email, iat, exp: iat + lifeSeconds, jti: id });
  const signed = `${encode({ alg: 'HS384', typ: 'JWT' })}.${claims}`;
  return `${signed}.${createHmac('sha384', secret).update(signed).digest('base64url')}`;
};
