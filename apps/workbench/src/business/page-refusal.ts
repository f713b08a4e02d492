import { ConnectionLost, RequestRefused } from '@inlay/client/refused.ts';
import { PageRefused } from '@inlay/frame/page-refused.ts';
import type { CallReason } from '@inlay/protocol/staff-sdk/error-codes.ts';

const reasons: Readonly<Record<number, CallReason>> = {
  400: 'invalid',
  403: 'no_scope',
  404: 'no_visitor',
  409: 'conflict',
  413: 'too_large',
  429: 'too_fast',
};

/** What the server refused, in the words of the SDK. Whatever else is thrown is a fault and told as one. */
const refusalOf = (error: unknown): unknown => {
  if (error instanceof ConnectionLost) return new PageRefused('offline');
  if (!(error instanceof RequestRefused)) return error;
  const reason = reasons[error.code];
  return reason === undefined ? error : new PageRefused(reason, error.message);
};

export const orPageRefused = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    throw refusalOf(error);
  }
};
