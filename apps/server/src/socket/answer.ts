import { randomUUID } from 'node:crypto';
import { type Language, WireError } from '@inlay/protocol/errors.ts';
import type { Logger } from 'pino';
import { sentence } from '../i18n/sentence.ts';
import type { OrRefused } from '../store/refused.ts';
import type { RequestId } from './frame.ts';

const withId = (fields: Record<string, unknown>, requestId: RequestId): string =>
  JSON.stringify(requestId === undefined ? fields : { ...fields, request_id: requestId });

/** A reply's own fields as JSON without the braces, for what is answered so often that an object would cost. */
export class EncodedFields {
  readonly json: string;

  constructor(json: string) {
    this.json = json;
  }
}

/** A4: method, code and msg in every reply. */
export const success = (method: string, fields: object, requestId: RequestId): string => {
  if (!(fields instanceof EncodedFields)) return withId({ method, code: 0, msg: '', ...fields }, requestId);
  const id = requestId === undefined ? '' : `,"request_id":${JSON.stringify(requestId)}`;
  return `{"method":"${method}","code":0,"msg":"",${fields.json}${id}}`;
};

/** The one place where an error becomes a reply. What is not a WireError is logged and told as 500 without details. */
export const failure = (
  log: Pick<Logger, 'error'>,
  language: Language,
  method: string,
  error: unknown,
  requestId: RequestId,
): string => {
  const name = method.slice(0, 64);
  if (error instanceof WireError) {
    return withId(
      { method: name, code: error.code, msg: sentence(language, error.text, error.vars) },
      requestId,
    );
  }
  const id = randomUUID();
  log.error({ err: error, method: name, errorId: id }, 'a request failed');
  return withId({ method: name, code: 500, msg: sentence(language, 'internal', { id }) }, requestId);
};

/** Gives the result of a write, or throws its refusal. */
export const accepted = <T extends object>(result: OrRefused<T>): T => {
  if ('refused' in result) throw new WireError(result.refused.code, result.refused.text, result.refused.vars);
  return result;
};
