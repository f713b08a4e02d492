import type { CustomFetch } from 'openid-client';
import type { SafeFetch } from '../../net/safe-fetch.ts';

const answerBytes = 512 * 1024;
const answerMs = 10_000;

type Headers = Readonly<Record<string, string | string[] | undefined>>;

const headersOf = (headers: Headers): [string, string][] =>
  Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map((one): [string, string] => [name, one]),
  );

const textOf = (body: unknown): string | null => {
  if (body === undefined || body === null) return null;
  if (typeof body === 'string') return body;
  if (body instanceof URLSearchParams) return body.toString();
  throw new TypeError('a body of text is wanted');
};

const read = async (body: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts);
};

/** What an issuer's addresses are asked through: an administrator chose them, so they may not reach inwards. */
export const guardedFetch =
  ({ fetch }: Pick<SafeFetch, 'fetch'>): CustomFetch =>
  async (url, { method, headers, body, signal }) => {
    const text = textOf(body);
    const answer = await fetch(url, {
      method: method === 'POST' ? 'POST' : 'GET',
      headers: Object.fromEntries(new Headers(headers)),
      ...(text === null ? {} : { body: text }),
      timeoutMs: answerMs,
      maxBytes: answerBytes,
      ...(signal ? { signal } : {}),
    });
    const { status } = answer;
    const isEmpty = status === 204 || status === 304;
    const content = await read(answer.body);
    return new Response(isEmpty ? null : new Uint8Array(content), {
      status,
      headers: headersOf(answer.headers),
    });
  };
