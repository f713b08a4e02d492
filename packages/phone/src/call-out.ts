import type { CallFacts } from './call-facts.ts';
import { cleanDialString } from './dial-string.ts';

/** What `callOut` and the dial pad ask for (P4). */
export type CallRequest = {
  callee: string;
  caller?: string;
  orderId?: string;
  params?: string;
  other?: string;
};

export type RefusedCallOut = { refused: 'badNumber' | 'tooLong' | 'busy' | 'sameOrder' | 'notRegistered' };

const longest = { orderId: 32, params: 2048, caller: 32 };

/** The number to dial, or why not. */
export const checkCallOut = (request: CallRequest): { number: string } | RefusedCallOut => {
  const cleaned = cleanDialString(request.callee);
  if ('fault' in cleaned) return { refused: 'badNumber' };
  const { orderId = '', params = '', other = '', caller = '' } = request;
  const isLong =
    orderId.length > longest.orderId ||
    params.length > longest.params ||
    other.length > longest.params ||
    caller.length > longest.caller;
  return isLong ? { refused: 'tooLong' } : { number: cleaned.digits };
};

// A lone surrogate would make encodeURIComponent throw.
const encoded = (text: string): string => encodeURIComponent(text.toWellFormed());

/** P5. Percent-encoded: no line break of a host page gets into a header, and every server on the way is 8-bit clean. */
export const callOutHeaders = (facts: CallFacts, wishedCaller: string): (readonly [string, string])[] => {
  const headers: [string, string][] = [
    ['X-Call-Id', facts.callId],
    ['X-Direction', String(facts.direction)],
  ];
  if (wishedCaller !== '') headers.push(['X-Caller', encoded(wishedCaller)]);
  if (facts.orderId !== '') headers.push(['X-Order-Id', encoded(facts.orderId)]);
  if (facts.params !== '') headers.push(['X-Params', encoded(facts.params)]);
  if (facts.other !== '') headers.push(['X-Other', encoded(facts.other)]);
  return headers;
};
