import {
  callErrors,
  type CallReason,
  configErrors,
  type ConfigReason,
} from '@inlay/protocol/staff-sdk/error-codes.ts';
import type { PageRefusal } from '@inlay/protocol/staff-sdk/page-channel.ts';

/** Thrown by a handler of the desk: the page is told why. Whatever else is thrown is told as `failed`. */
export class PageRefused extends Error {
  readonly reason: CallReason;
  /** What to do about it; follows the meaning of the reason. */
  readonly detail: string;
  constructor(reason: CallReason, detail = '') {
    super(`${reason} ${detail}`.trim());
    this.name = 'PageRefused';
    this.reason = reason;
    this.detail = detail;
  }
}

const sentence = (meaning: string, detail: string): string =>
  detail === '' ? meaning : `${meaning}: ${detail}`;

export const callRefusal = (reason: CallReason, detail = ''): PageRefusal => ({
  code: callErrors[reason].code,
  msg: sentence(callErrors[reason].meaning, detail),
  reason,
});

export const configRefusal = (reason: ConfigReason, detail = ''): PageRefusal => ({
  code: configErrors[reason].code,
  msg: sentence(configErrors[reason].meaning, detail),
  reason,
});
