import { CallFailed } from '@inlay/frame/page-guest.ts';
import type { Failure, StaffSdkError } from './staff-sdk.ts';

/** An Error with the fields of a failure on it. */
export const errorOf = (failure: Failure): StaffSdkError =>
  Object.assign(new Error(failure.msg), { name: 'StaffSdkError' }, failure);

const isSdkError = (error: unknown): error is StaffSdkError =>
  error instanceof Error && error.name === 'StaffSdkError';

/** Whatever was thrown, as the page reads it. What cannot be copied to the desk is the page's own wrong argument. */
export const failureOf = (error: unknown, method: string): Failure => {
  if (error instanceof CallFailed) return error.refusal;
  if (isSdkError(error)) return { code: error.code, msg: error.msg, reason: error.reason };
  const isCopy = error instanceof Error && error.name === 'DataCloneError';
  const msg = `${method}: ${error instanceof Error ? error.message : String(error)}`;
  return isCopy ? { code: 400, reason: 'invalid', msg } : { code: 500, reason: 'failed', msg };
};
