import { WireError } from '@inlay/protocol/errors.ts';

export type Frame = Record<string, unknown> & { method: string };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Any text from outside to a frame with a method, or 400. JSON.parse makes `__proto__` a plain field, never a prototype. */
export const parseFrame = (text: string): Frame => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new WireError(400, 'malformed_json');
  }
  if (!isObject(value) || typeof value['method'] !== 'string') throw new WireError(400, 'not_an_object');
  return value as Frame;
};

export type RequestId = string | number | undefined;

/** The reply's echo of the request id: only what the protocol allows, so that nothing else is reflected. */
export const requestIdOf = (frame: Record<string, unknown>): RequestId => {
  const id = frame['request_id'];
  if (typeof id === 'string') return id.slice(0, 64);
  return Number.isSafeInteger(id) ? (id as number) : undefined;
};
