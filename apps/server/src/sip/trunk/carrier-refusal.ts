import { type HangupCode, hangupCodes } from '@inlay/protocol/phone-frame/hangup-codes.ts';
import { denial } from '../denial.ts';
import type { NotConnected } from '../dialling.ts';
import { headerOf, type SipResponse } from '../wire/message.ts';

const ownCode = (response: SipResponse): HangupCode | null => {
  const code = Number(headerOf(response, 'x-hangup-code'));
  return Object.hasOwn(hangupCodes, code) ? (code as HangupCode) : null;
};

/** P4, P7a: busy and declined are no faults; the rest has a code. A code of the carrier's own wins. */
export const carrierRefusal = (response: SipResponse): NotConnected => {
  const { status } = response;
  const code = ownCode(response);
  if (code !== null) return { ...denial(code), result: 'failed' };
  if (status === 486 || status === 600) return { status: 486, result: 'busy' };
  if (status === 603 || status === 607) return { status: 603, result: 'declined' };
  if (status === 408 || status === 480 || status === 487) return { status: 480, result: 'no-answer' };
  if (status === 404 || status === 484 || status === 604) return { status, code: 812, result: 'failed' };
  if (status === 488 || status === 606) return { status: 488, result: 'failed' };
  return denial(801);
};
