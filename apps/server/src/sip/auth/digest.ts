import { createHash, timingSafeEqual } from 'node:crypto';
import { paramsOf, splitOutside } from '../wire/scan.ts';

/** RFC 7616 with MD5 and qop=auth: all that JsSIP and the SIP phones of the field speak. */
export type DigestAnswer = {
  username: string;
  realm: string;
  nonce: string;
  uri: string;
  response: string;
  cnonce: string;
  nc: string;
};

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/** Null for anything but a digest answer of our kind. */
export const readDigest = (value: string): DigestAnswer | null => {
  if (!/^digest\s/i.test(value)) return null;
  const params = paramsOf(splitOutside(value.slice(7), ','));
  const get = (name: string): string => params.get(name) ?? '';
  if ((params.get('algorithm') ?? 'MD5').toUpperCase() !== 'MD5' || get('qop') !== 'auth') return null;
  const answer = {
    username: get('username'),
    realm: get('realm'),
    nonce: get('nonce'),
    uri: get('uri'),
    response: get('response').toLowerCase(),
    cnonce: get('cnonce'),
    nc: get('nc'),
  };
  return Object.values(answer).every((part) => part !== '') ? answer : null;
};

export const digestResponse = (answer: Omit<DigestAnswer, 'response'>, method: string, password: string) =>
  md5(
    [
      md5(`${answer.username}:${answer.realm}:${password}`),
      answer.nonce,
      answer.nc,
      answer.cnonce,
      'auth',
      md5(`${method}:${answer.uri}`),
    ].join(':'),
  );

export const isRightAnswer = (answer: DigestAnswer, method: string, password: string): boolean => {
  const expected = Buffer.from(digestResponse(answer, method, password));
  const given = Buffer.from(answer.response);
  return given.length === expected.length && timingSafeEqual(given, expected);
};
