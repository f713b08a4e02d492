import { type HangupCode, hangupCodes } from '@inlay/protocol/phone-frame/hangup-codes.ts';
import type { NotConnected } from './dialling.ts';

/** P6: a denial is a 403 with its code; the two network codes are the server's own trouble. */
export const denial = (code: HangupCode): NotConnected => ({
  status: code === 800 || code === 801 ? 503 : 403,
  reason: hangupCodes[code],
  code,
  result: code === 800 || code === 801 ? 'failed' : 'denied',
});
